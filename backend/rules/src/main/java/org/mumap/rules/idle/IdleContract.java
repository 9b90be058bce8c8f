package org.mumap.rules.idle;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of a contract, allocation decision or supplementary agreement, about one parcel and one phase.
 *
 * @param contractNo number of the contract
 * @param phase 1 unless the contract sets phases
 * @param phaseAreaM2 land area of the phase, m²
 * @param holder name of the holder
 * @param kind how the land was given out
 * @param signedOn day of signing; before it the row is invisible
 * @param priceWan price of this row's land, 万元
 * @param deliveredOn actual delivery by 交地确认书
 * @param agreedStartOn agreed 动工开发
 * @param agreedCompletionOn agreed 竣工
 * @param agreedInvestmentWan agreed total investment without land price and taxes (art. 30), 万元
 * @param supplements number of the contract this row supplements; null or blank for an original contract
 * @param approvedOn day a supplement was approved; without it, or before it, a supplement does not count
 * @param means the means of art. 12 a supplement carries out
 */
public record IdleContract(
        String contractNo,
        int phase,
        @Nullable BigDecimal phaseAreaM2,
        String holder,
        ContractKind kind,
        LocalDate signedOn,
        @Nullable BigDecimal priceWan,
        @Nullable LocalDate deliveredOn,
        @Nullable LocalDate agreedStartOn,
        @Nullable LocalDate agreedCompletionOn,
        @Nullable BigDecimal agreedInvestmentWan,
        @Nullable String supplements,
        @Nullable LocalDate approvedOn,
        @Nullable DisposalMeans means) {

    /** True if this row supplements another one. */
    public boolean isSupplement() {
        return supplements != null && !supplements.isBlank();
    }
}
