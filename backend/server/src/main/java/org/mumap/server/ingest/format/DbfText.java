package org.mumap.server.ingest.format;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a .dbf: what the .cpg says, else its language byte, else what its bytes are. Most Chinese ones are GBK and say
 * nothing; ArcGIS writes "ANSI" into the language byte, which says nothing either.
 */
final class DbfText {

    private static final int LANGUAGE = 29;
    private static final int RECORDS_LOOKED_AT = 20_000;

    private DbfText() {}

    /** Name of the encoding as GDAL knows it. */
    static String encoding(Path dbf, @Nullable Path cpg) throws IOException {
        if (cpg != null) {
            byte[] head;
            try (InputStream in = Files.newInputStream(cpg)) {
                head = in.readNBytes(64);
            }
            Optional<String> named = named(new String(head, StandardCharsets.ISO_8859_1).strip());
            if (named.isPresent()) {
                return named.get();
            }
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(dbf), 65_536))) {
            return look(in);
        } catch (EOFException e) {
            // a cut file: GDAL reads what there is and its rows are counted
            return "UTF-8";
        }
    }

    private static Optional<String> named(String cpg) {
        String name = cpg.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return switch (name) {
            case "UTF8", "65001" -> Optional.of("UTF-8");
            case "GBK", "GB2312", "GB18030", "936", "CP936", "ANSI936", "MS936", "WINDOWS936", "OEM936", "EUCCN" ->
                Optional.of("GB18030");
            case "BIG5", "950", "CP950", "ANSI950" -> Optional.of("CP950");
            case "1252", "CP1252", "ANSI1252", "WINDOWS1252" -> Optional.of("CP1252");
            case "88591", "ISO88591" -> Optional.of("ISO-8859-1");
            default -> Optional.empty();
        };
    }

    private static String look(DataInputStream in) throws IOException {
        byte[] head = in.readNBytes(32);
        if (head.length < 32) {
            throw new EOFException();
        }
        switch (head[LANGUAGE]) {
            case 0x4D, 0x7A -> {
                return "GB18030";
            }
            case 0x4F, 0x78 -> {
                return "CP950";
            }
            default -> {
                // says nothing reliable
            }
        }
        int headerLength = (head[8] & 0xFF) | (head[9] & 0xFF) << 8;
        int recordLength = (head[10] & 0xFF) | (head[11] & 0xFF) << 8;
        byte[] descriptions = in.readNBytes(Math.max(0, headerLength - 32));
        List<int[]> texts = new ArrayList<>();
        int at = 1;
        for (int i = 0; i + 32 <= descriptions.length && descriptions[i] != 0x0D; i += 32) {
            int length = 0;
            while (length < 11 && descriptions[i + length] != 0) {
                length++;
            }
            if (!TextEncoding.isUtf8(descriptions, i, length)) {
                return "GB18030";
            }
            int width = descriptions[i + 16] & 0xFF;
            if (descriptions[i + 11] == 'C') {
                texts.add(new int[] {at, width});
            }
            at += width;
        }
        return recordsAreUtf8(in, recordLength, texts) ? "UTF-8" : "GB18030";
    }

    private static boolean recordsAreUtf8(DataInputStream in, int recordLength, List<int[]> texts) throws IOException {
        if (recordLength == 0) {
            return true;
        }
        for (int i = 0; i < RECORDS_LOOKED_AT; i++) {
            byte[] record = in.readNBytes(recordLength);
            if (record.length < recordLength) {
                return true;
            }
            for (int[] text : texts) {
                if (text[0] + text[1] <= record.length && !TextEncoding.isUtf8(record, text[0], text[1])) {
                    return false;
                }
            }
        }
        return true;
    }
}
