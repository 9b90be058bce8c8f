package org.mumap.server.idle.web;

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
import org.mumap.rules.MessageTexts;
import org.mumap.server.idle.Candidate;
import org.mumap.server.idle.CandidatePage;
import org.mumap.server.problem.Messages;

/**
 * The list of candidates as a sheet: title, a row with unit and day, the header, the rows, the sum. The header stays in view.
 */
final class CandidatesWorkbook {

    private static final List<String> COLUMNS = List.of(
            "no",
            "parcelCode",
            "name",
            "parkCode",
            "town",
            "holderName",
            "areaMu",
            "finding",
            "legalState",
            "route",
            "netIdleDays",
            "nextFullOn",
            "daysLeft",
            "feeWan",
            "score",
            "explanation",
            "clauses");
    private static final List<Integer> WIDTHS =
            List.of(6, 22, 18, 10, 12, 26, 12, 22, 14, 20, 12, 14, 10, 14, 10, 60, 40);
    private static final int HEADER = 2;
    private static final int AREA = 6;

    private final Locale locale;
    private final MessageTexts texts;

    CandidatesWorkbook(Locale locale) {
        this.locale = locale;
        this.texts = MessageTexts.of(locale);
    }

    /** The file. */
    byte[] write(CandidatePage page) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "MuMap", "1.0")) {
            Worksheet sheet = book.newWorksheet(word("candidates.sheet"));
            head(sheet, page);
            int row = HEADER + 1;
            for (Candidate candidate : page.rows()) {
                write(sheet, row, candidate);
                row++;
            }
            sum(sheet, row, page);
            sheet.freezePane(2, HEADER + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void head(Worksheet sheet, CandidatePage page) {
        sheet.value(0, 0, word("candidates.title"));
        sheet.range(0, 0, 0, COLUMNS.size() - 1).merge();
        sheet.style(0, 0).bold().fontSize(16).horizontalAlignment("center").set();
        sheet.value(
                1,
                0,
                word(
                        "candidates.subtitle",
                        page.times().asOf(),
                        page.times().knownAt().toString(),
                        page.parcels()));
        sheet.range(1, 0, 1, COLUMNS.size() - 1).merge();
        for (int c = 0; c < COLUMNS.size(); c++) {
            sheet.value(HEADER, c, word("column." + COLUMNS.get(c)));
            sheet.width(c, WIDTHS.get(c));
        }
        sheet.range(HEADER, 0, HEADER, COLUMNS.size() - 1)
                .style()
                .bold()
                .wrapText(true)
                .fillColor("E8EEF7")
                .borderStyle("thin")
                .set();
    }

    private void write(Worksheet sheet, int row, Candidate candidate) {
        sheet.value(row, 0, row - HEADER);
        text(sheet, row, 1, candidate.standing().parcelCode());
        text(sheet, row, 2, candidate.name());
        text(sheet, row, 3, candidate.standing().parkCode());
        text(sheet, row, 4, candidate.standing().town());
        text(sheet, row, 5, candidate.holderName());
        number(sheet, row, AREA, candidate.standing().areaMu(), "0.00");
        text(sheet, row, 7, word("finding." + candidate.verdict().finding()));
        text(sheet, row, 8, word("legal." + candidate.verdict().legal().state()));
        text(sheet, row, 9, word("route." + candidate.verdict().route()));
        sheet.value(row, 10, candidate.verdict().netIdleDays());
        day(sheet, row, 11, candidate.urgency().nextFullOn());
        if (candidate.urgency().daysLeft() != null) {
            sheet.value(row, 12, candidate.urgency().daysLeft());
        }
        number(sheet, row, 13, candidate.verdict().feeWan(), "0.00");
        sheet.value(row, 14, candidate.urgency().score());
        sheet.style(row, 14).format("0.000").set();
        text(sheet, row, 15, texts.render(candidate.verdict().summary()));
        text(sheet, row, 16, String.join("; ", candidate.verdict().clauses()));
    }

    private void sum(Worksheet sheet, int row, CandidatePage page) {
        sheet.value(row, 1, word("candidates.sum", page.parcels()));
        number(sheet, row, AREA, page.areaMu(), "0.00");
        sheet.range(row, 0, row, COLUMNS.size() - 1).style().bold().set();
        sheet.style(row, AREA).bold().format("0.00").set();
    }

    private static void number(Worksheet sheet, int row, int column, @Nullable BigDecimal value, String format) {
        if (value != null) {
            sheet.value(row, column, value);
            sheet.style(row, column).format(format).set();
        }
    }

    private static void day(Worksheet sheet, int row, int column, @Nullable LocalDate day) {
        if (day != null) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        }
    }

    private static void text(Worksheet sheet, int row, int column, @Nullable String value) {
        if (value != null) {
            sheet.value(row, column, harmless(value));
        }
    }

    /** A text that a spreadsheet program would take for a formula (also after saving it as CSV) is marked as text. */
    static String harmless(String value) {
        return !value.isEmpty() && "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    private String word(String key, Object... args) {
        return Messages.text("idle", locale, key, List.of(args));
    }
}
