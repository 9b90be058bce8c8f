package org.mumap.server.ingest.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import org.mumap.server.Settings;

/** Opens a workbook at the right sheet: the one named, else the only visible one whose columns the kind knows. */
final class Workbook {

    private static final ReadingOptions OPTIONS = new ReadingOptions(true, true);

    /** How a sheet is looked at before one is chosen: by single rows, since a list of columns must not pass for a header of two. */
    private static final TableRows.Nature LOOK =
            new TableRows.Nature(null, null, Optional.empty(), false, SerialDays.FROM_1900, null, Set.of());

    private Workbook() {}

    static RowSource open(Path file, @Nullable String layer, ToIntFunction<List<String>> score, Settings.Upload limits)
            throws IOException {
        WorkbookParts.check(file, limits);
        try {
            int index = layer == null ? choose(file, score, limits) : find(file, layer);
            ReadableWorkbook book = new ReadableWorkbook(file.toFile(), OPTIONS);
            Sheet sheet = book.getSheet(index).orElseThrow();
            SerialDays days = book.isDate1904() ? SerialDays.FROM_1904 : SerialDays.FROM_1900;
            return new TableRows(
                    new XlsxTable(book, sheet), TableRows.Nature.of(file, sheet.getName(), days), score, limits);
        } catch (ImportFailure e) {
            throw e;
        } catch (RuntimeException | IOException e) {
            // the reader has no exception of its own for a broken package
            throw new ImportFailure("broken-xlsx", 1);
        }
    }

    private static int find(Path file, String name) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
            return book.findSheet(name)
                    .map(Sheet::getIndex)
                    .orElseThrow(() -> new ImportFailure("no-such-layer", name, names(book)));
        }
    }

    private static int choose(Path file, ToIntFunction<List<String>> score, Settings.Upload limits) throws IOException {
        List<Integer> fitting = new ArrayList<>();
        List<String> fittingNames = new ArrayList<>();
        Integer first = null;
        for (int i = 0; ; i++) {
            // a workbook streams one sheet at a time, so each look opens it anew
            ReadableWorkbook book = new ReadableWorkbook(file.toFile(), OPTIONS);
            Sheet sheet = book.getSheet(i).orElse(null);
            if (sheet == null) {
                book.close();
                break;
            }
            try (XlsxTable table = new XlsxTable(book, sheet)) {
                if (sheet.getVisibility() != SheetVisibility.VISIBLE || isEmpty(table)) {
                    continue;
                }
            }
            first = first == null ? Integer.valueOf(i) : first;
            if (score(file, i, score, limits) > 1) {
                fitting.add(i);
                fittingNames.add(sheet.getName());
            }
        }
        if (fitting.size() > 1) {
            throw new ImportFailure("several-layers", String.join(", ", fittingNames));
        }
        if (first == null) {
            throw new ImportFailure("empty-file");
        }
        return fitting.isEmpty() ? first : fitting.get(0);
    }

    private static boolean isEmpty(XlsxTable table) throws IOException {
        TableReader.Line line;
        do {
            line = table.next();
        } while (line != null && line.isBlank());
        return line == null;
    }

    private static int score(Path file, int index, ToIntFunction<List<String>> score, Settings.Upload limits)
            throws IOException {
        ReadableWorkbook book = new ReadableWorkbook(file.toFile(), OPTIONS);
        XlsxTable table = new XlsxTable(book, book.getSheet(index).orElseThrow());
        try (TableRows rows = new TableRows(table, LOOK, score, limits)) {
            return score.applyAsInt(rows.columns());
        }
    }

    private static String names(ReadableWorkbook book) {
        return String.join(", ", book.getSheets().map(Sheet::getName).toList());
    }
}
