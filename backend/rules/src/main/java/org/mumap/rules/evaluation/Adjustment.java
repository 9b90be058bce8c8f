package org.mumap.rules.evaluation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a mark does to the firm that bears it.
 *
 * @param code code of the mark
 * @param name its name in the scheme
 * @param kind what it does
 * @param points points of a bonus or deduction, the factor of a correction; null for a veto
 * @param best best grade left under a veto
 */
public record Adjustment(
        String code,
        String name,
        Kind kind,
        @Nullable BigDecimal points,
        @Nullable String best) {

    /** What it does. */
    public enum Kind {
        /** The sum of single scores is multiplied with it (龙游: 修正系数). */
        FACTOR,
        /** Added. */
        BONUS,
        /** Taken off. */
        DEDUCTION,
        /** No better grade than {@link Adjustment#best} (一票否决). */
        VETO
    }
}
