package org.mumap.server.project;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.progress.schedule.Step;
import org.mumap.server.ledger.Fact;

/** Reads the network of nodes of a project out of its rows. */
final class ScheduleReader {

    private static final int SHARE_SCALE = 8;

    private ScheduleReader() {}

    /** The nodes as the rule reads them. A node without a duration takes the distance of its planned days; without those, none. */
    static List<Step> steps(List<Fact> nodes) {
        return nodes.stream().map(ScheduleReader::step).toList();
    }

    private static Step step(Fact node) {
        return new Step(
                node.requiredText("node"),
                names(node.text("predecessor")),
                duration(node),
                Objects.requireNonNullElse(node.integer("lag_days"), 0),
                "WORKING".equals(node.text("days")) ? Step.Days.WORKING : Step.Days.CALENDAR,
                node.date("actual_from"),
                node.date("actual_to"));
    }

    /** Several predecessors stand in one cell, parted by a comma or a semicolon. */
    private static List<String> names(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[,;，；、]"))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    private static int duration(Fact node) {
        Integer days = node.integer("duration_days");
        LocalDate from = node.date("planned_from");
        LocalDate to = node.date("planned_to");
        if (days != null) {
            return days;
        }
        return from != null && to != null ? Math.max(0, (int) ChronoUnit.DAYS.between(from, to)) : 0;
    }

    /** The day the last node is to end: the project's planned completion, else the last planned day of its nodes. */
    static @Nullable LocalDate target(Fact project, List<Fact> nodes) {
        Optional<LocalDate> planned = nodes.stream()
                .map(node -> node.date("planned_to"))
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo);
        LocalDate completion = project.date("planned_completion_on");
        // a network may go on to production: then its own last day speaks
        return Stream.of(Optional.ofNullable(completion), planned)
                .flatMap(Optional::stream)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    /** Share of the works that a node stands for once reached: the weights of it and everything before it ÷ all weights. */
    static Optional<BigDecimal> share(List<Fact> nodes, String reached) {
        Set<String> before = new HashSet<>();
        collect(nodes, reached, before);
        BigDecimal all = weight(nodes, null);
        return before.isEmpty() || all.signum() <= 0
                ? Optional.empty()
                : Optional.of(weight(nodes, before).divide(all, SHARE_SCALE, RoundingMode.HALF_UP));
    }

    private static void collect(List<Fact> nodes, String name, Set<String> seen) {
        for (Fact node : nodes) {
            if (node.requiredText("node").equals(name) && seen.add(name)) {
                names(node.text("predecessor")).forEach(before -> collect(nodes, before, seen));
            }
        }
    }

    private static BigDecimal weight(List<Fact> nodes, @Nullable Set<String> of) {
        return nodes.stream()
                .filter(node -> of == null || of.contains(node.requiredText("node")))
                .map(node -> node.number("weight"))
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
