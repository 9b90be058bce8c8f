package org.mumap.rules.progress.schedule;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;
import org.mumap.rules.calendar.WorkCalendar;

/** Computes the latest and the forecast times of a network of nodes. */
public final class BackSchedule {

    private static final int DUE_SOON_DAYS = 7;

    private final Network network;
    private final LocalDate target;
    private final LocalDate asOf;
    private final WorkCalendar calendar;
    private final Map<String, LocalDate> latestFinish = new HashMap<>();
    private final Map<String, LocalDate> forecastStart = new HashMap<>();
    private final Map<String, LocalDate> forecastFinish = new HashMap<>();

    private BackSchedule(Network network, LocalDate target, LocalDate asOf, WorkCalendar calendar) {
        this.network = network;
        this.target = target;
        this.asOf = asOf;
        this.calendar = calendar;
    }

    /**
     * The schedule of a project.
     *
     * @param steps its nodes
     * @param target the day on which the last node is to end
     * @param asOf the day judged; what happened later is not looked at
     * @param calendar working days, for nodes that count them
     */
    public static Schedule judge(List<Step> steps, LocalDate target, LocalDate asOf, WorkCalendar calendar) {
        if (steps.isEmpty()) {
            return new Schedule.Refused(List.of(Message.of("progress.schedule.empty")));
        }
        Network network = new Network(steps);
        return network.faults().isEmpty()
                ? new BackSchedule(network, target, asOf, calendar).compute()
                : new Schedule.Refused(network.faults());
    }

    private Schedule compute() {
        List<Step> backward = new ArrayList<>(network.ordered());
        Collections.reverse(backward);
        backward.forEach(step -> latestFinish.put(step.name(), latestFinish(step)));
        network.ordered().forEach(this::forecast);
        Step last = network.ordered().stream()
                .filter(step -> network.followers(step).isEmpty())
                .max(Comparator.comparing(step -> forecastFinish(step)))
                .orElseThrow();
        return new Schedule.Computed(
                target,
                asOf,
                network.ordered().stream().map(this::times).toList(),
                forecastFinish(last),
                ChronoUnit.DAYS.between(target, forecastFinish(last)),
                pathTo(last));
    }

    private LocalDate latestFinish(Step step) {
        return network.followers(step).stream()
                .map(next -> minus(latestStart(next), next.lagDays(), next.days()))
                .min(LocalDate::compareTo)
                .orElse(target);
    }

    private LocalDate latestStart(Step step) {
        return minus(Objects.requireNonNull(latestFinish.get(step.name())), step.durationDays(), step.days());
    }

    private void forecast(Step step) {
        LocalDate from = reached(step.actualFrom());
        LocalDate to = reached(step.actualTo());
        LocalDate start = from != null ? from : to != null ? minus(to, step.durationDays(), step.days()) : ready(step);
        LocalDate finish = plus(start, step.durationDays(), step.days());
        forecastStart.put(step.name(), start);
        forecastFinish.put(step.name(), to != null ? to : finish.isBefore(asOf) ? asOf : finish);
    }

    /** When a node that has not begun can begin: when all before it have ended and the lag is over, not before the day judged. */
    private LocalDate ready(Step step) {
        return network.predecessors(step).stream()
                .map(before -> plus(forecastFinish(before), step.lagDays(), step.days()))
                .max(LocalDate::compareTo)
                .filter(day -> day.isAfter(asOf))
                .orElse(asOf);
    }

    private LocalDate forecastFinish(Step step) {
        return Objects.requireNonNull(forecastFinish.get(step.name()));
    }

    private StepTimes times(Step step) {
        LocalDate start = Objects.requireNonNull(forecastStart.get(step.name()));
        LocalDate latest = Objects.requireNonNull(latestFinish.get(step.name()));
        LocalDate latestStart = latestStart(step);
        boolean begun = reached(step.actualFrom()) != null;
        boolean done = reached(step.actualTo()) != null;
        Long slack = done
                ? null
                : Long.valueOf(
                        begun
                                ? ChronoUnit.DAYS.between(forecastFinish(step), latest)
                                : ChronoUnit.DAYS.between(start, latestStart));
        String blocker = done || begun ? null : blocker(step).map(Step::name).orElse(null);
        return new StepTimes(
                step.name(),
                latestStart,
                latest,
                start,
                forecastFinish(step),
                slack,
                slack != null && slack <= 0,
                state(slack, begun ? latest : latestStart, begun, blocker),
                blocker);
    }

    private StepTimes.State state(@Nullable Long slack, LocalDate due, boolean begun, @Nullable String blocker) {
        if (slack == null) {
            return StepTimes.State.DONE;
        }
        if (slack < 0) {
            return StepTimes.State.LATE;
        }
        if (!asOf.plusDays(DUE_SOON_DAYS).isBefore(due)) {
            return StepTimes.State.DUE_SOON;
        }
        if (begun) {
            return StepTimes.State.DOING;
        }
        return blocker == null ? StepTimes.State.READY : StepTimes.State.BLOCKED;
    }

    private Optional<Step> blocker(Step step) {
        return network.predecessors(step).stream()
                .filter(before -> reached(before.actualTo()) == null)
                .max(Comparator.comparing(this::forecastFinish));
    }

    private List<String> pathTo(Step last) {
        List<String> path = new ArrayList<>();
        for (Optional<Step> at = Optional.of(last); at.isPresent(); at = blocker(at.get())) {
            path.add(at.get().name());
        }
        Collections.reverse(path);
        return List.copyOf(path);
    }

    private LocalDate plus(LocalDate day, int days, Step.Days counted) {
        return counted == Step.Days.WORKING ? calendar.plusWorkdays(day, days) : day.plusDays(days);
    }

    private LocalDate minus(LocalDate day, int days, Step.Days counted) {
        return counted == Step.Days.WORKING ? calendar.minusWorkdays(day, days) : day.minusDays(days);
    }

    private @Nullable LocalDate reached(@Nullable LocalDate day) {
        return day == null || day.isAfter(asOf) ? null : day;
    }
}
