package org.mumap.server.desk.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.mumap.server.desk.Selection;
import org.mumap.server.problem.Messages;

/**
 * A selection as offices hand it on: title, the unit that made it with the day, the day of the data with the units of measure, the
 * header, the rows, the sum. The header stays in view.
 */
final class SelectionWorkbook {

    private static final List<String> COLUMNS = List.of(
            "no",
            "parcelCode",
            "name",
            "parkCode",
            "town",
            "holderName",
            "landUseCode",
            "supplyState",
            "finding",
            "legalState",
            "areaMu",
            "taxWan",
            "outputWan",
            "taxWanPerMu",
            "outputWanPerMu");
    private static final List<Integer> WIDTHS = List.of(6, 22, 18, 10, 12, 26, 10, 14, 22, 12, 12, 14, 14, 12, 12);
    private static final int HEADER = 3;
    private static final int AREA = COLUMNS.indexOf("areaMu");
    private static final int LAST = COLUMNS.size() - 1;
    private static final int SPLIT = 7;
    private static final String FIGURE = "#,##0.00";

    private final Locale locale;
    private final String office;
    private final LocalDate today;

    /**
     * @param office the unit that makes the sheet
     * @param today the day it is made
     */
    SelectionWorkbook(Locale locale, String office, LocalDate today) {
        this.locale = locale;
        this.office = office;
        this.today = today;
    }

    /** The file. */
    byte[] write(SelectionController.Answer answer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "MuMap", "1.0")) {
            Worksheet sheet = book.newWorksheet(word("selection.sheet"));
            head(sheet, answer);
            int r = HEADER + 1;
            for (Selection.Row row : answer.rows()) {
                write(sheet, r++, row);
            }
            sum(sheet, r, answer.total());
            sheet.freezePane(3, HEADER + 1);
            sheet.repeatRows(HEADER, HEADER);
            sheet.pageOrientation("landscape");
            sheet.fitToWidth((short) 1);
            sheet.fitToHeight((short) 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void head(Worksheet sheet, SelectionController.Answer answer) {
        sheet.value(0, 0, word("selection.title"));
        sheet.range(0, 0, 0, LAST).merge();
        sheet.style(0, 0).bold().fontSize(16).horizontalAlignment("center").set();
        sheet.value(1, 0, word("selection.office", office));
        sheet.range(1, 0, 1, SPLIT - 1).merge();
        sheet.value(1, SPLIT, word("selection.made", today));
        sheet.range(1, SPLIT, 1, LAST).merge();
        sheet.style(1, SPLIT).horizontalAlignment("right").set();
        sheet.value(2, 0, word("selection.times", answer.asOf(), answer.knownAt(), answer.year()));
        sheet.range(2, 0, 2, SPLIT - 1).merge();
        sheet.value(2, SPLIT, word("selection.units"));
        sheet.range(2, SPLIT, 2, LAST).merge();
        sheet.style(2, SPLIT).horizontalAlignment("right").set();
        for (int c = 0; c <= LAST; c++) {
            sheet.value(HEADER, c, word("selection.column." + COLUMNS.get(c)));
            sheet.width(c, WIDTHS.get(c));
        }
        sheet.range(HEADER, 0, HEADER, LAST)
                .style()
                .bold()
                .wrapText(true)
                .fillColor("E8EEF7")
                .borderStyle("thin")
                .set();
    }

    private void write(Worksheet sheet, int r, Selection.Row row) {
        sheet.value(r, 0, r - HEADER);
        List<@Nullable String> texts = java.util.Arrays.asList(
                row.parcelCode(),
                row.name(),
                row.parkCode(),
                row.town(),
                row.holderName(),
                row.landUseCode(),
                coded("selection.supply.", row.supplyState()),
                row.idleFinding() == null
                        ? null
                        : Messages.text("idle", locale, "finding." + row.idleFinding(), List.of()),
                row.legalState() == null
                        ? null
                        : Messages.text("idle", locale, "legal." + row.legalState(), List.of()));
        for (int c = 0; c < texts.size(); c++) {
            text(sheet, r, c + 1, texts.get(c));
        }
        number(sheet, r, AREA, row.areaMu());
        number(sheet, r, AREA + 1, row.taxWan());
        number(sheet, r, AREA + 2, row.outputWan());
        number(sheet, r, AREA + 3, row.taxWanPerMu());
        number(sheet, r, AREA + 4, row.outputWanPerMu());
    }

    private void sum(Worksheet sheet, int r, Selection.Total total) {
        sheet.value(r, 1, word("selection.sum", total.parcels()));
        number(sheet, r, AREA, total.areaMu());
        number(sheet, r, AREA + 1, total.taxWan());
        number(sheet, r, AREA + 2, total.outputWan());
        sheet.range(r, 0, r, AREA - 1).style().bold().set();
        sheet.range(r, AREA, r, LAST).style().bold().format(FIGURE).set();
    }

    private static void number(Worksheet sheet, int r, int c, @Nullable BigDecimal value) {
        if (value != null) {
            sheet.value(r, c, value);
            sheet.style(r, c).format(FIGURE).set();
        }
    }

    /** A text that a spreadsheet program would take for a formula (also after saving it as CSV) is marked as text. */
    private static void text(Worksheet sheet, int r, int c, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            sheet.value(r, c, "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0 ? "'" + value : value);
        }
    }

    private @Nullable String coded(String prefix, @Nullable String code) {
        return code == null || !Messages.has("desk", locale, prefix + code) ? code : word(prefix + code);
    }

    private String word(String key, Object... args) {
        return Messages.text("desk", locale, key, List.of(args));
    }
}
