package org.mumap.server.ingest.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file by RFC 4180: comma, semicolon or tab; UTF-8, UTF-16 or GBK; quotes around a cell, doubled inside it. Memory is bounded
 * by {@link CellLimits}, whatever stands in the file.
 */
final class CsvTable implements TableReader {

    private static final int END = -1;
    private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";

    private final boolean ofPeople;
    private final Reader reader;
    private final CountingStream bytes;
    private final long size;
    private final char separator;
    private final char[] buffer = new char[32_768];
    private final StringBuilder cell = new StringBuilder();
    private int filled;
    private int at;
    private int record;
    private long line = 1;
    private long charactersOfRow;
    private boolean ended;

    /** A file of people, in whatever encoding. */
    static CsvTable of(Path file) throws IOException {
        return new CsvTable(file, TextEncoding.of(file), true);
    }

    /** A file that GDAL wrote: UTF-8, though a name that was cut to ten bytes may end in half a character. */
    static CsvTable ofGdal(Path file) throws IOException {
        return new CsvTable(file, new TextEncoding.Found(StandardCharsets.UTF_8, 0), false);
    }

    private CsvTable(Path file, TextEncoding.Found encoding, boolean ofPeople) throws IOException {
        this.ofPeople = ofPeople;
        this.size = Math.max(1, Files.size(file));
        this.separator = separator(file, encoding);
        this.bytes = new CountingStream(Files.newInputStream(file));
        bytes.skipNBytes(encoding.mark());
        this.reader = new InputStreamReader(bytes, encoding.charset());
    }

    private static char separator(Path file, TextEncoding.Found encoding) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(8_192);
            List<String> lines =
                    new String(head, encoding.charset()).lines().limit(10).toList();
            char best = ',';
            for (char candidate : new char[] {'\t', ';'}) {
                if (most(lines, candidate) > most(lines, best)) {
                    best = candidate;
                }
            }
            return best;
        }
    }

    private static long most(List<String> lines, char c) {
        return lines.stream()
                .mapToLong(line -> line.chars().filter(x -> x == c).count())
                .max()
                .orElse(0);
    }

    @Override
    public @Nullable Line next() throws IOException {
        if (peek() == END) {
            ended = true;
            return null;
        }
        record++;
        charactersOfRow = 0;
        List<@Nullable Object> cells = new ArrayList<>();
        do {
            if (cells.size() >= CellLimits.COLUMNS) {
                throw new ImportFailure("too-many-columns", CellLimits.COLUMNS);
            }
            String text = ofPeople ? unguarded(readCell().strip()) : readCell().strip();
            cells.add(text.isEmpty() ? null : text);
        } while (take(separator));
        endRow();
        return new Line(record, cells);
    }

    /** What our own exports put before a text that a spreadsheet would run, {@code '=1+1}, goes off again. */
    private static String unguarded(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && FORMULA_STARTS.indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }

    private String readCell() throws IOException {
        cell.setLength(0);
        if (peek() == '"') {
            readQuoted();
        } else {
            for (int c = peek(); c != END && c != separator && c != '\n' && c != '\r'; c = peek()) {
                append((char) read(), line);
            }
        }
        String text = cell.toString();
        if (cell.capacity() > 1_000_000) {
            // a huge cell came once; its room is not kept for the rest of the file
            cell.setLength(0);
            cell.trimToSize();
        }
        return text;
    }

    private void readQuoted() throws IOException {
        long opened = line;
        read();
        while (true) {
            int c = read();
            if (c == END) {
                throw new ImportFailure("unclosed-quote", opened);
            }
            if (c != '"') {
                append((char) c, opened);
            } else if (peek() == '"') {
                append((char) read(), opened);
            } else {
                break;
            }
        }
        for (int c = peek(); c != END && c != separator && c != '\n' && c != '\r'; c = peek()) {
            if (!Character.isWhitespace(read())) {
                throw new ImportFailure("broken-csv", line);
            }
        }
    }

    private void append(char c, long from) {
        if (cell.length() >= CellLimits.CELL_CHARACTERS || ++charactersOfRow > CellLimits.ROW_CHARACTERS) {
            throw new ImportFailure("cell-too-large", from, CellLimits.CELL_CHARACTERS);
        }
        cell.append(c);
    }

    /** Takes the end of the line: one of the three signs for it, or the end of the file. */
    private void endRow() throws IOException {
        if (read() == '\r' && peek() == '\n') {
            read();
        }
    }

    private boolean take(char wanted) throws IOException {
        if (peek() != wanted) {
            return false;
        }
        read();
        return true;
    }

    private int peek() throws IOException {
        if (at == filled) {
            filled = Math.max(0, reader.read(buffer, 0, buffer.length));
            at = 0;
        }
        return filled == 0 ? END : buffer[at];
    }

    private int read() throws IOException {
        int c = peek();
        if (c != END) {
            at++;
            line += c == '\n' ? 1 : 0;
        }
        return c;
    }

    @Override
    public double share() {
        return ended ? 1 : Math.min(1, (double) bytes.read / size);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static final class CountingStream extends FilterInputStream {
        private long read;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            read += Math.max(n, 0);
            return n;
        }
    }
}
