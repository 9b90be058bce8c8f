package org.mumap.rules.threshold;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A firm that may stand in a sample, with what it yielded in the year.
 *
 * @param creditCode its code
 * @param name its name
 * @param division two digits of its industry, null when not known
 * @param parkCode park of the land counted here
 * @param mu net land, mu
 * @param landDerived whether the land was derived from floor space: then its area is not verified
 * @param investmentWan fixed assets with the land price, 万元; null when not known of all its land
 * @param taxWan tax of the year, 万元
 * @param outputWan gross output of the year, 万元
 * @param jobs average staff of the year
 * @param rdShare research spending over revenue, 0 to 1
 * @param outputPerTce output over energy, 万元 per ton of coal equivalent
 * @param producingSince first day of production, null when not known
 * @param registeredOn day of registration, null when not known
 * @param inBusiness whether the register shows it in business
 * @param exempt whether a final list of the year's evaluation set it apart as unfit to be ranked (class T)
 */
public record SampleFirm(
        String creditCode,
        @Nullable String name,
        @Nullable String division,
        @Nullable String parkCode,
        BigDecimal mu,
        boolean landDerived,
        @Nullable BigDecimal investmentWan,
        @Nullable BigDecimal taxWan,
        @Nullable BigDecimal outputWan,
        @Nullable BigDecimal jobs,
        @Nullable BigDecimal rdShare,
        @Nullable BigDecimal outputPerTce,
        @Nullable LocalDate producingSince,
        @Nullable LocalDate registeredOn,
        boolean inBusiness,
        boolean exempt) {

    /** The money of an indicator, 万元; null when not known. */
    public @Nullable BigDecimal money(ThresholdIndicator indicator) {
        return switch (indicator) {
            case INVESTMENT_PER_MU -> investmentWan;
            case TAX_PER_MU -> taxWan;
            case OUTPUT_PER_MU -> outputWan;
        };
    }
}
