package org.mumap.server.ingest;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.measure.MeasureUnit;
import org.mumap.server.ingest.format.ImportFailure;
import org.mumap.server.ledger.Column;
import org.mumap.server.ledger.Kind;

/**
 * Which column of a file is which column of a kind. The sender's mapping decides, then the key, the Chinese and the English
 * title; a unit behind the title is ours, or is converted exactly and said so, since a column of 元 read as 万元 would look right.
 * What matches nothing is kept as an attribute.
 */
final class Columns {

    private static final Charset GBK = Charset.forName("GB18030");
    private static final int DBF_NAME = 10;

    /**
     * How the values of a column come to the unit in which it is kept.
     *
     * @param header header of the file
     * @param column column of the kind
     * @param from unit of the file
     * @param to unit in which it is kept
     */
    record Conversion(String header, Column column, MeasureUnit from, MeasureUnit to) {
        BigDecimal apply(BigDecimal value) {
            return from.convert(value, to);
        }
    }

    /** A column with a unit of its own, under a header whose bracket is no unit we know. */
    private record Unsure(Column column, String bracket) {}

    private final Kind kind;
    private final Map<String, String> mapping;
    private final boolean namesCut;
    private final List<MeasureUnit> stated;
    private final Map<String, Conversion> conversions = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, Unsure> unsure = new LinkedHashMap<>();
    private boolean headerKnown;
    private final Map<String, Optional<Column>> known = new ConcurrentHashMap<>();

    Columns(Kind kind, @Nullable Map<String, String> mapping, boolean namesCut) {
        this(kind, mapping, namesCut, List.of());
    }

    /** Stated: units that the table names once for all of its columns, as {@code 单位：万元} above the header. */
    Columns(Kind kind, @Nullable Map<String, String> mapping, boolean namesCut, List<MeasureUnit> stated) {
        this.stated = stated;
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
        // what is said once about the header need not be said of every row
        headerKnown = true;
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
        Optional<Column> column = known.get(name);
        return column == null ? findNew(name) : column;
    }

    // rows are read on several threads
    private synchronized Optional<Column> findNew(String name) {
        Optional<Column> column = known.get(name);
        if (column == null) {
            column = resolve(name);
            known.put(name, column);
        }
        return column;
    }

    /** Each name of the header with the key it is read as, for whoever looks at the mapping. */
    List<Map<String, String>> described(List<String> names) {
        headerKnown = true;
        return names.stream()
                .map(name -> {
                    Map<String, String> told = new LinkedHashMap<>();
                    told.put("name", name);
                    key(name).ifPresent(key -> told.put("key", key));
                    return told;
                })
                .toList();
    }

    /** The key of that column; empty also for one that is refused. */
    Optional<String> key(String name) {
        try {
            return find(name).map(Column::key);
        } catch (ImportFailure e) {
            return Optional.empty();
        }
    }

    /**
     * What has to be said of the header, once it was checked: units that are converted, brackets that are no unit.
     *
     * @param line row of the header
     */
    List<RowProblem> notices(int line) {
        List<RowProblem> notices = new ArrayList<>();
        conversions
                .values()
                .forEach(c -> notices.add(RowProblem.warning(
                        line,
                        c.column().key(),
                        "unit-converted",
                        c.header(),
                        "@unit." + c.from(),
                        "@unit." + c.to(),
                        c.apply(BigDecimal.ONE).toPlainString())));
        unsure.forEach((name, named) -> notices.add(RowProblem.warning(
                line,
                named.column().key(),
                "unit-unsure",
                name,
                named.bracket(),
                "@unit." + UnitOfColumn.kept(named.column()).orElseThrow())));
        return notices;
    }

    /** How the values under that name of the file are converted, if they are. */
    Optional<Conversion> conversion(String name) {
        return Optional.ofNullable(conversions.get(name));
    }

    private Optional<Column> resolve(String name) {
        String mapped = mapping.get(name);
        if (mapped != null) {
            Column column = kind.find(mapped).orElseThrow();
            UnitOfColumn.anywhere(name)
                    .filter(u -> UnitOfColumn.kept(column).isPresent()
                            || UnitOfColumn.split(name).isPresent())
                    .ifPresent(u -> convert(name, column, u));
            return Optional.of(column);
        }
        Optional<Column> column = byName(name);
        column.ifPresent(c -> UnitOfColumn.stated(c, stated).ifPresent(u -> convert(name, c, u)));
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
        return UnitOfColumn.split(name)
                .flatMap(named -> byName(named.name()).map(column -> {
                    named.unit()
                            .filter(unit -> !named.ofGroup()
                                    || UnitOfColumn.kept(column)
                                            .filter(k -> k.measure() == unit.measure())
                                            .isPresent())
                            .ifPresent(unit -> convert(name, column, unit));
                    named.bracket()
                            .filter(b -> named.unit().isEmpty()
                                    && UnitOfColumn.kept(column).isPresent())
                            .ifPresent(b -> unsure.put(name, new Unsure(column, b)));
                    return column;
                }));
    }

    // a column of 元 read as 万元 would look right: converted where that can be said of the header, refused otherwise
    private void convert(String name, Column column, MeasureUnit unit) {
        Optional<MeasureUnit> kept = UnitOfColumn.kept(column);
        if (kept.filter(unit::equals).isPresent()) {
            return;
        }
        if (headerKnown
                && column.type() == Column.Type.NUMBER
                && kept.filter(k -> k.measure() == unit.measure()).isPresent()) {
            conversions.put(name, new Conversion(name, column, unit, kept.get()));
            return;
        }
        throw new ImportFailure("unit-differs", name, column.unit().isEmpty() ? "—" : column.unit(), column.key());
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
