package org.mumap.rules.idle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Term;

/**
 * How soon an officer should take up a parcel. The score is 0 to 1, the weighted mean of three terms that are always shown:
 *
 * <ul>
 *   <li>{@code STAGE} (weight 5): how far the law has come. Two years full and not started 1.0, one year 0.8, stopped 0.7, overdue
 *       0.4, unknown 0.3, not due 0.1, all others 0.
 *   <li>{@code TIME} (weight 3): how near the next full year is. 1 on the day itself and after the last one, 0 a year before.
 *   <li>{@code AREA} (weight 2): mu ÷ 100, at most 1.
 * </ul>
 *
 * @param nextFullOn the next day on which a net year will be full; null when the last one has passed or no clock runs
 * @param daysLeft days until then; when the last one has passed, minus the days since; null when no clock runs
 * @param score 0 to 1
 * @param terms the summands
 */
public record IdleUrgency(
        @Nullable LocalDate nextFullOn, @Nullable Long daysLeft, double score, List<Term> terms) {

    private static final double AREA_OF_FULL_SCORE_MU = 100;
    private static final double DAYS_OF_ZERO_SCORE = 365;

    /**
     * The urgency of a verdict.
     *
     * @param areaMu area of the parcel; null when nobody knows it, then the term counts 0
     */
    public static IdleUrgency of(IdleVerdict verdict, @Nullable BigDecimal areaMu) {
        LocalDate next = verdict.fullOn().stream()
                .filter(day -> day.isAfter(verdict.asOf()))
                .findFirst()
                .orElse(null);
        Long daysLeft = daysLeft(verdict, next);
        double time = daysLeft == null ? 0 : Math.min(1, Math.max(0, 1 - daysLeft / DAYS_OF_ZERO_SCORE));
        double area = areaMu == null ? 0 : Math.min(1, Math.max(0, areaMu.doubleValue() / AREA_OF_FULL_SCORE_MU));
        List<Term> terms = List.of(
                new Term("STAGE", BigDecimal.valueOf(verdict.yearsFull()), "years", stage(verdict), 5),
                new Term("TIME", daysLeft == null ? null : BigDecimal.valueOf(daysLeft), "days", time, 3),
                new Term("AREA", areaMu, "mu", area, 2));
        return new IdleUrgency(next, daysLeft, Term.total(terms), terms);
    }

    /** Most urgent first; equal scores by days left. The caller breaks the last tie by parcel code. */
    public static Comparator<IdleUrgency> mostUrgentFirst() {
        return Comparator.comparingDouble(IdleUrgency::score)
                .reversed()
                .thenComparing(IdleUrgency::daysLeft, Comparator.nullsLast(Comparator.naturalOrder()));
    }

    private static @Nullable Long daysLeft(IdleVerdict verdict, @Nullable LocalDate next) {
        if (next != null) {
            return ChronoUnit.DAYS.between(verdict.asOf(), next);
        }
        List<LocalDate> full = verdict.fullOn();
        return full.isEmpty() ? null : -ChronoUnit.DAYS.between(full.get(full.size() - 1), verdict.asOf());
    }

    private static double stage(IdleVerdict verdict) {
        return switch (verdict.finding()) {
            case SUSPECTED_NOT_STARTED -> verdict.yearsFull() >= 2 ? 1.0 : 0.8;
            case SUSPECTED_STOPPED -> 0.7;
            case OVERDUE -> 0.4;
            case UNKNOWN -> 0.3;
            case NOT_DUE -> 0.1;
            case NO_CONTRACT, DEVELOPED, IN_DEVELOPMENT -> 0;
        };
    }
}
