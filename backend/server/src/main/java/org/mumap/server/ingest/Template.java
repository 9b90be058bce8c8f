package org.mumap.server.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Color;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.mumap.server.ledger.Column;
import org.mumap.server.ledger.Kind;
import org.mumap.server.problem.Messages;

/** The empty workbook of a kind: a header to fill in below, and a second sheet that explains each column. */
public final class Template {

    private Template() {}

    /** Writes it. */
    public static void write(Kind kind, Locale locale, OutputStream out) throws IOException {
        try (Workbook book = new Workbook(out, "MuMap", "1.0")) {
            boolean english = locale.getLanguage().equals("en");
            writeHeader(kind, locale, book.newWorksheet(english ? kind.titleEn() : kind.title()));
            writeExplanation(kind, locale, book.newWorksheet(word(locale, "template.sheet")));
        }
    }

    private static void writeHeader(Kind kind, Locale locale, Worksheet sheet) {
        int i = 0;
        for (Column column : kind.columns()) {
            sheet.value(0, i, ImportTexts.title(locale, column) + (column.required() ? "*" : ""));
            sheet.width(i, 18);
            if (isCode(column)) {
                // text, or the program would cut a long code to 15 digits
                sheet.range(1, i, 1000, i).style().format("@").set();
            }
            i++;
        }
        if (kind.geometry().allowed()) {
            sheet.value(0, i, "WKT");
            sheet.width(i, 40);
        }
        sheet.range(0, 0, 0, i).style().bold().fillColor(Color.GRAY1).set();
        sheet.freezePane(0, 1);
    }

    private static boolean isCode(Column column) {
        return switch (column.type()) {
            case CREDIT_CODE, PARCEL_CODE, UNIT_NO, TEXT -> true;
            default -> false;
        };
    }

    private static void writeExplanation(Kind kind, Locale locale, Worksheet sheet) {
        List<String> heads =
                List.of("template.title", "template.key", "template.required", "template.type", "template.values");
        for (int i = 0; i < heads.size(); i++) {
            sheet.value(0, i, word(locale, heads.get(i)));
            sheet.width(i, i == 4 ? 60 : 18);
        }
        sheet.range(0, 0, 0, heads.size() - 1).style().bold().set();
        int row = 1;
        for (Column column : kind.columns()) {
            sheet.value(row, 0, ImportTexts.title(locale, column));
            sheet.value(row, 1, column.key());
            sheet.value(row, 2, column.required() ? "*" : "");
            sheet.value(
                    row,
                    3,
                    word(locale, "type." + column.type()) + (column.unit().isEmpty() ? "" : " · " + column.unit()));
            sheet.value(row, 4, CodeLabels.shown(column));
            row++;
        }
    }

    private static String word(Locale locale, String key) {
        return Messages.text("import", locale, key, List.of());
    }
}
