package org.mumap.server.published;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of a view as cells of a table. */
final class TableColumns {

    /** What a spreadsheet takes for the beginning of a formula, full-width forms included. */
    private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";

    private TableColumns() {}

    /** What a table wants selected. */
    static String of(PublishedView view) {
        return view.properties().stream().map(Property::column).collect(Collectors.joining(", "));
    }

    /** The value of a cell; a list is its members with blanks between. */
    static @Nullable Object cell(ResultSet row, Property property) throws SQLException {
        Object value = FeatureWriter.value(row, property);
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(" "));
        }
        return value;
    }

    /** A text that no spreadsheet runs as a formula: {@code =1+1} becomes {@code '=1+1}. */
    static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
