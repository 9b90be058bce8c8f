package org.mumap.server.ingest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mumap.server.ingest.format.ImportFailure;
import org.mumap.server.ledger.Column;
import org.mumap.server.ledger.Kind;

/**
 * Which column of a file is which column of a kind. The sender's mapping decides, then the key, the Chinese and the English
 * title; a unit in brackets behind the title must be ours, since a column of 元 read as 万元 would look right. What matches nothing
 * is kept as an attribute.
 */
final class Columns {

    private static final Pattern UNIT = Pattern.compile("^(.+?)[(\\[]([^)\\]]+)[)\\]]$");
    private static final Charset GBK = Charset.forName("GB18030");
    private static final int DBF_NAME = 10;
    private static final Map<String, Set<String>> UNITS = Map.of(
            "wan", Set.of("万元", "万", "wan", "10k yuan"),
            "wan/mu", Set.of("万元/亩", "万/亩", "wan/mu"),
            "m2", Set.of("平方米", "㎡", "m2", "m²", "平米", "sqm"),
            "mu", Set.of("亩", "mu"),
            "m", Set.of("米", "m"),
            "d", Set.of("天", "日", "d"),
            "tce", Set.of("吨标准煤", "tce"),
            "t", Set.of("吨", "t"),
            "kWh", Set.of("千瓦时", "度", "kwh"),
            "kVA", Set.of("千伏安", "kva"));
    private static final Set<String> ALL_UNITS = Set.of(
            "元", "yuan", "千元", "亿元", "万元", "万", "wan", "公顷", "ha", "hm2", "hm²", "平方公里", "km2", "km²", "平方米", "㎡", "m2",
            "m²", "亩", "mu", "万千瓦时", "万度", "千瓦时", "kwh", "mwh", "元/亩", "万元/亩", "wan/mu", "万元/公顷", "吨", "万吨", "t",
            "吨标准煤", "万吨标准煤", "tce", "米", "千米", "m", "km");

    private final Kind kind;
    private final Map<String, String> mapping;
    private final boolean namesCut;
    private final Map<String, Optional<Column>> known = new HashMap<>();

    Columns(Kind kind, @Nullable Map<String, String> mapping, boolean namesCut) {
        this.kind = kind;
        this.mapping = mapping == null ? Map.of() : mapping;
        this.namesCut = namesCut;
    }

    /** How many different columns of the kind these names are: tells a header from a title above it. */
    static int score(Kind kind, @Nullable Map<String, String> mapping, List<String> names) {
        Columns columns = new Columns(kind, mapping, false);
        Set<String> found = new HashSet<>();
        for (String name : names) {
            try {
                columns.find(name).ifPresent(c -> found.add(c.key()));
            } catch (ImportFailure e) {
                // known, though in another unit
                found.add(name);
            }
        }
        return found.size();
    }

    /**
     * Checks the header of a table as a whole.
     *
     * @throws ImportFailure when two columns mean the same, or a mapped one is not there
     */
    void checkHeader(List<String> names) {
        for (String mapped : mapping.keySet()) {
            if (!names.contains(mapped)) {
                throw new ImportFailure("mapped-column-missing", mapped, String.join(", ", names));
            }
        }
        Map<String, String> taken = new HashMap<>();
        for (String name : names) {
            find(name).ifPresent(column -> {
                String other = taken.put(column.key(), name);
                if (other != null) {
                    throw new ImportFailure("column-twice", other, name, column.key());
                }
            });
        }
    }

    /** The column of the kind that a name of the file means; empty for an attribute. */
    Optional<Column> find(String name) {
        return known.computeIfAbsent(name, this::resolve);
    }

    /** The key of that column; empty also for one that is refused. */
    Optional<String> key(String name) {
        try {
            return find(name).map(Column::key);
        } catch (ImportFailure e) {
            return Optional.empty();
        }
    }

    private Optional<Column> resolve(String name) {
        String mapped = mapping.get(name);
        if (mapped != null) {
            return Optional.of(kind.find(mapped).orElseThrow());
        }
        Optional<Column> column = byName(name);
        if (column.isEmpty()) {
            column = withUnit(name);
        }
        if (column.isEmpty() && namesCut) {
            column = byCutName(name);
        }
        // a column that the mapping gives to another one is only an attribute under its own name
        return column.filter(c -> !mapping.containsValue(c.key()));
    }

    private Optional<Column> byName(String name) {
        String wanted = normal(name);
        return kind.columns().stream()
                .filter(c -> wanted.equals(normal(c.key()))
                        || wanted.equals(normal(c.title()))
                        || wanted.equals(normal(c.titleEn())))
                .findFirst();
    }

    private Optional<Column> withUnit(String name) {
        Matcher match =
                UNIT.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC).strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        Optional<Column> column = byName(match.group(1));
        String unit = match.group(2).strip().toLowerCase(Locale.ROOT);
        String normalUnit = unit.replace("㎡", "m2").replace("m²", "m2");
        if (column.isEmpty() || (!ALL_UNITS.contains(unit) && !ALL_UNITS.contains(normalUnit))) {
            return column;
        }
        Set<String> ours = UNITS.getOrDefault(column.get().unit(), Set.of());
        if (!ours.contains(unit) && !ours.contains(normalUnit)) {
            throw new ImportFailure(
                    "unit-differs",
                    name,
                    column.get().unit().isEmpty() ? "—" : column.get().unit(),
                    column.get().key());
        }
        return column;
    }

    // a shapefile keeps ten bytes of a name: ten letters, five Chinese characters in GBK, three in UTF-8
    private Optional<Column> byCutName(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        List<Column> fitting = kind.columns().stream()
                .filter(c -> isCut(wanted, c.key().toLowerCase(Locale.ROOT)) || isCut(wanted, c.title()))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private static boolean isCut(String cut, String whole) {
        return cut.length() < whole.length()
                && whole.startsWith(cut)
                && (isFull(cut.getBytes(GBK).length) || isFull(cut.getBytes(StandardCharsets.UTF_8).length));
    }

    private static boolean isFull(int bytes) {
        return bytes == DBF_NAME || bytes == DBF_NAME - 1;
    }

    private static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s*_\\-]+", "");
    }
}
