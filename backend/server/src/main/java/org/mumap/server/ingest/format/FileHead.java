package org.mumap.server.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The first bytes of a file: they say what it is, whatever its name. */
final class FileHead {

    private static final int LENGTH = 4_096;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};
    private static final byte[] SHP = {0, 0, 0x27, 0x0A};
    private static final byte[] SQLITE = latin("SQLite format 3\0");
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] BINARY_DXF = latin("AutoCAD Binary DXF");
    private static final List<byte[]> TIFF = List.of(
            new byte[] {'I', 'I', 42, 0}, new byte[] {'M', 'M', 0, 42}, new byte[] {'I', 'I', 43, 0}, new byte[] {
                'M', 'M', 0, 43
            });

    private final byte[] bytes;

    private FileHead(byte[] bytes) {
        this.bytes = bytes;
    }

    static FileHead of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new FileHead(in.readNBytes(LENGTH));
        }
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    boolean isZip() {
        return startsWith(ZIP);
    }

    boolean isEmptyZip() {
        return startsWith(EMPTY_ZIP);
    }

    boolean isGzip() {
        return startsWith(GZIP);
    }

    boolean isShape() {
        return startsWith(SHP);
    }

    boolean isSqlite() {
        return startsWith(SQLITE);
    }

    /** An Excel workbook of before 2007, among other things. */
    boolean isOle() {
        return startsWith(OLE);
    }

    boolean isBinaryDxf() {
        return startsWith(BINARY_DXF);
    }

    boolean isTiff() {
        return TIFF.stream().anyMatch(this::startsWith);
    }

    boolean looksLikeJson() {
        for (byte b : bytes) {
            // blanks, a byte order mark, the zeros of UTF-16
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t' && b > 0) {
                return b == '{';
            }
        }
        return false;
    }

    boolean looksLikeKml() {
        String text = text();
        return text.contains("<kml") && !text.contains("<!DOCTYPE") && !text.contains("<!ENTITY");
    }

    boolean looksLikeDxf() {
        return text().matches("(?s)(\\s*999\\R[^\\r\\n]*\\R)*\\s*0\\s*\\RSECTION\\s.*");
    }

    boolean looksLikeText() {
        boolean wide = bytes.length >= 2 && (bytes[0] == (byte) 0xFF || bytes[0] == (byte) 0xFE);
        String start = text().stripLeading().toLowerCase(Locale.ROOT);
        return (wide || !hasControls())
                && !isZip()
                && !start.startsWith("<!doctype")
                && !start.startsWith("<html")
                && !start.startsWith("<ogrvrt");
    }

    private boolean hasControls() {
        for (byte b : bytes) {
            if ((b >= 0 && b < 9) || (b > 13 && b < 32 && b != 27)) {
                return true;
            }
        }
        return false;
    }

    private String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private boolean startsWith(byte[] magic) {
        return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
