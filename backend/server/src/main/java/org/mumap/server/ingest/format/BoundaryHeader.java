package org.mumap.server.ingest.format;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.measure.GaussZone;

/**
 * The lines {@code key=value} above the parcels of a boundary-point text (勘测定界界址点坐标交换格式): from them, and from whether
 * the first easting carries a zone number, comes the coordinate system. What the header leaves open is not guessed.
 */
final class BoundaryHeader {

    private static final Pattern ENTRY = Pattern.compile("([^=＝]{1,40})[=＝](.*)");
    private static final Pattern DIGITS = Pattern.compile("(\\d{1,3})");
    private static final Pattern XIAN = Pattern.compile("80|XI'?AN");
    private static final Pattern BEIJING = Pattern.compile("54|BEI\\s?JING");
    private static final Pattern NATIONAL = Pattern.compile("2000|CGCS|CHINA_?2000");
    private static final Pattern LOCAL = Pattern.compile("地方|独立|城建|城市坐标|LOCAL");
    private static final List<String> KEPT = List.of("数据产生单位", "数据产生日期");

    private final Map<String, String> entries = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    /** Takes a line; one that is no {@code key=value} is passed over. */
    void add(String line, int number) {
        Matcher entry = ENTRY.matcher(line.strip());
        if (entry.matches()) {
            String key = entry.group(1).strip();
            entries.put(key, entry.group(2).strip());
            lines.put(key, number);
        }
    }

    /** Who made the data and when: kept with every parcel. */
    Map<String, Object> attributes() {
        Map<String, Object> kept = new LinkedHashMap<>();
        for (String key : KEPT) {
            String value = asWritten(key);
            if (!value.isEmpty()) {
                kept.put(key, value);
            }
        }
        return kept;
    }

    /**
     * Refuses what would make the numbers mean something else than metres of a Gauss–Krüger plane.
     *
     * @param degrees whether a person said that they are degrees; then unit and projection are not what they say
     * @throws ImportFailure naming line and value
     */
    void check(boolean degrees) {
        String parameters = value("转换参数");
        for (String part : parameters.split("[,，;\\s]+", -1)) {
            if (!part.isEmpty() && !part.matches("[+-]?0*(\\.0*)?")) {
                throw new ImportFailure("txt-has-parameters", line("转换参数"), asWritten("转换参数"));
            }
        }
        if (degrees) {
            return;
        }
        String unit = value("计量单位");
        if (!List.of("", "米", "M", "METER", "METRE").contains(unit)) {
            throw new ImportFailure("txt-other-unit", line("计量单位"), asWritten("计量单位"));
        }
        String projection = value("投影类型");
        if (!projection.isEmpty() && !projection.matches(".*(高斯|GAUSS|GK|G-K).*")) {
            throw new ImportFailure("txt-other-projection", line("投影类型"), asWritten("投影类型"));
        }
    }

    /**
     * What the header says about the coordinates, as {@link org.mumap.server.geo.Crs#read} understands it.
     *
     * @param prefix zone number before the first easting, 0 when it has none, null when there is no readable easting
     */
    Optional<String> crsText(@Nullable Integer prefix) {
        String system = value("坐标系");
        String asWritten = asWritten("坐标系");
        if (NATIONAL.matcher(system).find()) {
            return zone(prefix)
                    .map(zone -> "EPSG:"
                            + (prefix == null || prefix > 0 ? zone.epsgWithPrefix() : zone.epsgWithoutPrefix()));
        }
        if (XIAN.matcher(system).find()) {
            return Optional.of("西安80 · " + asWritten);
        }
        if (BEIJING.matcher(system).find()) {
            return Optional.of("北京54 · " + asWritten);
        }
        if (LOCAL.matcher(system).find()) {
            String name = asWritten.replace('"', ' ');
            return Optional.of("LOCAL_CS[\"" + name + "\", LOCAL_DATUM[\"" + name + "\", 0], UNIT[\"m\", 1.0],"
                    + " AXIS[\"x\", EAST], AXIS[\"y\", NORTH]]");
        }
        return asWritten.isEmpty() ? Optional.empty() : Optional.of(asWritten);
    }

    /** The same where the numbers are degrees: a refused system stays refused, CGCS2000 is meant in longitude and latitude. */
    Optional<String> crsTextOfDegrees() {
        return NATIONAL.matcher(value("坐标系")).find() ? Optional.of("EPSG:4490") : crsText(null);
    }

    /**
     * The zone: what 带号 says, else the number before the easting.
     *
     * @throws ImportFailure when 带号 is none of this width
     */
    Optional<GaussZone> zone(@Nullable Integer prefix) {
        Integer number = number("带号");
        Integer width = number("几度分带");
        if (number == null || number == 0) {
            return prefix == null || prefix == 0 ? Optional.empty() : zone(widthOf(prefix), prefix);
        }
        Optional<GaussZone> zone = zone(width == null ? widthOf(number) : width, number);
        if (zone.isEmpty()) {
            throw new ImportFailure("txt-bad-zone", line("带号"), number, width == null ? "–" : width);
        }
        return zone;
    }

    private static int widthOf(int number) {
        return number >= 25 ? 3 : 6;
    }

    private static Optional<GaussZone> zone(int width, int number) {
        boolean there = width == 3 ? number >= 25 && number <= 45 : width == 6 && number >= 13 && number <= 23;
        return there ? Optional.of(new GaussZone(width, number)) : Optional.empty();
    }

    private @Nullable Integer number(String key) {
        Matcher digits = DIGITS.matcher(value(key).replace("三", "3").replace("六", "6"));
        return digits.find() ? Integer.valueOf(digits.group(1)) : null;
    }

    private String asWritten(String key) {
        return entries.getOrDefault(key, "");
    }

    // full-width letters and digits mean the same here
    private String value(String key) {
        return Normalizer.normalize(asWritten(key), Normalizer.Form.NFKC)
                .strip()
                .toUpperCase(Locale.ROOT);
    }

    private int line(String key) {
        return lines.getOrDefault(key, 0);
    }
}
