package org.mumap.rules.evaluation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An indicator as a scheme uses it.
 *
 * @param code which
 * @param weight points a firm at the base gets
 * @param base base value in the indicator's own unit; null where the base is computed or the method needs none
 * @param baseRule where the base comes from
 * @param baseFactor what a computed average is multiplied with (淮安 2024: about twice the year before)
 * @param cap most that value ÷ base may be; null = no limit
 * @param floor least that value ÷ base may be; null = no limit
 * @param missing what a firm without the value gets
 */
public record Indicator(
        IndicatorCode code,
        BigDecimal weight,
        @Nullable BigDecimal base,
        BaseRule baseRule,
        BigDecimal baseFactor,
        @Nullable BigDecimal cap,
        @Nullable BigDecimal floor,
        Missing missing) {

    /** Where the base comes from. */
    public enum BaseRule {
        /** Set in the scheme. */
        FIXED,
        /** Average of the ranked population of the year: Σ numerator ÷ Σ denominator, never the mean of quotients. */
        AVERAGE,
        /** The same of the year before. */
        PREVIOUS_AVERAGE
    }

    /** What stands in for a value that cannot be computed; always marked as imputed. */
    public enum Missing {
        /** Average score of that indicator over those who have one (黄岩 2022). */
        AVERAGE_SCORE,
        /** Nothing. */
        ZERO,
        /** The full weight. */
        FULL_WEIGHT
    }

    /** With a base that is set; the average score stands in for what is missing. */
    public static Indicator of(
            IndicatorCode code,
            BigDecimal weight,
            @Nullable BigDecimal base,
            @Nullable BigDecimal cap,
            @Nullable BigDecimal floor) {
        return new Indicator(code, weight, base, BaseRule.FIXED, BigDecimal.ONE, cap, floor, Missing.AVERAGE_SCORE);
    }
}
