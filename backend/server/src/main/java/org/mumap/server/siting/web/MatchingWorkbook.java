package org.mumap.server.siting.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.mumap.server.problem.Messages;

/** An assignment as a workbook: who goes where, who does not and why, what land is left over. Areas in mu, money in 10,000 yuan. */
final class MatchingWorkbook {

    private static final int HEADER = 2;

    private final Locale language;

    MatchingWorkbook(Locale language) {
        this.language = language;
    }

    /** The file. */
    byte[] write(MatchingController.Answer answer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "MuMap", "1.0")) {
            placed(book.newWorksheet(text("match.sheet.placed")), answer);
            sheet(
                    book.newWorksheet(text("match.sheet.unplaced")),
                    answer,
                    List.of("project", "projectName", "needMu", "explanation"),
                    answer.unplaced(),
                    one -> row(one.project(), one.projectName(), one.needMu(), one.explanation()));
            sheet(
                    book.newWorksheet(text("match.sheet.free")),
                    answer,
                    List.of("parcel", "parcelName", "areaMu"),
                    answer.free(),
                    one -> row(one.parcel(), one.parcelName(), one.areaMu()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void placed(Worksheet sheet, MatchingController.Answer answer) {
        Map<String, MatchingController.Scarcity> worth =
                answer.scarcity().stream().collect(Collectors.toMap(MatchingController.Scarcity::parcel, one -> one));
        List<String> columns = List.of(
                "project",
                "projectName",
                "needMu",
                "promised",
                "parcel",
                "parcelName",
                "areaMu",
                "supply",
                "gain",
                "taxWan",
                "loss",
                "explanation");
        int end = sheet(sheet, answer, columns, answer.placements(), one -> {
            MatchingController.Scarcity site = worth.get(one.parcel());
            return row(
                    one.project(),
                    one.projectName(),
                    one.needMu(),
                    one.promisedTaxWanPerMu(),
                    one.parcel(),
                    one.parcelName(),
                    one.areaMu(),
                    one.supply().stream()
                            .map(kind -> text("supply." + kind))
                            .collect(Collectors.joining(text("separator"))),
                    one.gain(),
                    one.taxWan(),
                    site == null ? null : site.loss(),
                    site == null ? null : site.explanation());
        });
        sheet.value(end, 0, text("match.total"));
        sheet.value(end, 6, answer.areaMu());
        sheet.value(end, 8, answer.total());
        sheet.value(end, 9, answer.taxWan());
        sheet.range(end, 0, end, columns.size() - 1).style().bold().set();
    }

    /** Title, the day and what was aimed at, the header, the rows; returns the row after the last. */
    private <T> int sheet(
            Worksheet sheet,
            MatchingController.Answer answer,
            List<String> columns,
            List<T> rows,
            Function<T, @Nullable Object[]> cells) {
        sheet.value(0, 0, text("match.title"));
        sheet.style(0, 0).bold().fontSize(16).set();
        sheet.value(1, 0, text("match.basis", answer.landOn(), text("match.aim." + answer.aim()), answer.waiting()));
        for (int c = 0; c < columns.size(); c++) {
            sheet.value(HEADER, c, text("match.column." + columns.get(c)));
            sheet.style(HEADER, c)
                    .bold()
                    .fillColor("E8EEF7")
                    .borderStyle("thin")
                    .set();
            sheet.width(c, columns.get(c).equals("explanation") ? 60 : 18);
        }
        int r = HEADER + 1;
        for (T each : rows) {
            @Nullable Object[] values = cells.apply(each);
            for (int c = 0; c < values.length; c++) {
                cell(sheet, r, c, values[c]);
            }
            r++;
        }
        sheet.freezePane(0, HEADER + 1);
        return r;
    }

    private static @Nullable Object[] row(@Nullable Object... cells) {
        return cells;
    }

    /** A number stays one; a text that a spreadsheet program would take for a formula is marked as text. */
    private static void cell(Worksheet sheet, int r, int c, @Nullable Object value) {
        if (value instanceof Number number) {
            sheet.value(r, c, number);
            sheet.style(r, c).format("#,##0.00").set();
        } else if (value != null) {
            String text = value.toString();
            sheet.value(r, c, !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text);
        }
    }

    private String text(String code, Object... args) {
        return Messages.text("siting", language, code, List.of(args));
    }
}
