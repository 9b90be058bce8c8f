package org.mumap.server.ingest.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Unpacks no further than the limits: a few kilobytes may otherwise become gigabytes. */
final class LimitedStream extends FilterInputStream {

    /** Below this size a good ratio is no danger: a table of equal rows packs well. */
    static final long HARMLESS = 10_000_000;
    /** Unpacked over packed bytes beyond which the file was made to harm. */
    static final long MAX_RATIO = 100;

    private final long packed;
    private final long max;
    private long read;

    LimitedStream(InputStream in, long packed, long max) {
        super(in);
        this.packed = packed;
        this.max = max;
    }

    long read0() {
        return read;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        count(Math.max(n, 0));
        return n;
    }

    private void count(int n) {
        read += n;
        if (read > max) {
            throw new ImportFailure("unpacked-too-large", max / 1_000_000);
        }
        if (read > HARMLESS && read / Math.max(packed, 1) > MAX_RATIO) {
            throw new ImportFailure("suspicious-compression", MAX_RATIO);
        }
    }
}
