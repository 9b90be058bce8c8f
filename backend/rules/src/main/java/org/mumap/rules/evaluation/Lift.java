package org.mumap.rules.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.evaluation.Evaluation.Ranked;

/**
 * What would lift a firm one grade while everybody else stays as he is: the score it lacks, and to what each single indicator alone
 * would have to rise.
 *
 * @param grade the grade above
 * @param score the score of the last one who has it by his place
 * @param lacking points lacking, above zero
 * @param steps the indicators that could bring them alone, in the order of the scheme
 * @param vetoed whether a veto would keep the grade away whatever the score
 */
public record Lift(String grade, BigDecimal score, BigDecimal lacking, List<Step> steps, boolean vetoed) {

    /**
     * @param code the indicator
     * @param from value now, null when it is imputed
     * @param to value needed, 10 decimals
     * @param numerator what the numerator would have to be with the same denominator, 6 decimals
     * @param more by how much more than now
     */
    public record Step(
            IndicatorCode code, @Nullable BigDecimal from, BigDecimal to, BigDecimal numerator, BigDecimal more) {}

    private static final int MONEY_SCALE = 6;

    /** The lift of a ranked firm; null when it has the best grade by its place or nobody has the one above. */
    public static @Nullable Lift of(Scheme scheme, Ranked firm, Evaluation.Group group) {
        int now = scheme.ranking().indexOf(firm.gradeByRank());
        int above = now - 1;
        while (above >= 0 && group.cuts().get(above).lastScore() == null) {
            above--;
        }
        BigDecimal needed = above < 0 ? null : group.cuts().get(above).lastScore();
        if (needed == null) {
            return null;
        }
        // who shares that score with others shares their place, which may be that of a better grade still
        while (above > 0 && needed.equals(group.cuts().get(above - 1).lastScore())) {
            above--;
        }
        BigDecimal target = scheme.ranking().ties() == Ranking.Ties.BETTER
                ? needed
                : needed.add(BigDecimal.ONE.movePointLeft(IndicatorValue.SCALE));
        BigDecimal lacking = target.subtract(firm.score());
        List<Step> steps = new ArrayList<>();
        if (scheme.method() == Scheme.Method.BASE_RATIO && lacking.signum() > 0) {
            for (ScoreTerm term : firm.terms()) {
                Step step = step(scheme, firm, term, lacking);
                if (step != null) {
                    steps.add(step);
                }
            }
        }
        String grade = scheme.ranking().grades().get(above).grade();
        boolean vetoed = !firm.grade().equals(firm.gradeByRank());
        return new Lift(grade, needed, lacking, List.copyOf(steps), vetoed);
    }

    private static @Nullable Step step(Scheme scheme, Ranked firm, ScoreTerm term, BigDecimal lacking) {
        BigDecimal base = term.base();
        BigDecimal below = term.denominator();
        if (base == null || below == null || below.signum() <= 0 || base.signum() <= 0) {
            return null;
        }
        BigDecimal factor = factor(firm);
        if (factor.signum() <= 0) {
            return null;
        }
        BigDecimal points = term.score().add(lacking.divide(factor, IndicatorValue.SCALE, RoundingMode.CEILING));
        BigDecimal cap = cap(scheme, term.code());
        if (cap != null && points.compareTo(cap.multiply(term.weight())) > 0) {
            return null;
        }
        BigDecimal exact = points.multiply(base).multiply(below);
        BigDecimal numerator = exact.divide(term.weight(), MONEY_SCALE, RoundingMode.HALF_UP);
        if (compute(numerator, below, base, term.weight()).compareTo(points) < 0) {
            numerator = exact.divide(term.weight(), MONEY_SCALE, RoundingMode.CEILING);
        }
        BigDecimal to = numerator.divide(below, IndicatorValue.SCALE, RoundingMode.CEILING);
        BigDecimal more = term.numerator() == null ? numerator : numerator.subtract(term.numerator());
        return new Step(term.code(), term.value(), to, numerator, more);
    }

    private static BigDecimal compute(BigDecimal above, BigDecimal below, BigDecimal base, BigDecimal weight) {
        return Objects.requireNonNull(new IndicatorValue(above, below).times(weight, base));
    }

    private static @Nullable BigDecimal cap(Scheme scheme, IndicatorCode code) {
        for (Indicator indicator : scheme.indicators()) {
            if (indicator.code() == code) {
                return indicator.cap();
            }
        }
        return null;
    }

    private static BigDecimal factor(Ranked firm) {
        BigDecimal factor = BigDecimal.ONE;
        for (Evaluation.Change change : firm.changes()) {
            if (change.kind() == Adjustment.Kind.FACTOR && change.points() != null) {
                factor = factor.multiply(change.points());
            }
        }
        return factor;
    }
}
