package org.mumap.rules.supply;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Areas along the chain, m²: of a batch, of a town, or of all.
 *
 * @param approvedM2 批: approved
 * @param toExpropriateM2 征: to be expropriated, as the newest reports say
 * @param signedM2 of it under agreement
 * @param paidM2 of it paid for
 * @param clearedM2 of it cleared
 * @param suppliedM2 供: supplied by contract; never more than approved
 * @param unsuppliedM2 批而未供: approved less supplied
 * @param deliveredM2 交: supplied and handed over
 * @param startedM2 supplied and started
 * @param notStartedM2 供而未用: supplied less started
 */
public record SupplyRow(
        BigDecimal approvedM2,
        BigDecimal toExpropriateM2,
        BigDecimal signedM2,
        BigDecimal paidM2,
        BigDecimal clearedM2,
        BigDecimal suppliedM2,
        BigDecimal unsuppliedM2,
        BigDecimal deliveredM2,
        BigDecimal startedM2,
        BigDecimal notStartedM2) {

    private static final int RATE_SCALE = 6;

    /** Nothing at all. */
    public static final SupplyRow NONE = new SupplyRow(
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO);

    /** Supplied ÷ approved (供地率), 0 to 1 with six decimals; empty when nothing was approved. */
    public Optional<BigDecimal> supplyRate() {
        return approvedM2.signum() == 0
                ? Optional.empty()
                : Optional.of(suppliedM2.divide(approvedM2, RATE_SCALE, RoundingMode.HALF_UP));
    }

    /** Both together. */
    public SupplyRow plus(SupplyRow other) {
        return new SupplyRow(
                approvedM2.add(other.approvedM2),
                toExpropriateM2.add(other.toExpropriateM2),
                signedM2.add(other.signedM2),
                paidM2.add(other.paidM2),
                clearedM2.add(other.clearedM2),
                suppliedM2.add(other.suppliedM2),
                unsuppliedM2.add(other.unsuppliedM2),
                deliveredM2.add(other.deliveredM2),
                startedM2.add(other.startedM2),
                notStartedM2.add(other.notStartedM2));
    }
}
