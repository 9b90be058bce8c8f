package org.mumap.rules.evaluation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What indicators are made of: a firm's land and its figures of a year. Null is not known, which is never zero.
 *
 * @param landM2 land of the evaluation, m²
 * @param outputWan 工业总产值, 万元
 * @param valueAddedWan 工业增加值, 万元, may be negative
 * @param revenueWan 营业收入, 万元
 * @param taxWan 实缴税收, 万元, may be negative
 * @param energyTce 综合能耗(等价值), 吨标煤
 * @param pollutantT 主要污染物排放量, 吨
 * @param employees 年平均职工人数
 * @param rdWan 研发经费, 万元
 * @param electricityKwh 用电量, kWh
 */
public record Figures(
        @Nullable BigDecimal landM2,
        @Nullable BigDecimal outputWan,
        @Nullable BigDecimal valueAddedWan,
        @Nullable BigDecimal revenueWan,
        @Nullable BigDecimal taxWan,
        @Nullable BigDecimal energyTce,
        @Nullable BigDecimal pollutantT,
        @Nullable BigDecimal employees,
        @Nullable BigDecimal rdWan,
        @Nullable BigDecimal electricityKwh) {

    /** Nothing is known. */
    public static final Figures NONE = new Figures(null, null, null, null, null, null, null, null, null, null);

    /** Both together; what only one of them knows counts alone. */
    public Figures plus(Figures other) {
        return new Figures(
                sum(landM2, other.landM2),
                sum(outputWan, other.outputWan),
                sum(valueAddedWan, other.valueAddedWan),
                sum(revenueWan, other.revenueWan),
                sum(taxWan, other.taxWan),
                sum(energyTce, other.energyTce),
                sum(pollutantT, other.pollutantT),
                sum(employees, other.employees),
                sum(rdWan, other.rdWan),
                sum(electricityKwh, other.electricityKwh));
    }

    /** The same figures on other land. */
    public Figures onLand(@Nullable BigDecimal m2) {
        return new Figures(
                m2,
                outputWan,
                valueAddedWan,
                revenueWan,
                taxWan,
                energyTce,
                pollutantT,
                employees,
                rdWan,
                electricityKwh);
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other : other == null ? one : one.add(other);
    }
}
