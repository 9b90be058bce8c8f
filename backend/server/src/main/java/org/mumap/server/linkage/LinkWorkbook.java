package org.mumap.server.linkage;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Color;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.mumap.server.problem.Messages;

/** The queue and the decisions as a workbook of two sheets. */
public final class LinkWorkbook {

    private LinkWorkbook() {}

    /** Writes it. */
    public static void write(
            List<LinkQueue.Waiting> waiting, List<LinkQueue.Decided> decided, Locale locale, OutputStream out)
            throws IOException {
        try (Workbook book = new Workbook(out, "MuMap", "1.0")) {
            Worksheet open = sheet(
                    book,
                    locale,
                    "sheet.open",
                    List.of("code", "firm", "candidates", "score", "sort", "holder", "parcel"));
            int r = 1;
            for (LinkQueue.Waiting row : waiting) {
                open.value(r, 0, row.creditCode());
                open.value(r, 1, row.name());
                open.value(r, 2, row.candidates());
                open.value(r, 3, row.score());
                open.value(r, 4, word(locale, row.sure() ? "sure" : row.ambiguous() ? "ambiguous" : "plain"));
                open.value(r, 5, row.holderName());
                open.value(r, 6, row.parcelCode());
                r++;
            }
            Worksheet done = sheet(
                    book,
                    locale,
                    "sheet.decided",
                    List.of(
                            "code",
                            "firm",
                            "parcel",
                            "holder",
                            "verdict",
                            "score",
                            "relation",
                            "note",
                            "batch",
                            "by",
                            "at",
                            "undone"));
            r = 1;
            for (LinkQueue.Decided row : decided) {
                write(done, r++, row, locale);
            }
        }
    }

    private static void write(Worksheet sheet, int r, LinkQueue.Decided row, Locale locale) {
        sheet.value(r, 0, row.creditCode());
        sheet.value(r, 1, row.firmName());
        sheet.value(r, 2, row.parcelCode());
        sheet.value(r, 3, row.holderName());
        sheet.value(r, 4, word(locale, "verdict." + row.verdict()));
        sheet.value(r, 5, row.score());
        sheet.value(r, 6, row.relation());
        sheet.value(r, 7, row.note());
        sheet.value(r, 8, row.batchId());
        sheet.value(r, 9, row.by());
        sheet.value(r, 10, row.at().toString());
        sheet.value(r, 11, row.undoneAt() == null ? null : row.undoneBy() + " " + row.undoneAt());
    }

    private static Worksheet sheet(Workbook book, Locale locale, String title, List<String> heads) {
        Worksheet sheet = book.newWorksheet(word(locale, title));
        for (int i = 0; i < heads.size(); i++) {
            sheet.value(0, i, word(locale, "head." + heads.get(i)));
            sheet.width(i, 22);
        }
        sheet.range(0, 0, 0, heads.size() - 1)
                .style()
                .bold()
                .fillColor(Color.GRAY1)
                .set();
        sheet.freezePane(0, 1);
        return sheet;
    }

    private static String word(Locale locale, String key) {
        return Messages.text("linkage", locale, key, List.of());
    }
}
