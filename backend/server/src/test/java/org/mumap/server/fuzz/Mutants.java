package org.mumap.server.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes broken files of whole ones: bytes flipped, cut, doubled, exchanged; numbers and words replaced by awkward ones; inside zips
 * and gzips too, packed again properly, so that the reader behind the packing sees them.
 */
final class Mutants {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{3,}");
    private static final String[] NUMBERS = {
        "0",
        "-1",
        "1e400",
        "-1e400",
        "1e-400",
        "NaN",
        "Infinity",
        "2147483647",
        "2147483648",
        "-2147483648",
        "9223372036854775808",
        "1e308",
        "0x10",
        "１２",
        "1,5",
        "99999999999999999999999999999999",
        "4040545000",
        "3209000",
        "180.1"
    };
    private static final String[] WORDS = {
        "",
        "null",
        "\"",
        "'",
        "\0",
        "\\",
        "<!--",
        "]]>",
        "&#0;",
        "../../x",
        "=1+1",
        "Polygon",
        "GeometryCollection",
        "POINT",
        "EMPTY",
        "Z",
        "EPSG:2437",
        "ZZZZZZ1",
        "\uD800",
        "宗地代码",
        "parcel_code",
        "credit_code",
        "row",
        "sheetData",
        "\r",
        "\n\n\n"
    };
    private static final int[] BYTES = {
        0, 1, 0x7F, 0x80, 0xFF, '"', '\'', ',', ';', '\n', '\r', '<', '>', '{', '}', '[', ']', '(', '@'
    };

    private final Random random;

    Mutants(long seed) {
        this.random = new Random(seed);
    }

    /** A broken copy of a file of that name. */
    byte[] of(byte[] whole, String name) throws IOException {
        if (random.nextInt(5) > 0) {
            if (name.endsWith(".gz")) {
                return gzip(plain(new GZIPInputStream(new ByteArrayInputStream(whole)).readAllBytes()));
            }
            if (name.endsWith(".zip") || name.endsWith(".xlsx") || name.endsWith(".kmz")) {
                return zip(whole);
            }
        }
        return plain(whole);
    }

    private byte[] plain(byte[] whole) {
        byte[] bytes = whole;
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes = random.nextBoolean() ? text(bytes) : bytes(bytes);
        }
        return bytes;
    }

    private byte[] text(byte[] bytes) {
        // one byte, one character: what is not touched comes back as it was
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        boolean number = random.nextBoolean();
        List<int[]> places = new ArrayList<>();
        Matcher matcher = (number ? NUMBER : WORD).matcher(text);
        while (matcher.find() && places.size() < 20_000) {
            places.add(new int[] {matcher.start(), matcher.end()});
        }
        if (places.isEmpty()) {
            return bytes(bytes);
        }
        int[] place = places.get(random.nextInt(places.size()));
        String with = number ? pick(NUMBERS) : pick(WORDS);
        if (random.nextInt(20) == 0) {
            with = text.substring(place[0], place[1]).repeat(1 + random.nextInt(20_000));
        }
        String utf8 = new String(with.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return (text.substring(0, place[0]) + utf8 + text.substring(place[1])).getBytes(StandardCharsets.ISO_8859_1);
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    private byte[] bytes(byte[] whole) {
        if (whole.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(whole.length);
        int length = Math.min(whole.length - at, 1 + random.nextInt(1 + random.nextInt(200)));
        return switch (random.nextInt(8)) {
            case 0 -> with(whole, at, new byte[] {(byte) (whole[at] ^ 1 << random.nextInt(8))}, 1);
            case 1 -> with(whole, at, new byte[] {(byte) BYTES[random.nextInt(BYTES.length)]}, 1);
            case 2 -> with(whole, at, new byte[0], length);
            case 3 -> with(whole, at, java.util.Arrays.copyOfRange(whole, at, at + length), 0);
            case 4 -> with(whole, at, random(length), length);
            case 5 -> java.util.Arrays.copyOf(whole, at);
            case 6 -> with(whole, at, integer(), Math.min(4, whole.length - at));
            default -> exchange(whole, at, random.nextInt(whole.length), length);
        };
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] integer() {
        int value = new int[] {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 65_535, 1 << 30}[random.nextInt(7)];
        value = random.nextBoolean() ? value : Integer.reverseBytes(value);
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }

    private static byte[] with(byte[] whole, int at, byte[] instead, int of) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(whole.length + instead.length);
        out.write(whole, 0, at);
        out.writeBytes(instead);
        out.write(whole, at + of, whole.length - at - of);
        return out.toByteArray();
    }

    private static byte[] exchange(byte[] whole, int a, int b, int wanted) {
        byte[] copy = whole.clone();
        int length = Math.min(wanted, Math.min(whole.length - a, whole.length - b));
        System.arraycopy(whole, a, copy, b, length);
        System.arraycopy(whole, b, copy, a, length);
        return copy;
    }

    private byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(out)) {
            zipped.write(content);
        }
        return out.toByteArray();
    }

    private byte[] zip(byte[] whole) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        Path file = Files.createTempFile("whole", ".zip");
        Files.write(file, whole);
        try (ZipFile in = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                entries.put(entry.getName(), in.getInputStream(entry).readAllBytes());
            }
        } finally {
            Files.delete(file);
        }
        List<String> names = new ArrayList<>(entries.keySet());
        String chosen = names.get(random.nextInt(names.size()));
        byte[] content = entries.get(chosen);
        switch (random.nextInt(10)) {
            case 0 -> entries.remove(chosen);
            case 1 -> {
                entries.remove(chosen);
                entries.put(pick(WORDS).replace("\uD800", "?") + chosen, content);
            }
            case 2 -> entries.put(chosen.toUpperCase(java.util.Locale.ROOT), content);
            default -> entries.put(chosen, plain(content));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zipped = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zipped.putNextEntry(new ZipEntry(entry.getKey()));
                zipped.write(entry.getValue());
                zipped.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
