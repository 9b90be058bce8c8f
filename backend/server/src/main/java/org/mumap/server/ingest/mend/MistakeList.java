package org.mumap.server.ingest.mend;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** The mistakes as a list of their own, for files that are too large to be marked or are no tables. Memory does not grow. */
public final class MistakeList {

    /** Most lines of the list: a sheet has 1,048,576 rows. */
    public static final int MOST = 1_000_000;

    /**
     * One line.
     *
     * @param row row of the file, or null
     * @param field column as people call it
     * @param value what stands there
     * @param level error or note, in words
     * @param what what is wrong
     * @param cure how to mend it
     */
    public record Line(
            @Nullable Integer row,
            @Nullable String field,
            @Nullable String value,
            String level,
            String what,
            String cure) {}

    private MistakeList() {}

    /**
     * Writes the list.
     *
     * @param sheetName name of its sheet
     * @param titles the six titles
     * @param lines hands every line to its argument, one after the other
     */
    public static void write(OutputStream out, String sheetName, List<String> titles, Consumer<Consumer<Line>> lines)
            throws IOException {
        try (Workbook book = new Workbook(out, "MuMap", "1.0")) {
            Worksheet sheet = book.newWorksheet(sheetName);
            List<Integer> widths = List.of(10, 22, 24, 10, 60, 60);
            for (int i = 0; i < titles.size(); i++) {
                sheet.value(0, i, titles.get(i));
                sheet.width(i, widths.get(i));
            }
            sheet.range(0, 0, 0, titles.size() - 1).style().bold().set();
            sheet.freezePane(0, 1);
            int[] row = {0};
            lines.accept(line -> put(sheet, ++row[0], line));
        }
    }

    private static void put(Worksheet sheet, int row, Line line) {
        try {
            if (line.row() != null) {
                sheet.value(row, 0, line.row());
            }
            List<String> texts =
                    java.util.Arrays.asList(line.field(), line.value(), line.level(), line.what(), line.cure());
            for (int i = 0; i < texts.size(); i++) {
                if (texts.get(i) != null) {
                    sheet.value(row, i + 1, texts.get(i));
                }
            }
            if (row % 1_000 == 0) {
                sheet.flush();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
