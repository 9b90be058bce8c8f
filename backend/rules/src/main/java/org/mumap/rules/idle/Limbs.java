package org.mumap.rules.idle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The two limbs of 53号令 art. 2 ¶2. Inspections speak of the whole parcel, so the investment they found is held against the sum
 * agreed over all phases; if one phase agreed none, the limb is not computable.
 *
 * @param areaUnder less than the share of the area; null when not computable
 * @param investmentUnder less than the share of the investment; null when not computable
 * @param agreedWan the agreed investment of all phases
 */
record Limbs(
        @Nullable Boolean areaUnder,
        @Nullable Boolean investmentUnder,
        @Nullable BigDecimal agreedWan,
        IdleVerdict.Shares shares) {

    static Limbs of(SiteReading site, List<PhaseTerms> phases, IdleRuleSet rules) {
        BigDecimal agreed = agreed(phases);
        BigDecimal should = positive(site.shouldDevelopM2());
        BigDecimal developed = site.developedM2();
        BigDecimal invested = site.investedWan();
        return new Limbs(
                areaUnder(developed, should, rules),
                investmentUnder(invested, agreed, rules),
                agreed,
                new IdleVerdict.Shares(share(developed, should), share(invested, agreed)));
    }

    /** Strictly less, compared crosswise: 1/3 has no finite decimal. */
    private static @Nullable Boolean areaUnder(
            @Nullable BigDecimal developed, @Nullable BigDecimal should, IdleRuleSet rules) {
        if (developed == null || should == null) {
            return null;
        }
        BigDecimal left = developed.multiply(rules.areaDenominator());
        return left.compareTo(should.multiply(rules.areaNumerator())) < 0;
    }

    private static @Nullable Boolean investmentUnder(
            @Nullable BigDecimal invested, @Nullable BigDecimal agreed, IdleRuleSet rules) {
        if (invested == null || agreed == null) {
            return null;
        }
        return invested.compareTo(agreed.multiply(rules.investmentShare())) < 0;
    }

    boolean anyUnder() {
        return Boolean.TRUE.equals(areaUnder) || Boolean.TRUE.equals(investmentUnder);
    }

    boolean allKnown() {
        return areaUnder != null && investmentUnder != null;
    }

    private static @Nullable BigDecimal agreed(List<PhaseTerms> phases) {
        BigDecimal sum = BigDecimal.ZERO;
        for (PhaseTerms phase : phases) {
            BigDecimal part = phase.agreedInvestmentWan();
            if (part == null) {
                return null;
            }
            sum = sum.add(part);
        }
        return positive(sum);
    }

    private static @Nullable BigDecimal positive(@Nullable BigDecimal value) {
        return value == null || value.signum() <= 0 ? null : value;
    }

    private static @Nullable BigDecimal share(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
        return part == null || whole == null ? null : part.divide(whole, 6, RoundingMode.HALF_UP);
    }
}
