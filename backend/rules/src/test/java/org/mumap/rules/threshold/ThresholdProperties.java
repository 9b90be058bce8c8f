package org.mumap.rules.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the firms are: means stay between extremes, thresholds never fall below floors, the largest land just passes. */
class ThresholdProperties {

    private static List<SampleFirm> firms(Random dice, int n) {
        List<SampleFirm> firms = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            BigDecimal mu = BigDecimal.valueOf(1 + dice.nextInt(200_000), 3);
            BigDecimal tax = BigDecimal.valueOf(dice.nextInt(5_000_000), 2);
            firms.add(new SampleFirm(
                    "F" + i, null, "38", "P01", mu, false, null, tax, tax, null, null, null, null, null, true, false));
        }
        return firms;
    }

    @ParameterizedTest
    @ValueSource(longs = {3399, 22, 7, 20260301})
    @DisplayName(
            "A1 percentiles rise; the weighted mean lies between the extremes; a threshold is never below its floor")
    void order(long seed) {
        Random dice = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<SampleFirm> firms = firms(dice, 1 + dice.nextInt(40));
            BigDecimal floor = BigDecimal.valueOf(dice.nextInt(4_000), 2);
            IndicatorAdvice tax = Thresholds.advise(
                            new Thresholds.Question(
                                    2025,
                                    "38",
                                    List.of(),
                                    ThresholdCases.RULES,
                                    Map.of(ThresholdIndicator.TAX_PER_MU, floor),
                                    Map.of()),
                            firms)
                    .get(1);
            assertThat(tax.p25()).isLessThanOrEqualTo(tax.p50());
            assertThat(tax.p50()).isLessThanOrEqualTo(tax.p75());
            List<BigDecimal> ratios = firms.stream()
                    .map(firm -> firm.taxWan().divide(firm.mu(), 6, java.math.RoundingMode.HALF_UP))
                    .sorted()
                    .toList();
            assertThat(tax.mean()).isBetween(ratios.get(0), ratios.get(ratios.size() - 1));
            assertThat(Quantile.of(ratios, BigDecimal.ZERO)).isEqualByComparingTo(ratios.get(0));
            assertThat(tax.threshold()).as("seed " + seed).isGreaterThanOrEqualTo(floor);
            assertThat(tax.threshold().remainder(new BigDecimal("0.5"))).isEqualByComparingTo("0");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 2025, 88})
    @DisplayName("A2 the largest land passes, and one millionth of a mu more does not")
    void largestLand(long seed) {
        Random dice = new Random(seed);
        for (int round = 0; round < 300; round++) {
            Map<ThresholdIndicator, BigDecimal> thresholds = new EnumMap<>(ThresholdIndicator.class);
            for (ThresholdIndicator code : ThresholdIndicator.values()) {
                thresholds.put(code, BigDecimal.valueOf(1 + dice.nextInt(30_000), 2));
            }
            BigDecimal wan = BigDecimal.valueOf(1_000 + dice.nextInt(9_000_000), 2);
            BigDecimal most =
                    AdmissionTest.of(offer(BigDecimal.TEN, wan), thresholds).maxMu();
            assertThat(AdmissionTest.of(offer(most, wan), thresholds).outcome())
                    .as("seed " + seed)
                    .isEqualTo(AdmissionTest.Outcome.PASS);
            assertThat(AdmissionTest.of(offer(most.add(new BigDecimal("0.000001")), wan), thresholds)
                            .outcome())
                    .isEqualTo(AdmissionTest.Outcome.FAIL);
        }
    }

    private static ProjectOffer offer(BigDecimal mu, BigDecimal wan) {
        return new ProjectOffer(mu, wan, wan, wan, null, null, null, null, null);
    }
}
