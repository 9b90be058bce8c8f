package org.mumap.rules.idle;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts net years from a day: 民法典 art. 201–202 (the first day is not counted; a year ends on the corresponding day, or on the last
 * day of the month when there is none), less the excluded days.
 */
final class YearClock {

    private final LocalDate start;
    private final ExcludedDays excluded;
    private final List<ExcludedPeriod> ignoredSeizures;

    private YearClock(LocalDate start, ExcludedDays excluded, List<ExcludedPeriod> ignoredSeizures) {
        this.start = start;
        this.excluded = excluded;
        this.ignoredSeizures = ignoredSeizures;
    }

    /**
     * The clock from this day with these verified periods. A seizure (J) only counts if one net year was not yet full when it began.
     */
    static YearClock of(LocalDate start, List<ExcludedPeriod> verified) {
        List<ExcludedPeriod> counted = new ArrayList<>();
        List<ExcludedPeriod> seizures = new ArrayList<>();
        verified.forEach(period -> (period.cause() == CauseCode.J ? seizures : counted).add(period));
        seizures.sort(Comparator.comparing(ExcludedPeriod::fromOn));
        List<ExcludedPeriod> ignored = new ArrayList<>();
        // In order of time: an earlier seizure that counts may keep the land from being idle before a later one.
        for (ExcludedPeriod seizure : seizures) {
            LocalDate idleFrom = new YearClock(start, ExcludedDays.of(counted), List.of()).fullOn(1);
            (idleFrom.isBefore(seizure.fromOn()) ? ignored : counted).add(seizure);
        }
        return new YearClock(start, ExcludedDays.of(counted), List.copyOf(ignored));
    }

    LocalDate start() {
        return start;
    }

    /** Seizures that do not count because the land was idle before them. */
    List<ExcludedPeriod> ignoredSeizures() {
        return ignoredSeizures;
    }

    /** Days since the start, 0 before it. */
    long grossDays(LocalDate asOf) {
        return Math.max(0, ChronoUnit.DAYS.between(start, asOf));
    }

    /** Excluded days since the start. */
    long excludedDays(LocalDate asOf) {
        return excluded.count(start, asOf);
    }

    long netDays(LocalDate asOf) {
        return grossDays(asOf) - excludedDays(asOf);
    }

    /**
     * The first day on which this many net years are full: the last day of the period moves out by the excluded days inside it, until
     * it stays. Exclusions that begin later never undo it.
     */
    LocalDate fullOn(int years) {
        LocalDate undisturbed = start.plusYears(years);
        LocalDate last = undisturbed;
        LocalDate next = undisturbed.plusDays(excluded.count(start, last));
        while (!next.equals(last)) {
            last = next;
            next = undisturbed.plusDays(excluded.count(start, last));
        }
        return last.plusDays(1);
    }

    /** {@link #fullOn(int)} of 1 to {@code years}. */
    List<LocalDate> fullOnUpTo(int years) {
        return IntStream.rangeClosed(1, years).mapToObj(this::fullOn).toList();
    }
}
