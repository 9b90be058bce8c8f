package org.mumap.server.ingest.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes zips as people and attackers make them. */
public final class Zips {

    private Zips() {}

    /** A zip with these entries, names in that encoding. */
    public static Path of(Path zip, Charset names, Map<String, byte[]> entries) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip), names)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return zip;
    }

    /** A zip with one entry of a text. */
    public static Path of(Path zip, String name, String text) throws IOException {
        return of(zip, StandardCharsets.UTF_8, Map.of(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A zip whose one entry unpacks to that many megabytes of zeros. */
    public static Path bomb(Path zip, String name, int megabytes) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry(name));
            zeros(out, megabytes);
            out.closeEntry();
        }
        return zip;
    }

    /** Writes megabytes of zeros. */
    public static void zeros(OutputStream out, int megabytes) throws IOException {
        byte[] block = new byte[1_000_000];
        for (int i = 0; i < megabytes; i++) {
            out.write(block);
        }
    }
}
