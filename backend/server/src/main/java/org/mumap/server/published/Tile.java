package org.mumap.server.published;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** An encoded tile, kept compressed, with a tag that is equal exactly for equal bytes. */
public final class Tile {

    private static final Tile EMPTY = new Tile(new byte[0], "empty");
    private static final int TAG_BYTES = 16;

    private final byte[] gzip;
    private final String tag;

    private Tile(byte[] gzip, String tag) {
        this.gzip = gzip;
        this.tag = tag;
    }

    /** A tile from its protocol buffer. */
    static Tile of(byte[] mvt) {
        return mvt.length == 0 ? EMPTY : new Tile(compress(mvt), tag(mvt));
    }

    /** Whether nothing is in it. */
    public boolean isEmpty() {
        return gzip.length == 0;
    }

    /** Bytes of it, compressed. */
    public int gzipLength() {
        return gzip.length;
    }

    /** Writes it compressed, as it is kept. */
    public void writeGzip(OutputStream out) throws IOException {
        out.write(gzip);
    }

    /** The protocol buffer. */
    public byte[] plain() {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tag of the content; the two encodings of it need two ETags made from this. */
    public String tag() {
        return tag;
    }

    int weight() {
        return gzip.length + 256;
    }

    private static byte[] compress(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 2 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String tag(byte[] plain) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(plain);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, TAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
