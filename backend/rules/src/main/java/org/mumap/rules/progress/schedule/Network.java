package org.mumap.rules.progress.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mumap.rules.Message;

/** The nodes with their order; only what has no fault can be ordered. */
final class Network {

    private final Map<String, Step> byName = new LinkedHashMap<>();
    private final Map<String, List<Step>> followers = new HashMap<>();
    private final List<Message> faults = new ArrayList<>();
    private final List<Step> ordered;

    Network(List<Step> steps) {
        for (Step step : steps) {
            if (byName.put(step.name(), step) != null) {
                faults.add(Message.of("progress.schedule.twice", step.name()));
            }
            if (step.durationDays() < 0) {
                faults.add(Message.of("progress.schedule.negative", step.name(), step.durationDays()));
            }
        }
        for (Step step : steps) {
            for (String name : step.predecessors()) {
                if (byName.containsKey(name)) {
                    followers.computeIfAbsent(name, key -> new ArrayList<>()).add(step);
                } else {
                    faults.add(Message.of("progress.schedule.unknown", step.name(), name));
                }
            }
        }
        ordered = faults.isEmpty() ? order() : List.of();
    }

    List<Message> faults() {
        return List.copyOf(faults);
    }

    /** Each node after its predecessors; nodes that do not depend on each other keep the order given. */
    List<Step> ordered() {
        return ordered;
    }

    List<Step> followers(Step step) {
        return followers.getOrDefault(step.name(), List.of());
    }

    List<Step> predecessors(Step step) {
        return step.predecessors().stream()
                .map(name -> Objects.requireNonNull(byName.get(name)))
                .toList();
    }

    private List<Step> order() {
        Map<String, Integer> waitsFor = new HashMap<>();
        byName.values().forEach(step -> waitsFor.put(step.name(), new HashSet<>(step.predecessors()).size()));
        Deque<Step> ready = new ArrayDeque<>();
        byName.values().stream().filter(step -> step.predecessors().isEmpty()).forEach(ready::add);
        List<Step> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            Step step = ready.remove();
            order.add(step);
            for (Step next : new LinkedHashSet<>(followers(step))) {
                if (waitsFor.merge(next.name(), -1, Integer::sum) == 0) {
                    ready.add(next);
                }
            }
        }
        if (order.size() < byName.size()) {
            Set<String> left = new LinkedHashSet<>(byName.keySet());
            order.forEach(step -> left.remove(step.name()));
            faults.add(Message.of("progress.schedule.circle", String.join(" → ", circle(left))));
            return List.of();
        }
        return List.copyOf(order);
    }

    /** One circle among nodes that all wait: going from predecessor to predecessor must come back. */
    private List<String> circle(Set<String> waiting) {
        List<String> path = new ArrayList<>();
        String at = waiting.iterator().next();
        while (!path.contains(at)) {
            path.add(at);
            at = Objects.requireNonNull(byName.get(at)).predecessors().stream()
                    .filter(waiting::contains)
                    .findFirst()
                    .orElseThrow();
        }
        List<String> circle = new ArrayList<>(path.subList(path.indexOf(at), path.size()));
        circle.add(at);
        java.util.Collections.reverse(circle);
        return circle;
    }
}
