package org.mumap.server.published.filter;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Random filters in text and in JSON: most by the grammar, some broken on purpose. The same seed gives the same filters. */
public final class Cql2Grammar {

    private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=");
    private static final List<String> SPATIAL = List.of(
            "S_INTERSECTS", "S_EQUALS", "S_DISJOINT", "S_TOUCHES", "S_WITHIN", "S_OVERLAPS", "S_CROSSES", "S_CONTAINS");
    private static final List<String> TEMPORAL = List.of(
            "T_AFTER",
            "T_BEFORE",
            "T_CONTAINS",
            "T_DISJOINT",
            "T_DURING",
            "T_EQUALS",
            "T_FINISHEDBY",
            "T_FINISHES",
            "T_INTERSECTS",
            "T_MEETS",
            "T_METBY",
            "T_OVERLAPPEDBY",
            "T_OVERLAPS",
            "T_STARTEDBY",
            "T_STARTS");
    private static final List<String> ARRAYS = List.of("A_CONTAINS", "A_CONTAINEDBY", "A_EQUALS", "A_OVERLAPS");
    private static final List<String> TEXTS = List.of(
            "'P01'",
            "'P02'",
            "'%'",
            "''",
            "'O''Brien'",
            "'\\''",
            "'; drop table live.parcel; --'",
            "'${jndi:x}'",
            "'宗地 12'",
            "'\\'",
            "'a\\tb'",
            "':p0'",
            "'?'",
            "'\" or 1=1'",
            "'%_%_%_%'");
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "40",
            "3.14",
            "1e5",
            "1e400",
            "99999999999999999999",
            "-0.0",
            "1e-30",
            ".5",
            "1e999999999",
            "NaN");
    private static final List<String> DAYS = List.of(
            "DATE('2024-03-02')",
            "DATE('2023-02-29')",
            "DATE('9999-12-31')",
            "TIMESTAMP('2024-03-02T08:00:00Z')",
            "DATE('now')",
            "'2024-03-02'");
    private static final List<String> SHAPES = List.of(
            "POINT(120.55 29.05)",
            "BBOX(120.5,29,120.6,29.1)",
            "BBOX(170,-90,-170,90)",
            "BBOX(1,2,3)",
            "POLYGON((120.5 29,120.6 29,120.6 29.1,120.5 29))",
            "POLYGON((0 0,2 2,2 0,0 2,0 0))",
            "POLYGON((0 0,1 1,1 0))",
            "LINESTRING(120.5 29,120.6 29.1)",
            "LINESTRING(0 0)",
            "MULTIPOINT((120.55 29.05),(120.56 29.06))",
            "MULTIPOLYGON(((120.5 29,120.6 29,120.6 29.1,120.5 29)))",
            "GEOMETRYCOLLECTION(POINT(120.55 29.05),LINESTRING(120.5 29,120.6 29.1))",
            "POINT(1e400 0)",
            "POINT Z(120.55 29.05 7)",
            "POINT(999 999)");
    private static final List<String> NOISE = List.of(
            "(",
            ")",
            ",",
            "'",
            "\"",
            ";",
            "--",
            "/*",
            "\\",
            "%",
            "select",
            "pg_sleep(5)",
            "jsonArrayContains(name,'a','b')",
            "env('a')",
            "strLength(name)",
            "::text",
            "||",
            "$1",
            "{",
            "}",
            "[",
            "]",
            "\u0000",
            "//x",
            "not",
            "null",
            "INCLUDE");

    private final Random random;
    private final List<String> numbers;
    private final List<String> texts;
    private final List<String> days;
    private final List<String> lists;

    /**
     * With the names of a collection.
     *
     * @param numbers its properties that are numbers, and so on
     */
    public Cql2Grammar(long seed, List<String> numbers, List<String> texts, List<String> days, List<String> lists) {
        this.random = new Random(seed);
        this.numbers = numbers;
        this.texts = texts;
        this.days = days;
        this.lists = lists;
    }

    /** A filter in text. */
    public String text() {
        StringBuilder filter = new StringBuilder(expression(random.nextInt(4)));
        for (int broken = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0; broken > 0; broken--) {
            int at = random.nextInt(filter.length() + 1);
            if (random.nextBoolean() && at < filter.length()) {
                filter.deleteCharAt(at);
            } else {
                filter.insert(at, any(NOISE));
            }
        }
        return filter.toString();
    }

    private String expression(int depth) {
        if (depth == 0) {
            return predicate();
        }
        return switch (random.nextInt(4)) {
            case 0 -> expression(depth - 1) + " AND " + expression(depth - 1);
            case 1 -> "(" + expression(depth - 1) + " or " + expression(depth - 1) + ")";
            case 2 -> "NOT (" + expression(depth - 1) + ")";
            default -> predicate();
        };
    }

    private String predicate() {
        return choose(
                () -> any(numbers) + " " + any(COMPARISONS) + " " + any(NUMBERS),
                () -> any(NUMBERS) + any(COMPARISONS) + any(numbers),
                () -> any(texts) + " " + any(COMPARISONS) + " " + any(TEXTS),
                () -> any(texts) + any(List.of(" LIKE ", " not like ")) + any(TEXTS),
                () -> "CASEI(" + any(texts) + ") LIKE CASEI(" + any(TEXTS) + ")",
                () -> "accenti(casei(" + any(texts) + ")) = ACCENTI(CASEI(" + any(TEXTS) + "))",
                () -> any(numbers) + " BETWEEN " + any(NUMBERS) + " AND " + any(NUMBERS),
                () -> any(texts) + " IN (" + any(TEXTS) + "," + any(TEXTS) + ")",
                () -> any(random.nextBoolean() ? texts : lists) + " IS NOT NULL",
                () -> any(days) + any(COMPARISONS) + any(DAYS),
                () -> any(SPATIAL) + "(geom," + any(SHAPES) + ")",
                () -> any(SPATIAL) + "(" + any(SHAPES) + ",geom)",
                () -> any(TEMPORAL) + "(" + temporal() + "," + temporal() + ")",
                () -> any(ARRAYS) + "(" + any(lists) + ",(" + any(TEXTS) + "," + any(TEXTS) + "))",
                () -> "year(" + any(days) + ") " + any(COMPARISONS) + " " + any(NUMBERS),
                () -> "distance_m(geom," + any(SHAPES) + ") < " + any(NUMBERS),
                () -> any(texts) + any(COMPARISONS) + any(texts),
                () -> any(TEXTS) + any(COMPARISONS) + any(random.nextBoolean() ? TEXTS : NUMBERS),
                () -> any(numbers) + any(COMPARISONS) + any(texts),
                () -> random.nextBoolean() ? "TRUE" : "false");
    }

    private String temporal() {
        return choose(
                () -> any(days),
                () -> any(DAYS),
                () -> "INTERVAL('2023-01-01','..')",
                () -> "INTERVAL('..','2025-12-31')",
                () -> "INTERVAL(" + any(days) + "," + any(days) + ")",
                () -> "INTERVAL('2024-01-01T00:00:00Z','2024-12-31T00:00:00Z')");
    }

    /** A filter in JSON. */
    public String json() {
        String filter = jsonExpression(random.nextInt(4));
        if (random.nextInt(4) == 0) {
            int at = random.nextInt(filter.length());
            filter = filter.substring(0, at) + any(NOISE) + filter.substring(at + random.nextInt(2));
        }
        return filter;
    }

    private String jsonExpression(int depth) {
        if (depth == 0) {
            return jsonPredicate();
        }
        return switch (random.nextInt(4)) {
            case 0 -> op("and", jsonExpression(depth - 1), jsonExpression(depth - 1));
            case 1 -> op("or", jsonExpression(depth - 1), jsonExpression(depth - 1));
            case 2 -> op("not", jsonExpression(depth - 1));
            default -> jsonPredicate();
        };
    }

    private String jsonPredicate() {
        return choose(
                () -> op(any(COMPARISONS), name(numbers), number()),
                () -> op(any(COMPARISONS), name(texts), "\"P01\""),
                () -> op("like", op("casei", name(texts)), op("casei", "\"a%\"")),
                () -> op("between", name(numbers), number(), number()),
                () -> op("in", name(texts), "[\"P01\",\"x\"]"),
                () -> op("isNull", name(random.nextBoolean() ? texts : lists)),
                () -> op(any(SPATIAL).toLowerCase(java.util.Locale.ROOT), "{\"property\":\"geom\"}", shape()),
                () -> op(
                        any(TEMPORAL).toLowerCase(java.util.Locale.ROOT),
                        name(days),
                        any(List.of(
                                "{\"date\":\"2024-01-01\"}",
                                "{\"interval\":[\"2024-01-01\",\"..\"]}",
                                "{\"timestamp\":\"x\"}"))),
                () -> op(any(ARRAYS).toLowerCase(java.util.Locale.ROOT), name(lists), "[\"ROAD\"]"),
                () -> op("<", op("distance_m", "{\"property\":\"geom\"}", shape()), number()),
                () -> op(any(List.of("jsonArrayContains", "pg_sleep", "env", "")), name(texts), "1"),
                () -> random.nextBoolean() ? "true" : "null");
    }

    private String shape() {
        return any(List.of(
                "{\"type\":\"Point\",\"coordinates\":[120.55,29.05]}",
                "{\"bbox\":[120.5,29,120.6,29.1]}",
                "{\"bbox\":[1,2]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[120.5,29],[120.6,29],[120.6,29.1],[120.5,29]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[2,2],[2,0],[0,2],[0,0]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[]}",
                "{\"type\":\"Point\",\"coordinates\":[1e400,0]}",
                "{\"type\":\"Circle\",\"coordinates\":[0,0]}"));
    }

    private String number() {
        return any(List.of("0", "40", "-1.5", "1e400", "\"x\"", "1e999999999"));
    }

    private String name(List<String> of) {
        return "{\"property\":\"" + any(of) + "\"}";
    }

    private static String op(String name, String... arguments) {
        return "{\"op\":\"" + name + "\",\"args\":[" + String.join(",", arguments) + "]}";
    }

    @SafeVarargs
    private String choose(Supplier<String>... ways) {
        return ways[random.nextInt(ways.length)].get();
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
