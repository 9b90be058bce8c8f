package org.mumap.server.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Color;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The list of places with what was decided about each, as a workbook. */
public final class FabricWords {

    private static final List<String> HEADS = List.of(
            "fabric.row",
            "fabric.parcel",
            "fabric.other",
            "fabric.what",
            "fabric.state",
            "fabric.reason",
            "fabric.areaBefore",
            "fabric.areaAfter",
            "fabric.by",
            "fabric.at");

    private FabricWords() {}

    /** Writes it. */
    public static void write(List<FabricIssues.Issue> issues, Locale locale, OutputStream out) throws IOException {
        try (Workbook book = new Workbook(out, "MuMap", "1.0")) {
            Worksheet sheet = book.newWorksheet(ImportTexts.word(locale, "fabric.title"));
            for (int i = 0; i < HEADS.size(); i++) {
                sheet.value(0, i, ImportTexts.word(locale, HEADS.get(i)));
                sheet.width(i, i == 3 ? 60 : 20);
            }
            sheet.range(0, 0, 0, HEADS.size() - 1)
                    .style()
                    .bold()
                    .fillColor(Color.GRAY1)
                    .set();
            sheet.freezePane(0, 1);
            int row = 1;
            for (FabricIssues.Issue issue : issues) {
                write(sheet, row++, issue, locale);
            }
        }
    }

    private static void write(Worksheet sheet, int row, FabricIssues.Issue issue, Locale locale) {
        sheet.value(row, 0, issue.row());
        sheet.value(row, 1, issue.key());
        sheet.value(row, 2, issue.concealed() ? ImportTexts.word(locale, "another-parcel") : issue.other());
        sheet.value(row, 3, issue.message());
        sheet.value(row, 4, ImportTexts.word(locale, "fabric." + issue.state()));
        FabricIssues.Decision decision = issue.decision();
        if (decision != null) {
            sheet.value(row, 5, decision.reason());
            if (decision.areaBeforeM2() != null && decision.areaAfterM2() != null) {
                sheet.value(row, 6, decision.areaBeforeM2());
                sheet.value(row, 7, decision.areaAfterM2());
            }
            sheet.value(row, 8, decision.by());
            sheet.value(row, 9, decision.at().toString());
        }
    }
}
