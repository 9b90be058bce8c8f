package org.mumap.rules.threshold;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a project promises; null = not stated.
 *
 * @param areaMu land it asks for, mu
 * @param investmentWan fixed assets with the land price, 万元
 * @param taxWan tax of a year at full production, 万元
 * @param outputWan gross output of a year at full production, 万元
 * @param jobs staff at full production
 * @param rdShare research spending over revenue, 0 to 1
 * @param energyTce energy of a year, tons of coal equivalent
 * @param environmentCleared whether the environmental review lets it stand here
 * @param notRestricted whether its trade is outside the lists of restricted and eliminated ones
 */
public record ProjectOffer(
        BigDecimal areaMu,
        @Nullable BigDecimal investmentWan,
        @Nullable BigDecimal taxWan,
        @Nullable BigDecimal outputWan,
        @Nullable BigDecimal jobs,
        @Nullable BigDecimal rdShare,
        @Nullable BigDecimal energyTce,
        @Nullable Boolean environmentCleared,
        @Nullable Boolean notRestricted) {

    /** The money of an indicator, 万元; null when not stated. */
    public @Nullable BigDecimal money(ThresholdIndicator indicator) {
        return switch (indicator) {
            case INVESTMENT_PER_MU -> investmentWan;
            case TAX_PER_MU -> taxWan;
            case OUTPUT_PER_MU -> outputWan;
        };
    }
}
