package org.mumap.rules.evaluation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One indicator of a score.
 *
 * @param code the indicator
 * @param numerator above the line, null = not known
 * @param denominator below the line, null = not known
 * @param value the quotient, 10 decimals; null = not computable
 * @param base the base it is measured by, null where the method has none
 * @param weight points at the base
 * @param score points, 10 decimals
 * @param capped whether cap or floor held it
 * @param imputed whether the score stands in for a value that is missing
 */
public record ScoreTerm(
        IndicatorCode code,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable BigDecimal value,
        @Nullable BigDecimal base,
        BigDecimal weight,
        BigDecimal score,
        boolean capped,
        boolean imputed) {}
