package org.mumap.demo.file;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** RFC 4180 in UTF-8, lines end with CRLF. */
final class CsvTable implements Table {
    private final Writer out;
    private final int width;

    CsvTable(Path file, String... columns) throws IOException {
        this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        this.width = columns.length;
        Object[] keys = new Object[width];
        for (int i = 0; i < width; i++) {
            int bar = columns[i].indexOf('|');
            keys[i] = bar < 0 ? columns[i] : columns[i].substring(0, bar);
        }
        row(keys);
    }

    @Override
    public void row(@Nullable Object... values) throws IOException {
        if (values.length != width) {
            throw new IllegalArgumentException("expected " + width + " values, got " + values.length);
        }
        for (int i = 0; i < width; i++) {
            out.write(i == 0 ? "" : ",");
            out.write(text(values[i]));
        }
        out.write("\r\n");
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String s = value instanceof BigDecimal d ? d.toPlainString() : value.toString();
        boolean plain = s.indexOf(',') < 0 && s.indexOf('"') < 0 && s.indexOf('\n') < 0;
        return plain ? s : '"' + s.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
