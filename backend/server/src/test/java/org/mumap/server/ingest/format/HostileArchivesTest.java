package org.mumap.server.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Archives written byte by byte to lie: nothing leads out, nothing is unpacked beyond its limit")
class HostileArchivesTest {

    private static final byte[] FEATURES = """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},"geometry":null}]}
        """.getBytes(StandardCharsets.UTF_8);
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int OF_UNIX = 3 << 8 | 20;
    private static final int SYMLINK = 0120777 << 16;

    @TempDir
    Path folder;

    private Attack attack;

    @BeforeEach
    void ready() {
        attack = new Attack(folder);
    }

    /** One entry as its two heads tell it; they may differ, and lie. */
    private record Entry(
            String localName,
            String centralName,
            byte[] content,
            int method,
            long statedSize,
            int attributes,
            int offset) {
        static Entry of(String name, byte[] content) {
            return new Entry(name, name, content, DEFLATED, content.length, 0, -1);
        }
    }

    private Path zip(String file, List<Entry> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Integer> offsets = new ArrayList<>();
        for (Entry entry : entries) {
            offsets.add(entry.offset() >= 0 ? entry.offset() : out.size());
            if (entry.offset() < 0) {
                local(out, entry);
            }
        }
        int central = out.size();
        for (int i = 0; i < entries.size(); i++) {
            central(out, entries.get(i), offsets.get(i));
        }
        ByteBuffer end = head(22, 0x06054b50);
        end.putShort((short) 0).putShort((short) 0);
        end.putShort((short) entries.size()).putShort((short) entries.size());
        end.putInt(out.size() - central).putInt(central).putShort((short) 0);
        out.writeBytes(end.array());
        return Files.write(folder.resolve(file), out.toByteArray());
    }

    private static ByteBuffer head(int bytes, int signature) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(signature);
    }

    private static void local(ByteArrayOutputStream out, Entry entry) {
        byte[] name = entry.localName().getBytes(StandardCharsets.UTF_8);
        byte[] packed = packed(entry);
        ByteBuffer head = head(30, 0x04034b50);
        head.putShort((short) 20).putShort((short) 0x800).putShort((short) entry.method());
        head.putInt(0).putInt(crc(entry.content())).putInt(packed.length).putInt((int) entry.statedSize());
        head.putShort((short) name.length).putShort((short) 0);
        out.writeBytes(head.array());
        out.writeBytes(name);
        out.writeBytes(packed);
    }

    private static void central(ByteArrayOutputStream out, Entry entry, int offset) {
        byte[] name = entry.centralName().getBytes(StandardCharsets.UTF_8);
        ByteBuffer head = head(46, 0x02014b50);
        head.putShort((short) OF_UNIX)
                .putShort((short) 20)
                .putShort((short) 0x800)
                .putShort((short) entry.method());
        head.putInt(0).putInt(crc(entry.content())).putInt(packed(entry).length).putInt((int) entry.statedSize());
        head.putShort((short) name.length)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0);
        head.putShort((short) 0).putInt(entry.attributes()).putInt(offset);
        out.writeBytes(head.array());
        out.writeBytes(name);
    }

    private static byte[] packed(Entry entry) {
        if (entry.method() == STORED) {
            return entry.content();
        }
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(entry.content());
        deflater.finish();
        byte[] packed = new byte[entry.content().length + 100];
        int n = deflater.deflate(packed);
        deflater.end();
        return java.util.Arrays.copyOf(packed, n);
    }

    private static int crc(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }

    @ParameterizedTest
    @DisplayName("A1 names: NUL inside, only dots, drives, device paths")
    @CsvSource({
        "'a\u0000.geojson', zip-slip",
        "'....//evil.geojson', read",
        "'a/./evil.geojson', read",
        "'D:evil.geojson', zip-slip",
        "'\\\\server\\share\\evil.geojson', zip-slip",
        "'a/..', zip-slip",
    })
    void names(String name, String outcome) throws IOException {
        assertThat(attack.outcome(zip("names.zip", List.of(Entry.of(name, FEATURES))), "names.zip"))
                .as(name)
                .startsWith(outcome);
    }

    @Test
    @DisplayName("A2 an entry that is a symbolic link is a file with a path in it, never followed")
    void symlink() throws IOException {
        byte[] target = "/etc/passwd".getBytes(StandardCharsets.UTF_8);
        Path zip = zip("link.zip", List.of(new Entry("a.csv", "a.csv", target, STORED, target.length, SYMLINK, -1)));
        for (SourceRow row : attack.rows(zip, "link.zip")) {
            assertThat(row.cells().toString()).doesNotContain("root:");
        }
        Path shape = zip(
                "linked.zip",
                List.of(
                        new Entry("x.shp", "x.shp", target, STORED, target.length, SYMLINK, -1),
                        new Entry("x.shx", "x.shx", target, STORED, target.length, SYMLINK, -1),
                        new Entry("x.dbf", "x.dbf", target, STORED, target.length, SYMLINK, -1)));
        assertThat(attack.outcome(shape, "linked.zip")).isEqualTo("not-what-it-says");
    }

    @Test
    @DisplayName("A3 sizes that lie: what comes out is counted, not what the heads say")
    void sizes() throws IOException {
        byte[] zeros = new byte[60_000_000];
        Path small = zip("small.zip", List.of(new Entry("a.geojson", "a.geojson", zeros, DEFLATED, 10, 0, -1)));
        assertThat(attack.outcome(small, "small.zip")).isIn("suspicious-compression", "broken-zip");
        Path large =
                zip("large.zip", List.of(new Entry("a.geojson", "a.geojson", FEATURES, DEFLATED, 0xFFFF_FFF0L, 0, -1)));
        assertThat(attack.outcome(large, "large.zip")).matches("broken-zip|read 1 .*");
    }

    @Test
    @DisplayName("A4 two heads that name an entry differently: the directory counts, and nothing leads out")
    void heads() throws IOException {
        Path zip = zip(
                "heads.zip",
                List.of(new Entry("../evil.geojson", "b.geojson", FEATURES, DEFLATED, FEATURES.length, 0, -1)));
        assertThat(attack.outcome(zip, "heads.zip")).matches("broken-zip|read 1 .*");
        Path other = zip(
                "other.zip",
                List.of(new Entry("b.geojson", "../evil.geojson", FEATURES, DEFLATED, FEATURES.length, 0, -1)));
        assertThat(attack.outcome(other, "other.zip")).isIn("zip-slip", "broken-zip");
    }

    @Test
    @DisplayName("A5 entries that share one packed block: the sum counts, however often it is used")
    void overlapping() throws IOException {
        byte[] content = new byte[20_000_000];
        new java.util.Random(1).nextBytes(content);
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry("a0.bin", "a0.bin", content, STORED, content.length, 0, -1));
        for (int i = 1; i < 40; i++) {
            entries.add(new Entry("a0.bin", "a" + i + ".bin", content, STORED, content.length, 0, 0));
        }
        assertThat(attack.outcome(zip("shared.zip", entries), "shared.zip"))
                .isIn("unpacked-too-large", "broken-zip", "suspicious-compression");
    }

    @Test
    @DisplayName("A6 a zip within a zip within itself is not opened")
    void quine() throws IOException {
        Path inner = zip("inner.zip", List.of(Entry.of("a.geojson", FEATURES)));
        Path outer = zip("r.zip", List.of(Entry.of("r.zip", Files.readAllBytes(inner))));
        assertThat(attack.outcome(outer, "r.zip")).isEqualTo("zip-in-zip");
    }

    @Test
    @DisplayName("A7 a geodatabase whose parts have names with ways in them")
    void geodatabase() throws IOException {
        for (String name :
                List.of("x.gdb/../a.gdbtable", "x.gdb/a/b.gdbtable", "x.gdb/a b.gdbtable", "x.gdb/.gdbtable")) {
            assertThat(attack.outcome(zip("g.zip", List.of(Entry.of(name, new byte[4]))), "g.zip"))
                    .as(name)
                    .isEqualTo("zip-slip");
        }
    }
}
