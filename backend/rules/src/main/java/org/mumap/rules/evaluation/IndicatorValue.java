package org.mumap.rules.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A quotient that is not divided yet, so that it is rounded once only.
 *
 * @param numerator above the line; null = not known
 * @param denominator below the line; null = not known
 */
public record IndicatorValue(
        @Nullable BigDecimal numerator, @Nullable BigDecimal denominator) {

    /** Decimals of values and scores, HALF_UP. */
    public static final int SCALE = 10;

    /** Whether there is a value: both are known and the denominator is above zero. */
    public boolean computable() {
        return numerator != null && denominator != null && denominator.signum() > 0;
    }

    /** The value; null when there is none. */
    public @Nullable BigDecimal value() {
        return times(BigDecimal.ONE, BigDecimal.ONE);
    }

    /** value × factor ÷ divisor, rounded once; null when there is no value. */
    @Nullable
    BigDecimal times(BigDecimal factor, BigDecimal divisor) {
        return numerator == null || denominator == null || denominator.signum() <= 0
                ? null
                : numerator.multiply(factor).divide(denominator.multiply(divisor), SCALE, RoundingMode.HALF_UP);
    }

    /** Sign of value − bound, exact. */
    int compareTo(BigDecimal bound) {
        if (numerator == null || denominator == null) {
            throw new IllegalStateException("There is no value to compare");
        }
        return numerator.compareTo(bound.multiply(denominator));
    }
}
