package org.mumap.demo.file;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of rows under one header. Values are text, numbers, dates, booleans; null is an empty cell. */
public interface Table extends AutoCloseable {
    /** Opens a .csv (header = keys) or .xlsx (header = Chinese titles); columns are written `key` or `key|title`. */
    static Table open(Path file, String... columns) throws IOException {
        return file.toString().endsWith(".xlsx") ? new XlsxTable(file, columns) : new CsvTable(file, columns);
    }

    /** Adds one row: as many values as columns. */
    void row(@Nullable Object... values) throws IOException;

    @Override
    void close() throws IOException;
}
