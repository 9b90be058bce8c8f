package org.mumap.server.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dhatim.fastexcel.Color;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.mumap.server.ledger.Column;
import org.mumap.server.ledger.Kind;
import org.mumap.server.problem.Messages;

/**
 * The empty workbook of a kind: a header to fill in below, with units, notes and drop-down lists of the codes; a sheet that explains
 * each column; and, hidden, the lists themselves.
 */
public final class Template {

    /** Rows that carry formats and drop-down lists; more rows may be filled in. */
    private static final int ROWS = 1_000;

    private Template() {}

    /** Writes it. */
    public static void write(Kind kind, Locale locale, OutputStream out) throws IOException {
        try (Workbook book = new Workbook(out, "MuMap", "1.0")) {
            boolean english = locale.getLanguage().equals("en");
            Worksheet sheet = book.newWorksheet(english ? kind.titleEn() : kind.title());
            writeHeader(kind, locale, sheet);
            writeExplanation(kind, locale, book.newWorksheet(word(locale, "template.sheet")));
            Worksheet lists = book.newWorksheet(word(locale, "template.lists"));
            lists.setVisibilityState(VisibilityState.HIDDEN);
            writeLists(kind, locale, sheet, lists);
        }
    }

    private static void writeHeader(Kind kind, Locale locale, Worksheet sheet) {
        int i = 0;
        for (Column column : kind.columns()) {
            sheet.value(0, i, header(locale, column));
            sheet.comment(0, i, note(locale, column));
            sheet.width(i, 18);
            if (isCode(column)) {
                // text, or the program would cut a long code to 15 digits
                sheet.range(1, i, ROWS, i).style().format("@").set();
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

    /** Title, a star where a value must stand, the unit. */
    static String header(Locale locale, Column column) {
        return ImportTexts.title(locale, column)
                + (column.required() ? "*" : "")
                + unit(locale, column).map(u -> "(" + u + ")").orElse("");
    }

    private static Optional<String> unit(Locale locale, Column column) {
        return UnitOfColumn.kept(column)
                .map(u -> locale.getLanguage().equals("en") ? column.unit() : word(locale, "unit." + u));
    }

    private static String note(Locale locale, Column column) {
        String type = word(locale, "type." + column.type());
        String required = column.required() ? word(locale, "template.required") + " · " : "";
        String values = column.values().isEmpty() ? "" : "\n" + CodeLabels.shown(column);
        String note = required + type + unit(locale, column).map(u -> " · " + u).orElse("") + values;
        return note.length() <= 1_000 ? note : note.substring(0, 999) + "…";
    }

    private static void writeLists(Kind kind, Locale locale, Worksheet sheet, Worksheet lists) {
        int list = 0;
        for (int i = 0; i < kind.columns().size(); i++) {
            List<String> choices = choices(kind.columns().get(i), locale);
            if (choices.isEmpty()) {
                continue;
            }
            lists.value(0, list, kind.columns().get(i).key());
            for (int k = 0; k < choices.size(); k++) {
                lists.value(k + 1, list, choices.get(k));
            }
            sheet.range(1, i, ROWS, i)
                    .validateWithList(lists.range(1, list, choices.size(), list))
                    .errorStyle(DataValidationErrorStyle.WARNING)
                    .errorTitle(ImportTexts.title(locale, kind.columns().get(i)))
                    .error(word(locale, "template.notInList"));
            list++;
        }
    }

    /** What may be chosen; each reads back as the code it stands for. */
    static List<String> choices(Column column, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        return switch (column.type()) {
            case FLAG -> english ? List.of("yes", "no") : List.of("是", "否");
            case CODE ->
                column.values().stream()
                        .map(code -> {
                            String label = CodeLabels.label(code);
                            boolean known = CodeLabels.find(column, label)
                                    .filter(code::equals)
                                    .isPresent();
                            return english || !known ? code : label;
                        })
                        .toList();
            default -> List.of();
        };
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
