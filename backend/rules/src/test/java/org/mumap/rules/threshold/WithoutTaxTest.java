package org.mumap.rules.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: what is left of an advice for those who may not see what a single firm paid (税收征收管理法 art. 8). */
@DisplayName("Advice without tax")
class WithoutTaxTest {

    private static List<IndicatorAdvice> advice(int firms, Map<ThresholdIndicator, BigDecimal> floors) {
        List<SampleFirm> sample = IntStream.range(0, firms)
                .mapToObj(i -> new SampleFirm(
                        "F" + i,
                        null,
                        "38",
                        "P01",
                        BigDecimal.TEN,
                        false,
                        BigDecimal.valueOf(1_000),
                        BigDecimal.valueOf(100),
                        BigDecimal.valueOf(5_000),
                        null,
                        null,
                        null,
                        null,
                        null,
                        true,
                        false))
                .toList();
        return Thresholds.advise(
                new Thresholds.Question(2025, "38", List.of(), ThresholdCases.RULES, floors, Map.of()), sample);
    }

    @Test
    @DisplayName("A1 of two firms nothing is left of the tax, and all of investment and output")
    void two() {
        List<IndicatorAdvice> shown =
                advice(2, Map.of()).stream().map(IndicatorAdvice::withoutTax).toList();
        IndicatorAdvice tax = shown.get(1);
        assertThat(tax.threshold()).isNull();
        assertThat(tax.mean()).isNull();
        assertThat(tax.p50()).isNull();
        assertThat(tax.chosen()).isNull();
        assertThat(tax.n()).isEqualTo(2);
        assertThat(shown.get(0).threshold()).isEqualByComparingTo("100");
        assertThat(shown.get(2).p50()).isEqualByComparingTo("500");
    }

    @Test
    @DisplayName("A2 a policy floor is public whatever stands in the sample; three firms tell nobody's")
    void floorAndThree() {
        IndicatorAdvice floor = advice(2, Map.of(ThresholdIndicator.TAX_PER_MU, new BigDecimal("15")))
                .get(1)
                .withoutTax();
        assertThat(floor.threshold()).isEqualByComparingTo("15");
        assertThat(floor.basis()).isEqualTo(IndicatorAdvice.Basis.FLOOR);
        assertThat(floor.mean()).isNull();
        assertThat(advice(3, Map.of()).get(1).withoutTax().threshold()).isEqualByComparingTo("10");
    }
}
