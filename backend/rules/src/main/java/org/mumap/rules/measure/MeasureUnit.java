package org.mumap.rules.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Units as offices write them in the headers of their tables, with exact ratios: 1 亩 is 2000/3 m² and not 666.67.
 *
 * <p>Legal units by 国务院关于在我国统一实行法定计量单位的命令 (1984); 亩 stands beside them by custom and is 1/15 公顷.
 */
public enum MeasureUnit {
    YUAN(Measure.MONEY, "1", "1", "元", "yuan", "人民币元"),
    THOUSAND_YUAN(Measure.MONEY, "1000", "1", "千元"),
    WAN_YUAN(Measure.MONEY, "10000", "1", "万元", "万", "wan", "10k yuan"),
    MILLION_YUAN(Measure.MONEY, "1000000", "1", "百万元"),
    YI_YUAN(Measure.MONEY, "100000000", "1", "亿元"),
    SQUARE_METRE(Measure.AREA, "1", "1", "平方米", "m2", "平米", "sqm"),
    WAN_SQUARE_METRES(Measure.AREA, "10000", "1", "万平方米", "万m2", "万平米"),
    MU(Measure.AREA, "2000", "3", "亩", "mu"),
    WAN_MU(Measure.AREA, "20000000", "3", "万亩"),
    HECTARE(Measure.AREA, "10000", "1", "公顷", "ha", "hm2", "hectares", "hectare"),
    SQUARE_KILOMETRE(Measure.AREA, "1000000", "1", "平方公里", "平方千米", "km2"),
    YUAN_PER_MU(Measure.MONEY_PER_AREA, "3", "2000", "元/亩"),
    WAN_YUAN_PER_MU(Measure.MONEY_PER_AREA, "30000", "2000", "万元/亩", "万/亩", "wan/mu"),
    YUAN_PER_SQUARE_METRE(Measure.MONEY_PER_AREA, "1", "1", "元/平方米", "元/m2"),
    WAN_YUAN_PER_HECTARE(Measure.MONEY_PER_AREA, "1", "1", "万元/公顷", "万元/ha", "万元/hm2"),
    METRE(Measure.LENGTH, "1", "1", "米", "m"),
    KILOMETRE(Measure.LENGTH, "1000", "1", "千米", "公里", "km"),
    TONNE(Measure.MASS, "1", "1", "吨", "t"),
    WAN_TONNES(Measure.MASS, "10000", "1", "万吨"),
    TONNE_OF_COAL(Measure.COAL, "1", "1", "吨标准煤", "tce"),
    WAN_TONNES_OF_COAL(Measure.COAL, "10000", "1", "万吨标准煤"),
    KILOWATT_HOUR(Measure.ENERGY, "1", "1", "千瓦时", "度", "kwh"),
    WAN_KILOWATT_HOURS(Measure.ENERGY, "10000", "1", "万千瓦时", "万度", "万kwh"),
    MEGAWATT_HOUR(Measure.ENERGY, "1000", "1", "兆瓦时", "mwh"),
    KILOVOLT_AMPERE(Measure.APPARENT_POWER, "1", "1", "千伏安", "kva"),
    DAY(Measure.TIME, "1", "1", "天", "日", "d");

    /** What is measured; only units of one measure can be converted. */
    public enum Measure {
        MONEY,
        AREA,
        MONEY_PER_AREA,
        LENGTH,
        MASS,
        COAL,
        ENERGY,
        APPARENT_POWER,
        TIME
    }

    /** Decimals of a converted value that has no end: a millionth of the unit. */
    public static final int DECIMALS = 6;

    private final Measure measure;
    private final BigDecimal numerator;
    private final BigDecimal denominator;
    private final List<String> names;

    MeasureUnit(Measure measure, String numerator, String denominator, String... names) {
        this.measure = measure;
        this.numerator = new BigDecimal(numerator);
        this.denominator = new BigDecimal(denominator);
        this.names = List.of(names);
    }

    /** What it measures. */
    public Measure measure() {
        return measure;
    }

    /** Its first name, Chinese. */
    public String title() {
        return names.get(0);
    }

    /** The unit of that name, in any case and width: {@code ㎡}, {@code m²} and {@code M2} are one. */
    public static Optional<MeasureUnit> find(String name) {
        String wanted = Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(u -> u.names.contains(wanted)).findFirst();
    }

    /**
     * A value of this unit in another one of the same measure.
     *
     * @return exact where the result has an end, else rounded half up to {@link #DECIMALS} decimals
     * @throws IllegalArgumentException when the two measure different things
     */
    public BigDecimal convert(BigDecimal value, MeasureUnit to) {
        if (measure != to.measure) {
            throw new IllegalArgumentException(this + " is no " + to.measure);
        }
        if (this == to) {
            return value;
        }
        BigDecimal dividend = value.multiply(numerator).multiply(to.denominator);
        BigDecimal divisor = denominator.multiply(to.numerator);
        try {
            BigDecimal exact = dividend.divide(divisor).stripTrailingZeros();
            return exact.scale() < 0 ? exact.setScale(0) : exact;
        } catch (ArithmeticException endless) {
            return dividend.divide(divisor, Math.max(DECIMALS, value.scale()), RoundingMode.HALF_UP);
        }
    }
}
