package org.mumap.rules.evaluation;

import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.measure.Mu;

/** The indicators, each a quotient of two figures. Formulas: 黄岩区 2022 年综合评价说明(公开转载). */
public enum IndicatorCode {
    /** 亩均税收, 万元/亩. */
    TAX_PER_MU(Figures::taxWan, IndicatorCode::mu, true),
    /** 亩均产值, 万元/亩. */
    OUTPUT_PER_MU(Figures::outputWan, IndicatorCode::mu, false),
    /** 亩均营业收入, 万元/亩. */
    REVENUE_PER_MU(Figures::revenueWan, IndicatorCode::mu, false),
    /** 亩均增加值, 万元/亩. */
    VALUE_ADDED_PER_MU(Figures::valueAddedWan, IndicatorCode::mu, false),
    /** 单位能耗增加值, 万元/吨标煤. */
    VALUE_ADDED_PER_ENERGY(Figures::valueAddedWan, Figures::energyTce, false),
    /** 单位排放增加值, 万元/吨. */
    VALUE_ADDED_PER_EMISSION(Figures::valueAddedWan, Figures::pollutantT, false),
    /** 全员劳动生产率, 万元/人·年. */
    LABOUR_PRODUCTIVITY(Figures::valueAddedWan, Figures::employees, false),
    /** 研发经费 ÷ 营业收入, a share. */
    RD_INTENSITY(Figures::rdWan, Figures::revenueWan, false),
    /** 单位电耗税收, 元/kWh. */
    TAX_PER_KWH(IndicatorCode::taxYuan, Figures::electricityKwh, true);

    private static final int WAN_TO_YUAN = 4;

    private final Function<Figures, @Nullable BigDecimal> numerator;
    private final Function<Figures, @Nullable BigDecimal> denominator;
    private final boolean ofTax;

    IndicatorCode(
            Function<Figures, @Nullable BigDecimal> numerator,
            Function<Figures, @Nullable BigDecimal> denominator,
            boolean ofTax) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.ofTax = ofTax;
    }

    /** Whether it tells what a firm paid in tax, which is confidential. */
    public boolean ofTax() {
        return ofTax;
    }

    /** Whether it is divided by land. */
    public boolean perMu() {
        return name().endsWith("_PER_MU");
    }

    /** Numerator and denominator of these figures. */
    public IndicatorValue of(Figures figures) {
        return new IndicatorValue(numerator.apply(figures), denominator.apply(figures));
    }

    private static @Nullable BigDecimal mu(Figures figures) {
        return figures.landM2() == null ? null : Mu.ofSquareMetres(figures.landM2());
    }

    private static @Nullable BigDecimal taxYuan(Figures figures) {
        return figures.taxWan() == null ? null : figures.taxWan().movePointRight(WAN_TO_YUAN);
    }
}
