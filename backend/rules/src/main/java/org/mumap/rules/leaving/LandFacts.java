package org.mumap.rules.leaving;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a parcel; null = not known.
 *
 * @param parcelCode its code
 * @param mu its land, mu
 * @param developing the idle rule finds it developed or in development
 * @param idle it is suspected or found idle: then it is never of low efficiency
 * @param agreedCompletionOn 约定竣工, by the terms in force: {@link ContractTerms}
 * @param agreedInvestmentWan 约定投资, 万元, without price and taxes
 * @param agreedTaxWanPerMu 约定亩均税收, 万元
 * @param observedOn newest inspection
 * @param stoppedOn 中止, as last observed; null while working
 * @param completedOn 竣工
 * @param productionOn 投产
 * @param shouldDevelopM2 应动工面积, m²
 * @param developedM2 已动工面积, m²
 * @param investedWan 已投资额, 万元, without price and taxes
 * @param years what the returns place on it, newest first
 * @param heldM2 land that its owners hold, m²
 * @param leasedOutM2 of it leased out, m²
 * @param tenants firms that lease here
 * @param tenantsWithReturns of them those with a return here for the newest year
 */
public record LandFacts(
        String parcelCode,
        BigDecimal mu,
        boolean developing,
        boolean idle,
        @Nullable LocalDate agreedCompletionOn,
        @Nullable BigDecimal agreedInvestmentWan,
        @Nullable BigDecimal agreedTaxWanPerMu,
        @Nullable LocalDate observedOn,
        @Nullable LocalDate stoppedOn,
        @Nullable LocalDate completedOn,
        @Nullable LocalDate productionOn,
        @Nullable BigDecimal shouldDevelopM2,
        @Nullable BigDecimal developedM2,
        @Nullable BigDecimal investedWan,
        List<YearOfLand> years,
        BigDecimal heldM2,
        BigDecimal leasedOutM2,
        int tenants,
        int tenantsWithReturns) {

    /**
     * A year on the parcel.
     *
     * @param year the year
     * @param mu net land used, mu
     * @param taxWan tax placed on it, 万元; null when a firm that uses it filed no return with its tax
     * @param outputWan output placed on it, 万元; null when a firm that uses it filed no return with its output
     */
    public record YearOfLand(
            int year,
            BigDecimal mu,
            @Nullable BigDecimal taxWan,
            @Nullable BigDecimal outputWan) {}

    public LandFacts {
        years = List.copyOf(years);
    }
}
