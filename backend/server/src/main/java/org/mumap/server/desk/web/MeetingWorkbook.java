package org.mumap.server.desk.web;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.mumap.server.desk.meeting.MeetingPage;
import org.mumap.server.problem.Messages;

/** A page of the meeting room as a sheet: the bars with their total, or the rows of one bar with its own values as the total. */
final class MeetingWorkbook {

    private static final int HEADER = 2;

    private MeetingWorkbook() {}

    static void write(MeetingPage page, @Nullable String town, Locale language, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "MuMap", "1.0")) {
            Worksheet sheet =
                    workbook.newWorksheet(word(language, page.question().name()));
            sheet.value(0, 0, word(language, page.question().name()) + (town == null ? "" : " · " + town));
            sheet.style(0, 0).bold().fontSize(14).set();
            sheet.value(1, 0, word(language, "asOf", page.asOf()));
            if (town == null) {
                bars(sheet, page, language);
            } else {
                rows(sheet, page, town, language);
            }
            sheet.freezePane(0, HEADER + 1);
        }
    }

    private static void bars(Worksheet sheet, MeetingPage page, Locale language) {
        head(sheet, List.of("town"), page.measures(), language);
        int r = HEADER + 1;
        for (MeetingPage.Bar bar : page.bars()) {
            sheet.value(r, 0, bar.town());
            values(sheet, r++, 1, page.measures(), bar.values());
        }
        sheet.value(r, 0, word(language, "total"));
        values(sheet, r, 1, page.measures(), page.total());
        sheet.range(r, 0, r, page.measures().size()).style().bold().set();
    }

    private static void rows(Worksheet sheet, MeetingPage page, String town, Locale language) {
        head(sheet, List.of("code", "name"), page.rowMeasures(), language);
        int r = HEADER + 1;
        for (MeetingPage.Bar bar : page.bars()) {
            if (bar.town().equals(town)) {
                for (MeetingPage.Row row : bar.rows()) {
                    sheet.value(r, 0, row.code());
                    sheet.value(r, 1, row.name());
                    values(sheet, r++, 2, page.rowMeasures(), row.values());
                }
            }
        }
    }

    private static void head(Worksheet sheet, List<String> first, List<MeetingPage.Measure> measures, Locale language) {
        int c = 0;
        for (String key : first) {
            sheet.width(c, 28);
            sheet.value(HEADER, c++, word(language, key));
        }
        for (MeetingPage.Measure measure : measures) {
            sheet.width(c, 18);
            sheet.value(HEADER, c++, word(language, measure.name()));
        }
        sheet.range(HEADER, 0, HEADER, c - 1).style().bold().set();
    }

    private static void values(
            Worksheet sheet, int r, int from, List<MeetingPage.Measure> measures, List<@Nullable BigDecimal> values) {
        for (int i = 0; i < measures.size(); i++) {
            sheet.value(r, from + i, values.get(i));
            boolean whole = switch (measures.get(i)) {
                case PROJECTS, RED, PARCELS, NET_DAYS -> true;
                default -> false;
            };
            sheet.style(r, from + i).format(whole ? "#,##0" : "#,##0.00").set();
        }
    }

    private static String word(Locale language, String key, Object... args) {
        return Messages.text("desk", language, "meeting." + key, List.of(args));
    }
}
