package org.mumap.server.evaluation.web;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Land lists and public lists as workbooks: what stands on the screen, no more. */
final class ListWorkbooks {

    private final Locale language;

    ListWorkbooks(Locale language) {
        this.language = language;
    }

    /** Lines of land with their total. */
    void land(LandListController.Answer list, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "MuMap", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(word("book.land"));
            head(
                    sheet,
                    word("book.landTitle", list.year(), list.asOf(), list.knownAt()),
                    "name",
                    "creditCode",
                    "parcel",
                    "park",
                    "town",
                    "own",
                    "leasedIn",
                    "occupied",
                    "leasedOut",
                    "raised",
                    "net");
            int r = 2;
            for (LandListController.Line line : list.lines()) {
                texts(sheet, r, line.name(), line.creditCode(), line.parcelCode(), line.parkCode(), line.town());
                numbers(
                        sheet,
                        r++,
                        line.ownMu(),
                        line.leasedInMu(),
                        line.occupiedMu(),
                        line.leasedOutMu(),
                        line.raisedMu(),
                        line.netMu());
            }
            LandListController.Sum total = list.total();
            texts(sheet, r, word("total"), null, null, null, null);
            numbers(
                    sheet,
                    r,
                    total.ownMu(),
                    total.leasedInMu(),
                    total.occupiedMu(),
                    total.leasedOutMu(),
                    total.raisedMu(),
                    total.netMu());
            sheet.range(r, 0, r, 10).style().bold().set();
        }
    }

    /** Names and grades as they were published. */
    void published(JsonNode list, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "MuMap", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(word("book.public"));
            String scheme = list.path("scheme").asString("");
            head(sheet, scheme + " " + list.path("year").asString(""), "grade", "name", "park", "net");
            int r = 2;
            for (JsonNode firm : list.path("firms")) {
                texts(
                        sheet,
                        r++,
                        firm.get("grade").asString(),
                        firm.get("name").asString(""),
                        firm.get("park").asString(""));
            }
            for (JsonNode line : list.path("lines")) {
                texts(
                        sheet,
                        r,
                        line.get("parcelCode").asString(),
                        line.get("name").asString(""),
                        line.get("park").asString(""));
                sheet.value(r++, 3, line.get("netMu").decimalValue());
            }
        }
    }

    private void head(Worksheet sheet, String title, String... columns) {
        sheet.value(0, 0, title);
        sheet.style(0, 0).bold().fontSize(14).set();
        for (int c = 0; c < columns.length; c++) {
            sheet.value(1, c, word("book." + columns[c]));
            sheet.width(c, c < 3 ? 24 : 14);
        }
        sheet.range(1, 0, 1, columns.length - 1).style().bold().set();
        sheet.freezePane(0, 2);
    }

    private static void texts(Worksheet sheet, int r, @Nullable String... cells) {
        for (int c = 0; c < cells.length; c++) {
            sheet.value(r, c, cells[c]);
        }
    }

    private static void numbers(Worksheet sheet, int r, BigDecimal... values) {
        List<BigDecimal> cells = List.of(values);
        for (int c = 0; c < cells.size(); c++) {
            sheet.value(r, c + 5, cells.get(c));
            sheet.style(r, c + 5).format("#,##0.00##").set();
        }
    }

    private String word(String key, Object... args) {
        return ScoreSheet.word(language, key, args);
    }
}
