package org.mumap.server.published.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** All that the SQL of a filter can be made of: columns, fixed fragments, parameters. Whatever else stands in it came from outside. */
public final class FixedSql {

    private static final List<String> FRAGMENTS = List.of(
            "lower(upper(",
            " collate \"und-x-icu\"))",
            "regexp_replace(normalize(",
            ", NFD), '[\\u0300-\\u036f]', '', 'g')",
            "extract(year from ",
            "extract(month from ",
            "char_length(",
            "st_distance(",
            "::geography",
            "st_geomfromtext(",
            ", 4490)",
            "st_intersects(",
            "st_equals(",
            "st_touches(",
            "st_within(",
            "st_overlaps(",
            "st_crosses(",
            "st_contains(",
            " && ",
            " @> ",
            " <@ ",
            "array[",
            "]::text[]",
            "'{}'::text[]",
            "cast(",
            " as text)",
            " as numeric)",
            " as date)",
            " as boolean)",
            " as timestamptz)",
            "'-infinity'",
            "'infinity'",
            " and ",
            " or ",
            "not ",
            "not (",
            " like ",
            " between ",
            " is null",
            " in (",
            " = ",
            " <> ",
            " < ",
            " <= ",
            " > ",
            " >= ",
            "true",
            "false",
            "geom",
            "(",
            ")",
            ", ");

    private FixedSql() {}

    /** A pattern that matches such SQL over these columns. */
    public static Pattern over(List<String> columns) {
        return over(columns, List.of());
    }

    /** The same with further words. */
    public static Pattern over(List<String> columns, List<String> words) {
        List<String> all = new ArrayList<>(FRAGMENTS);
        all.addAll(words);
        columns.forEach(column -> all.add('"' + column + '"'));
        // the longest first: nothing is tried twice
        all.sort(java.util.Comparator.comparingInt(String::length).reversed());
        List<String> parts = new ArrayList<>();
        all.forEach(each -> parts.add(Pattern.quote(each)));
        parts.add(":p\\d+");
        return Pattern.compile("(?:" + String.join("|", parts) + ")*+");
    }
}
