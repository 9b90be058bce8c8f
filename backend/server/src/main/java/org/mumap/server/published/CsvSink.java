package org.mumap.server.published;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Rows as csv. */
final class CsvSink implements Exports.RowSink {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final PublishedView view;
    private final boolean shapes;
    private final CSVPrinter csv;

    /** Shapes: whether a last column {@code wkt} holds them, selected as {@code shape_wkt}. */
    CsvSink(PublishedView view, boolean shapes, OutputStream out) throws IOException {
        this.view = view;
        this.shapes = shapes;
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        // without it Excel takes the Chinese for the machine's old code page
        writer.write(BYTE_ORDER_MARK);
        this.csv = new CSVPrinter(writer, CSVFormat.RFC4180);
        List<String> header =
                new ArrayList<>(view.properties().stream().map(Property::name).toList());
        if (shapes) {
            header.add("wkt");
        }
        csv.printRecord(header);
    }

    @Override
    public void add(ResultSet row) throws SQLException, IOException {
        List<Object> cells = new ArrayList<>(view.properties().size());
        for (Property property : view.properties()) {
            cells.add(text(TableColumns.cell(row, property)));
        }
        if (shapes) {
            cells.add(text(row.getString("shape_wkt")));
        }
        csv.printRecord(cells);
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return TableColumns.harmless(text);
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof Double number ? BigDecimal.valueOf(number).toPlainString() : value.toString();
    }

    @Override
    public void close() throws IOException {
        csv.flush();
    }
}
