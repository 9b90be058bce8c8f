package org.mumap.server.published;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;

/** Rows as a workbook: first line what it is and as of when, second line titles with units. Texts are typed as texts. */
final class WorkbookSink implements Exports.RowSink {

    private static final int MOST_ROWS = 1_048_576;
    private static final int FLUSHED_AFTER = 500;
    private static final int HEADER_ROW = 1;
    private static final int NARROW = 12;
    private static final int WIDE = 24;

    private final PublishedView view;
    private final Workbook workbook;
    private final Worksheet sheet;
    private int row = HEADER_ROW + 1;

    WorkbookSink(PublishedView view, String about, Locale locale, OutputStream out) throws IOException {
        this.view = view;
        this.workbook = new Workbook(out, "MuMap", "1.0");
        this.sheet = workbook.newWorksheet(view.title().in(locale));
        sheet.value(0, 0, about);
        List<Property> properties = view.properties();
        for (int column = 0; column < properties.size(); column++) {
            Property property = properties.get(column);
            sheet.value(HEADER_ROW, column, title(property, locale));
            sheet.width(column, property.type() == Property.Type.TEXT ? WIDE : NARROW);
        }
        sheet.range(HEADER_ROW, 0, HEADER_ROW, properties.size() - 1)
                .style()
                .bold()
                .wrapText(true)
                .set();
        sheet.freezePane(1, HEADER_ROW + 1);
    }

    private static String title(Property property, Locale locale) {
        String title = property.title().in(locale);
        if (property.unit().isEmpty()) {
            return title;
        }
        String unit = Messages.has("published", locale, "unit." + property.unit())
                ? Messages.text("published", locale, "unit." + property.unit(), List.of())
                : property.unit();
        return title + " (" + unit + ")";
    }

    @Override
    public void add(ResultSet source) throws SQLException, IOException {
        if (row == MOST_ROWS) {
            throw Problem.badRequest("too-many-rows", MOST_ROWS);
        }
        for (int column = 0; column < view.properties().size(); column++) {
            put(column, TableColumns.cell(source, view.properties().get(column)));
        }
        row++;
        if (row % FLUSHED_AFTER == 0) {
            sheet.flush();
        }
    }

    private void put(int column, @Nullable Object value) {
        if (value instanceof LocalDate date) {
            sheet.value(row, column, date);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else if (value instanceof Number number) {
            sheet.value(row, column, number);
        } else if (value instanceof Boolean flag) {
            sheet.value(row, column, flag);
        } else if (value != null) {
            sheet.value(row, column, value.toString());
        }
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.finish();
    }
}
