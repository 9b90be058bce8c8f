package org.mumap.server.ingest.format;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A CSV file: comma, semicolon or tab; UTF-8, UTF-16 or GBK. */
final class CsvTable implements TableReader {

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final CountingStream bytes;
    private final long size;
    private long number;
    private boolean ended;

    /** A file of people, in whatever encoding. */
    static CsvTable of(Path file) throws IOException {
        return new CsvTable(file, TextEncoding.of(file));
    }

    /** A file that GDAL wrote: UTF-8, though a name that was cut to ten bytes may end in half a character. */
    static CsvTable ofGdal(Path file) throws IOException {
        return new CsvTable(file, new TextEncoding.Found(StandardCharsets.UTF_8, 0));
    }

    private CsvTable(Path file, TextEncoding.Found encoding) throws IOException {
        this.size = Math.max(1, Files.size(file));
        char separator = separator(file, encoding);
        this.bytes = new CountingStream(Files.newInputStream(file));
        bytes.skipNBytes(encoding.mark());
        Reader reader = new BufferedReader(new InputStreamReader(bytes, encoding.charset()), 65_536);
        this.parser = CSVParser.builder()
                .setReader(reader)
                .setFormat(CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(separator)
                        .setIgnoreEmptyLines(false)
                        .get())
                .get();
        this.records = parser.iterator();
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
        try {
            if (!records.hasNext()) {
                ended = true;
                return null;
            }
            CSVRecord record = records.next();
            number++;
            List<@Nullable Object> cells = new ArrayList<>(record.size());
            for (String value : record) {
                String text = value.strip();
                cells.add(text.isEmpty() ? null : text);
            }
            return new Line(Math.toIntExact(number), cells);
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new ImportFailure("broken-csv", parser.getCurrentLineNumber());
        }
    }

    @Override
    public double share() {
        return ended ? 1 : Math.min(1, (double) bytes.read / size);
    }

    @Override
    public void close() throws IOException {
        parser.close();
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
