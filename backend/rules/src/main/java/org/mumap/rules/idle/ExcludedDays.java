package org.mumap.rules.idle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A set of days made of inclusive periods; days in several periods count once. */
final class ExcludedDays {

    /** Disjoint, ascending; each {first, last} in epoch days, both inclusive. */
    private final List<long[]> runs;

    private ExcludedDays(List<long[]> runs) {
        this.runs = runs;
    }

    static ExcludedDays of(List<ExcludedPeriod> periods) {
        List<long[]> runs = new ArrayList<>();
        periods.stream()
                // A period that ends before it begins holds no day.
                .filter(period -> !period.toOn().isBefore(period.fromOn()))
                .sorted(Comparator.comparing(ExcludedPeriod::fromOn))
                .forEach(period ->
                        append(runs, period.fromOn().toEpochDay(), period.toOn().toEpochDay()));
        return new ExcludedDays(runs);
    }

    /** How many excluded days lie after {@code after} and up to and with {@code upTo}. */
    long count(LocalDate after, LocalDate upTo) {
        long first = after.toEpochDay() + 1;
        long last = upTo.toEpochDay();
        long days = 0;
        for (long[] run : runs) {
            days += Math.max(0, Math.min(run[1], last) - Math.max(run[0], first) + 1);
        }
        return days;
    }

    private static void append(List<long[]> runs, long first, long last) {
        long[] previous = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        if (previous != null && first <= previous[1] + 1) {
            previous[1] = Math.max(previous[1], last);
        } else {
            runs.add(new long[] {first, last});
        }
    }
}
