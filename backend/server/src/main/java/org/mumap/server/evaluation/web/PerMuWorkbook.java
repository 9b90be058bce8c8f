package org.mumap.server.evaluation.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.mumap.server.problem.Messages;

/** The per-mu table as a workbook: title, units and times, header, rows, total; the same numbers as on the screen. */
final class PerMuWorkbook {

    private static final List<String> COLUMNS = List.of(
            "key",
            "name",
            "areaMu",
            "registeredMu",
            "outputWan",
            "taxWan",
            "valueAddedWan",
            "outputWanPerMu",
            "taxWanPerMu",
            "valueAddedWanPerMu",
            "enterprises",
            "parcels",
            "taxUnknown");
    private static final int HEADER = 2;

    private PerMuWorkbook() {}

    static void write(PerMuController.Answer answer, Locale language, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "MuMap", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(text(language, "sheet"));
            sheet.value(0, 0, text(language, "title", answer.year(), text(language, "by." + answer.by())));
            sheet.style(0, 0).bold().fontSize(14).set();
            sheet.value(1, 0, text(language, "subtitle", answer.asOf(), answer.knownAt()));
            for (int c = 0; c < COLUMNS.size(); c++) {
                sheet.value(HEADER, c, text(language, "column." + COLUMNS.get(c)));
                sheet.width(c, c < 2 ? 24 : 16);
            }
            sheet.range(HEADER, 0, HEADER, COLUMNS.size() - 1).style().bold().set();
            int r = HEADER + 1;
            for (PerMuFigures row : answer.rows()) {
                write(sheet, r++, row, language);
            }
            write(sheet, r, answer.total(), language);
            sheet.range(r, 0, r, COLUMNS.size() - 1).style().bold().set();
            sheet.freezePane(0, HEADER + 1);
        }
    }

    private static void write(Worksheet sheet, int r, PerMuFigures row, Locale language) {
        sheet.value(r, 0, row.key());
        sheet.value(r, 1, row.name());
        number(sheet, r, 2, row.areaMu());
        number(sheet, r, 3, row.registeredMu());
        number(sheet, r, 4, row.outputWan());
        number(sheet, r, 5, row.taxWan());
        number(sheet, r, 6, row.valueAddedWan());
        number(sheet, r, 7, row.outputWanPerMu());
        if (row.taxBand() == null) {
            number(sheet, r, 8, row.taxWanPerMu());
        } else {
            sheet.value(r, 8, text(language, "band", row.taxBand()));
        }
        number(sheet, r, 9, row.valueAddedWanPerMu());
        sheet.value(r, 10, row.enterprises());
        sheet.value(r, 11, row.parcels());
        sheet.value(r, 12, row.taxUnknown());
    }

    private static void number(Worksheet sheet, int r, int c, @Nullable Number value) {
        sheet.value(r, c, value);
        sheet.style(r, c).format("#,##0.00").set();
    }

    private static String text(Locale language, String code, Object... args) {
        return Messages.text("evaluation", language, code, List.of(args));
    }
}
