package org.mumap.rules.threshold;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is advised for one indicator, and every number that led there; all values 万元 per mu.
 *
 * @param code the indicator
 * @param level how wide the sample was drawn; null when nobody is in it
 * @param n firms of the sample
 * @param mu their land, mu
 * @param mean sum of the money over sum of the land
 * @param p25 first quartile of the firms' ratios
 * @param p50 median
 * @param p75 third quartile
 * @param chosen the percentile of the rule
 * @param floor policy floor, null when none is set
 * @param previous threshold of the year before, null when none was approved
 * @param kept the previous one less the tolerance
 * @param basis which of the three was the largest; null when there is none
 * @param threshold what is advised, rounded; null when there is nothing to go by
 * @param tooFew whether even the widest sample has fewer firms than the rule asks for
 * @param passed the narrower samples, which had too few firms
 */
public record IndicatorAdvice(
        ThresholdIndicator code,
        @Nullable SampleLevel level,
        int n,
        BigDecimal mu,
        @Nullable BigDecimal mean,
        @Nullable BigDecimal p25,
        @Nullable BigDecimal p50,
        @Nullable BigDecimal p75,
        @Nullable BigDecimal chosen,
        @Nullable BigDecimal floor,
        @Nullable BigDecimal previous,
        @Nullable BigDecimal kept,
        @Nullable Basis basis,
        @Nullable BigDecimal threshold,
        boolean tooFew,
        List<PassedOver> passed) {

    private static final int FEWEST_SHOWN = 3;

    /** Which of the three made the threshold. */
    public enum Basis {
        /** The policy floor. */
        FLOOR,
        /** The percentile of the sample. */
        PERCENTILE,
        /** Last year's threshold less the tolerance. */
        PREVIOUS
    }

    /**
     * A sample that was too small.
     *
     * @param level how wide it was
     * @param n firms in it
     */
    public record PassedOver(SampleLevel level, int n) {}

    /**
     * The advice for those who may not see what a firm paid in tax: what fewer than three firms yield would tell it, so of tax nothing
     * that comes from such a sample is left (税收征收管理法 art. 8).
     */
    public IndicatorAdvice withoutTax() {
        if (code != ThresholdIndicator.TAX_PER_MU || n == 0 || n >= FEWEST_SHOWN) {
            return this;
        }
        boolean told = basis == Basis.PERCENTILE;
        return new IndicatorAdvice(
                code,
                level,
                n,
                mu,
                null,
                null,
                null,
                null,
                null,
                floor,
                previous,
                kept,
                told ? null : basis,
                told ? null : threshold,
                tooFew,
                passed);
    }

    public IndicatorAdvice {
        passed = List.copyOf(passed);
    }
}
