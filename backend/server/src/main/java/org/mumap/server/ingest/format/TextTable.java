package org.mumap.server.ingest.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text table (CSV, or another separator) as its bare cells, for whoever writes it anew as a workbook. */
public final class TextTable {

    private TextTable() {}

    /** What is done with a line: its number from 1, and its cells; null where blank. */
    @FunctionalInterface
    public interface Visitor {
        /** Takes one line. */
        void visit(int number, List<@Nullable Object> cells);
    }

    /**
     * Reads all lines, blank ones included.
     *
     * @throws ImportFailure where the table cannot be read on
     */
    public static void read(Path file, Visitor visitor) throws IOException {
        try (CsvTable table = CsvTable.of(file)) {
            for (TableReader.Line line = table.next(); line != null; line = table.next()) {
                visitor.visit(line.number(), line.cells());
            }
        }
    }
}
