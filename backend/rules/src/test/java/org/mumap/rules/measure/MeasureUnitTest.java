package org.mumap.rules.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Units of headers: exact ratios")
class MeasureUnitTest {

    @ParameterizedTest(name = "{0} {1} = {2} {3}")
    @DisplayName("A1 the table of conversions; 亩 is 2000/3 m²")
    @CsvSource({
        "1, 元, 0.0001, 万元",
        "12345.67, 元, 1.234567, 万元",
        "3, 亿元, 30000, 万元",
        "2, 千元, 0.2, 万元",
        "15, 亩, 10000, ㎡",
        "10.5, 亩, 7000, 平方米",
        "1, 亩, 666.666667, m²",
        "1.2, 公顷, 12000, M2",
        "1, 公顷, 15, 亩",
        "667, 平方米, 1.0005, 亩",
        "3, 平方公里, 4500, 亩",
        "50000, 元/亩, 5, 万元/亩",
        "450, 万元/公顷, 30, 万元/亩",
        "300, 元/㎡, 20, 万元/亩",
        "1.5, 万千瓦时, 15000, 度",
        "2, mwh, 2000, kWh",
        "3, 万吨标准煤, 30000, tce",
    })
    void conversions(String value, String from, String expected, String to) {
        assertThat(unit(from).convert(new BigDecimal(value), unit(to))).isEqualByComparingTo(expected);
    }

    @Test
    @DisplayName("A2 what measures something else is refused; a name that is no unit is none; no name means two units")
    void refused() {
        assertThatThrownBy(() -> unit("亩").convert(BigDecimal.ONE, unit("万元")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(MeasureUnit.find("备注")).isEmpty();
        Set<MeasureUnit> found = new HashSet<>();
        for (MeasureUnit unit : MeasureUnit.values()) {
            found.add(unit(unit.title()));
        }
        assertThat(found).hasSize(MeasureUnit.values().length);
    }

    @Test
    @DisplayName("A3 there and back again is the same value, where nothing had to be rounded, else within a millionth")
    void thereAndBack() {
        Random random = new Random(20261130);
        for (int i = 0; i < 2_000; i++) {
            BigDecimal value = BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(4));
            for (MeasureUnit from : MeasureUnit.values()) {
                for (MeasureUnit to : MeasureUnit.values()) {
                    if (from.measure() == to.measure()) {
                        BigDecimal scale = from.convert(BigDecimal.ONE, to).max(BigDecimal.ONE);
                        BigDecimal there = from.convert(value, to);
                        BigDecimal mistake = from.convert(
                                        to.convert(there, from).subtract(value), to)
                                .abs();
                        assertThat(mistake)
                                .as("%s %s in %s", value, from, to)
                                .isLessThanOrEqualTo(new BigDecimal("0.000002").multiply(scale));
                    }
                }
            }
        }
    }

    private static MeasureUnit unit(String name) {
        return MeasureUnit.find(name).orElseThrow();
    }
}
