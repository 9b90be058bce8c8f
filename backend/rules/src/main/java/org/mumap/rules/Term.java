package org.mumap.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One summand of a score, shown so that everybody can add it up: a score is Σ(weight × score) ÷ Σ weight.
 *
 * @param code what is scored, for example {@code ROAD_DISTANCE}
 * @param value the fact the score comes from, in {@code unit}; null when it is not a number
 * @param unit {@code mu}, {@code m}, {@code deg}, {@code days}, {@code ratio} …; empty when there is none
 * @param score 0 (worst) to 1 (best)
 * @param weight how much it counts, ≥ 0
 */
public record Term(String code, @Nullable BigDecimal value, String unit, double score, double weight) {

    /** Σ(weight × score) ÷ Σ weight, 0 when nothing has weight. */
    public static double total(Iterable<Term> terms) {
        double sum = 0;
        double weights = 0;
        for (Term term : terms) {
            sum += term.weight * term.score;
            weights += term.weight;
        }
        return weights == 0 ? 0 : sum / weights;
    }
}
