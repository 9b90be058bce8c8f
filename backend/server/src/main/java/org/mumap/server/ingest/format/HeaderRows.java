package org.mumap.server.ingest.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.measure.MeasureUnit;
import org.mumap.server.geo.Drawing;

/**
 * Finds the header of a table among its first lines: the one with most columns of the kind. A title and a line of units may stand
 * above it; it may have two rows, groups above columns or units below them.
 */
final class HeaderRows {

    private static final Pattern STATED = Pattern.compile("单\\s*位\\s*[:：]\\s*([^()（）]+)");
    private static final Pattern SEPARATORS = Pattern.compile("[、,，;；\\s]+");
    /** Brackets around a unit that the group gives: it counts for those of its columns that measure the like. */
    private static final String[] GROUP_UNIT = {"〔", "〕"};

    private static final Pattern UNIT = Pattern.compile("[(（\\[]\\s*([^()（）\\[\\]]+?)\\s*[)）\\]]\\s*$");

    /**
     * The header.
     *
     * @param last index of its last line
     * @param names columns from left to right; one without a name, or with one that occurred before, has a name of its own
     * @param stated units named above the header for the whole table
     */
    record Found(int last, List<String> names, List<MeasureUnit> stated) {}

    private final ToIntFunction<List<String>> score;

    private HeaderRows(ToIntFunction<List<String>> score) {
        this.score = score;
    }

    /**
     * Finds it.
     *
     * @param score how many of some names are columns of the kind
     * @param ofPeople whether people made the table: only their headers have several rows
     */
    static Found find(List<TableReader.Line> first, ToIntFunction<List<String>> score, boolean ofPeople) {
        return new HeaderRows(score).find(first, ofPeople);
    }

    private Found find(List<TableReader.Line> first, boolean ofPeople) {
        List<List<@Nullable String>> lines =
                first.stream().map(HeaderRows::texts).toList();
        int at = 0;
        int best = 0;
        for (int i = 0; i < lines.size(); i++) {
            int known = score.applyAsInt(unique(lines.get(i)));
            if (known > best) {
                best = known;
                at = i;
            }
        }
        List<String> names = unique(lines.get(at));
        int last = at;
        // two rows only where one alone knows less, or the second holds the units
        for (int i = 0; ofPeople && i + 1 < lines.size(); i++) {
            if (!follows(first, i)) {
                continue;
            }
            List<String> both = unique(join(lines.get(i), lines.get(i + 1)));
            int together = score.applyAsInt(both);
            // a list of columns, one below the other, is no header of two rows: there most of it must be known
            boolean mostly = together * 2
                    >= both.stream().filter(n -> !n.startsWith("#")).count();
            if ((together > best && mostly) || (i == last && isUnits(lines.get(i + 1)))) {
                best = together;
                at = i;
                last = i + 1;
                names = both;
            }
        }
        return new Found(last, names, stated(lines.subList(0, at)));
    }

    private static boolean follows(List<TableReader.Line> first, int i) {
        return first.get(i + 1).number() == first.get(i).number() + 1;
    }

    private static List<@Nullable String> texts(TableReader.Line line) {
        List<@Nullable String> texts = new ArrayList<>();
        for (Object cell : line.cells()) {
            String text = cell == null || cell instanceof Drawing
                    ? ""
                    : Texts.plain(cell).replaceAll("\uFEFF|\uFFFD+$", "").strip();
            texts.add(text.isEmpty() ? null : text);
        }
        return texts;
    }

    private static List<String> unique(List<@Nullable String> texts) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            // a column without a name, or with one that occurred before, still keeps its values
            String unique = text == null ? "#" + (i + 1) : text;
            names.add(seen.add(unique) ? unique : unique + "#" + (i + 1));
        }
        return names;
    }

    private static boolean isUnits(List<@Nullable String> line) {
        List<String> texts =
                line.stream().filter(t -> t != null).map(String::valueOf).toList();
        return !texts.isEmpty()
                && texts.stream()
                        .allMatch(t ->
                                MeasureUnit.find(t.replaceAll("[()（）]", "")).isPresent());
    }

    /** Two rows as one: units below their columns, or columns below their group. */
    private List<@Nullable String> join(List<@Nullable String> upper, List<@Nullable String> lower) {
        boolean units = isUnits(lower);
        List<@Nullable String> joined = new ArrayList<>();
        String group = null;
        for (int i = 0; i < Math.max(upper.size(), lower.size()); i++) {
            String above = i < upper.size() ? upper.get(i) : null;
            String below = i < lower.size() ? lower.get(i) : null;
            // a merged cell keeps its text in the first column only
            group = above == null ? group : above;
            if (below == null) {
                joined.add(above);
            } else if (units) {
                joined.add(above == null ? null : above + "(" + below.replaceAll("[()（）]", "") + ")");
            } else {
                joined.add(group == null ? below : inGroup(group, below));
            }
        }
        return joined;
    }

    private String inGroup(String group, String name) {
        Matcher unit = UNIT.matcher(group);
        boolean has = unit.find() && MeasureUnit.find(unit.group(1)).isPresent();
        String bare = has ? group.substring(0, unit.start()) : group;
        // 约定 above 动工 is 约定动工, where the kind knows such a column
        String whole = score.applyAsInt(List.of(bare + name)) > 0 ? bare + name : name;
        boolean itsOwn = UNIT.matcher(name).find();
        return has && !itsOwn ? whole + GROUP_UNIT[0] + unit.group(1) + GROUP_UNIT[1] : whole;
    }

    private static List<MeasureUnit> stated(List<List<@Nullable String>> above) {
        List<MeasureUnit> units = new ArrayList<>();
        for (List<@Nullable String> line : above) {
            for (String text : line) {
                Matcher stated = STATED.matcher(text == null ? "" : text);
                if (stated.find()) {
                    Arrays.stream(SEPARATORS.split(stated.group(1)))
                            .flatMap(u -> MeasureUnit.find(u).stream())
                            .forEach(units::add);
                }
            }
        }
        return units;
    }
}
