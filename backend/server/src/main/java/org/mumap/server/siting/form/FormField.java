package org.mumap.server.siting.form;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a form may say, by the labels under which people write it. The first label is the one of our own form. */
public enum FormField {
    /** Area, or its range; a single area is read as at least that and at most a fifth more. */
    AREA("用地面积", "拟用地面积", "需求面积", "用地规模", "用地需求", "占地面积", "land area"),
    /** Industry of GB/T 4754. */
    INDUSTRY("行业代码", "国民经济行业代码", "所属行业", "行业", "industry"),
    /** Pollution class 1 to 3. */
    POLLUTION_CLASS("污染类别", "工业类别", "用地类别", "pollution class"),
    /** Power load, kVA. */
    POWER_SPARE_MIN("用电负荷", "用电容量", "变压器容量", "用电", "power"),
    /** Water a day, t. */
    WATER_SPARE_MIN("日用水量", "用水量", "用水", "water"),
    /** Sewage a day, t. */
    SEWAGE_SPARE_MIN("日排水量", "排水量", "污水量", "排水", "sewage"),
    /** Gas a day, m³. */
    GAS_SPARE_MIN("日用气量", "用气量", "用气", "gas"),
    /** Distance to power, m. */
    POWER_WITHIN_M("距电源不超过", "供电距离", "距变电站", "distance to power"),
    /** Distance to a road, m. */
    ROAD_WITHIN_M("距道路不超过", "临路距离", "距道路", "distance to road"),
    /** Slope, degrees. */
    SLOPE_MAX_DEG("坡度不超过", "坡度", "slope"),
    /** Length and width of the largest hall, m. */
    PLANT("主厂房尺寸", "厂房尺寸", "最大单体厂房", "厂房长宽", "plant size"),
    /** Idle floor space asked for, m². */
    IDLE_FLOOR_MIN_M2("租用厂房面积", "需厂房面积", "标准厂房面积", "factory floor"),
    /** Clear height, m. */
    CLEAR_HEIGHT_MIN_M("厂房净高", "净高", "厂房高度", "层高", "clear height"),
    /** Works of readiness. */
    READINESS("配套要求", "九通一平", "基础设施要求", "utilities needed");

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final List<String> WORKS = List.of(
            "ROAD 路",
            "STORM 雨",
            "SEWAGE 污",
            "WATER 水",
            "GAS 气",
            "POWER 电",
            "TELECOM 讯",
            "HEAT 热",
            "CABLE_TV 视",
            "LEVELLED 平");

    private final List<String> labels;

    FormField(String... labels) {
        this.labels = List.of(labels);
    }

    /** The label of our own form. */
    public String label() {
        return labels.get(0);
    }

    /** The field that a cell names: a label, alone or with its unit behind it. */
    static Optional<FormField> named(String cell) {
        String words = bare(cell);
        return Arrays.stream(values())
                .filter(field -> field.labels.stream().anyMatch(words::equals))
                .findFirst();
    }

    /** A label without unit in brackets, colon, star and spaces. */
    private static String bare(String cell) {
        return cell.replaceAll("[（(\\[【].*?[)）\\]】]", "")
                .replaceAll("[:：*＊\\s\\u3000]+", cell.matches(".*[A-Za-z].*") ? " " : "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** The numbers in a text, with thousands and full-width digits understood; areas in mu, lengths in metres. */
    List<Double> numbers(String label, String text) {
        String plain = halfWidth(text).replaceAll("(?<=\\d)[,，](?=\\d{3})", "");
        Matcher matcher = NUMBER.matcher(plain);
        double factor = factor(label + plain);
        return matcher.results()
                .map(found -> Double.parseDouble(found.group()) * factor)
                .toList();
    }

    private double factor(String words) {
        if (this == AREA) {
            if (words.contains("公顷") || words.contains("hm")) {
                return 15;
            }
            boolean metres =
                    words.contains("平方米") || words.contains("㎡") || words.contains("m²") || words.contains("m2");
            return metres && !words.contains("亩") ? 0.0015 : 1;
        }
        boolean kilometres = name().endsWith("_WITHIN_M") && words.matches("(?s).*(公里|千米|km).*");
        boolean tenThousand = this != PLANT && words.contains("万");
        return kilometres ? 1000 : tenThousand ? 10_000 : 1;
    }

    /** The class that a text states, null where it states none. */
    static @Nullable Integer pollutionClass(String text) {
        String plain = halfWidth(text);
        for (int i = 0; i < 3; i++) {
            if (plain.contains("一二三".charAt(i) + "类") || plain.strip().startsWith(String.valueOf(i + 1))) {
                return i + 1;
            }
        }
        return null;
    }

    /** The works of readiness that a text names. */
    static List<String> works(String text) {
        return WORKS.stream()
                .map(work -> work.split(" "))
                .filter(work ->
                        text.contains(work[1]) || text.toUpperCase(Locale.ROOT).contains(work[0]))
                .map(work -> work[0])
                .filter(work -> !work.equals("WATER") || text.matches("(?s).*(供水|给水|自来水|通水|^水|、水|WATER).*"))
                .toList();
    }

    private static String halfWidth(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            plain.append(c >= '！' && c <= '～' ? (char) (c - 0xFEE0) : c);
        }
        return plain.toString();
    }
}
