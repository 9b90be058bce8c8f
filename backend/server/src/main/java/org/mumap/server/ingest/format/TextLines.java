package org.mumap.server.ingest.format;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The lines of a text in whatever encoding, none of them longer than a line of people is. */
final class TextLines implements Closeable {

    private static final int LONGEST = 10_000;

    private final long size;
    private final Counted bytes;
    private final BufferedReader reader;
    private int number;
    private boolean afterReturn;
    private boolean ended;

    TextLines(Path file) throws IOException {
        TextEncoding.Found encoding = TextEncoding.of(file);
        this.size = Math.max(1, Files.size(file));
        this.bytes = new Counted(Files.newInputStream(file));
        bytes.skipNBytes(encoding.mark());
        this.reader = new BufferedReader(new InputStreamReader(bytes, encoding.charset()), 65_536);
    }

    /**
     * The next line without its end (CR, LF or both), or null after the last.
     *
     * @throws ImportFailure when the line does not end
     */
    @Nullable
    String next() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int c = reader.read();
            if (c == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            afterReturn = c == '\r';
            if (c < 0) {
                ended = true;
                return line.isEmpty() ? null : count(line);
            }
            if (c == '\n' || c == '\r') {
                return count(line);
            }
            line.append((char) c);
            if (line.length() > LONGEST) {
                throw new ImportFailure("txt-line-too-long", number + 1, LONGEST);
            }
        }
    }

    private String count(StringBuilder line) {
        number++;
        return line.toString();
    }

    /** Number of the line read last, from 1. */
    int number() {
        return number;
    }

    /** Share of the file read so far, 0 to 1. */
    double share() {
        return ended ? 1 : Math.min(1, (double) bytes.read / size);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static final class Counted extends FilterInputStream {
        private long read;

        Counted(InputStream in) {
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
