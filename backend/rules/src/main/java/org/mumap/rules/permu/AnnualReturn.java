package org.mumap.rules.permu;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a firm declared for a year. Amounts may have any number of decimals; they are rounded to the fen once, when they are split.
 *
 * @param creditCode the firm; null or blank when nobody knows whose return it is: its money stands in UNPLACED
 * @param year the year
 * @param outputWan 工业总产值, 万元; null adds nothing and is not known
 * @param valueAddedWan 工业增加值, 万元, may be negative
 * @param taxWan 实缴税收, 万元, may be negative after a refund
 */
public record AnnualReturn(
        @Nullable String creditCode,
        int year,
        @Nullable BigDecimal outputWan,
        @Nullable BigDecimal valueAddedWan,
        @Nullable BigDecimal taxWan) {}
