package org.mumap.server.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mumap.server.geo.Drawing;

@DisplayName("Shapefiles damaged on purpose: told, or read as far as they go; a value is never made up")
class HostileShapefilesTest {

    private static final Charset GBK = Charset.forName("GBK");
    private static final String FEATURES = """
        {"type":"FeatureCollection","features":[
         {"type":"Feature","properties":{"code":"A1","name":"沙河机械厂","n":12.5,"d":"2024-03-02"},"geometry":{"type":"Polygon","coordinates":[[[120.55,29.00],[120.55,29.01],[120.56,29.01],[120.56,29.00],[120.55,29.00]],[[120.552,29.002],[120.554,29.002],[120.554,29.004],[120.552,29.002]]]}},
         {"type":"Feature","properties":{"code":"A2","name":"青溪印染","n":-1,"d":"2024-03-03"},"geometry":{"type":"Polygon","coordinates":[[[120.57,29.00],[120.57,29.01],[120.58,29.01],[120.58,29.00],[120.57,29.00]]]}}]}
        """;
    private static final int SHAPE_HEAD = 100;
    private static final int RECORD_HEAD = 8;
    private static final int COUNT_OF_POINTS = SHAPE_HEAD + RECORD_HEAD + 4 + 32 + 4;

    @TempDir
    Path folder;

    private Attack attack;
    private final Map<String, byte[]> parts = new TreeMap<>();

    @BeforeEach
    void make() throws Exception {
        attack = new Attack(folder);
        Path zip = Shapefiles.zip(folder, "x", FEATURES, "GBK", true, 4490, StandardCharsets.UTF_8);
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                parts.put(
                        entry.getName().substring(entry.getName().lastIndexOf('.')),
                        file.getInputStream(entry).readAllBytes());
            }
        }
    }

    private Path with(String part, UnaryOperator<byte[]> change) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        parts.forEach((extension, bytes) -> {
            byte[] changed = extension.equals(part) ? change.apply(bytes.clone()) : bytes;
            if (changed.length > 0) {
                entries.put("x" + extension, changed);
            }
        });
        return Zips.of(folder.resolve("hostile.zip"), StandardCharsets.UTF_8, entries);
    }

    private String outcome(String part, UnaryOperator<byte[]> change) throws IOException {
        Path zip = with(part, change);
        return attack.outcome(zip, "hostile.zip");
    }

    private static UnaryOperator<byte[]> put(int at, int value, ByteOrder order) {
        return bytes -> {
            ByteBuffer.wrap(bytes).order(order).putInt(at, value);
            return bytes;
        };
    }

    @Test
    @DisplayName("A1 two thousand million points in a record, or rings: no shape, no memory")
    void counts() throws IOException {
        for (int count : new int[] {Integer.MAX_VALUE, -1, 1 << 30, 100_000_000}) {
            for (int at : new int[] {COUNT_OF_POINTS, COUNT_OF_POINTS - 4}) {
                assertThat(outcome(".shp", put(at, count, ByteOrder.LITTLE_ENDIAN)))
                        .as("%d at %d", count, at)
                        .matches("read 2 \\[none, shape\\]|gdal-cannot-read");
            }
        }
    }

    @Test
    @DisplayName(
            "A2 offsets of the index that lead nowhere, backwards, into another record; a head that claims gigabytes")
    void offsets() throws IOException {
        for (int offset : new int[] {Integer.MAX_VALUE, -1, 0, 10}) {
            assertThat(outcome(".shx", put(SHAPE_HEAD, offset, ByteOrder.BIG_ENDIAN)))
                    .as("offset %d", offset)
                    .matches("read 2 \\[(none, )?shape\\]|gdal-cannot-read");
        }
        for (int length : new int[] {Integer.MAX_VALUE, -1, 0}) {
            assertThat(outcome(".shx", put(24, length, ByteOrder.BIG_ENDIAN)))
                    .as("length %d", length)
                    .matches("read \\d+ \\[.*\\]|gdal-cannot-read");
            assertThat(outcome(".shp", put(24, length, ByteOrder.BIG_ENDIAN)))
                    .as("length %d", length)
                    .matches("read \\d+ \\[.*\\]|gdal-cannot-read");
        }
    }

    @Test
    @DisplayName("A3 cut off at every tenth byte, each part of it")
    void cut() throws IOException {
        for (String part : List.of(".shp", ".shx", ".dbf")) {
            int length = parts.get(part).length;
            for (int at = 1; at < length; at += Math.max(1, length / 12)) {
                int kept = at;
                assertThat(outcome(part, bytes -> java.util.Arrays.copyOf(bytes, kept)))
                        .as("%s cut at %d", part, kept)
                        .matches("read \\d+ \\[.*\\]|gdal-cannot-read|empty-file|not-what-it-says|broken-dbf");
            }
        }
    }

    @Test
    @DisplayName("A4 parts that are missing are named; without a .prj the system is asked for, not guessed")
    void missing() throws IOException {
        assertThat(outcome(".dbf", bytes -> new byte[0])).isEqualTo("shapefile-incomplete");
        assertThat(outcome(".shx", bytes -> new byte[0])).isEqualTo("shapefile-incomplete");
        Path bare = with(".prj", bytes -> new byte[0]);
        assertThat(attack.outcome(bare, "hostile.zip")).isEqualTo("read 2 [shape]");
        Path work = Files.createDirectories(folder.resolve("jobs/bare"));
        try (RowSource source = new Uploads(work, new Uploads.Wish("parcels", null, null), names -> 0, Attack.LIMITS)
                .open(bare, "hostile.zip")) {
            assertThat(source.crsText()).isEmpty();
        }
    }

    @Test
    @DisplayName("A5 rings turned the other way are the same parcel with the same hole")
    void direction() throws IOException {
        List<SourceRow> rows = attack.rows(with(".shp", HostileShapefilesTest::turned), "hostile.zip");
        Drawing.Shape shape = (Drawing.Shape) rows.get(0).drawing();
        Drawing.Shape whole = (Drawing.Shape)
                attack.rows(with(".shp", bytes -> bytes), "hostile.zip").get(0).drawing();
        assertThat(shape.geometry().getArea())
                .isCloseTo(whole.geometry().getArea(), org.assertj.core.data.Offset.offset(1e-15));
    }

    /** Both rings of the first record turned round: the points of each in the other order. */
    private static byte[] turned(byte[] shp) {
        ByteBuffer buffer = ByteBuffer.wrap(shp).order(ByteOrder.LITTLE_ENDIAN);
        int points = buffer.getInt(COUNT_OF_POINTS);
        int second = buffer.getInt(COUNT_OF_POINTS + 8);
        int first = COUNT_OF_POINTS + 4 + 8;
        for (int[] ring : new int[][] {{0, second}, {second, points}}) {
            double[] numbers = new double[2 * (ring[1] - ring[0])];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = buffer.getDouble(first + 16 * ring[0] + 8 * i);
            }
            int n = numbers.length / 2;
            for (int i = 0; i < n; i++) {
                buffer.putDouble(first + 16 * (ring[0] + i), numbers[2 * (n - 1 - i)]);
                buffer.putDouble(first + 16 * (ring[0] + i) + 8, numbers[2 * (n - 1 - i) + 1]);
            }
        }
        return shp;
    }

    @Test
    @DisplayName("A6 a null shape is no shape; a shape of another sort than the file says is not read as one")
    void sorts() throws IOException {
        assertThat(outcome(".shp", put(SHAPE_HEAD + RECORD_HEAD, 0, ByteOrder.LITTLE_ENDIAN)))
                .isEqualTo("read 2 [none, shape]");
        for (int type : new int[] {1, 3, 8, 13, 15, 25, 31, 99}) {
            assertThat(outcome(".shp", put(SHAPE_HEAD + RECORD_HEAD, type, ByteOrder.LITTLE_ENDIAN)))
                    .as("type %d", type)
                    .matches("read 2 \\[.*shape\\]|gdal-cannot-read");
        }
    }

    // ---- .dbf: 32 bytes of head, 32 for each field, then a mark and the cells of each row

    private int rowOfDbf() {
        return Short.toUnsignedInt(ByteBuffer.wrap(parts.get(".dbf"))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getShort(8));
    }

    private int fieldAt(String name) {
        byte[] dbf = parts.get(".dbf");
        int at = 1;
        for (int head = 32; dbf[head] != 0x0D; head += 32) {
            String field = new String(dbf, head, 11, StandardCharsets.US_ASCII).replaceAll("\0.*", "");
            if (field.equals(name)) {
                return at;
            }
            at += dbf[head + 16] & 0xff;
        }
        throw new IllegalStateException(name);
    }

    private UnaryOperator<byte[]> cell(String field, byte[] value) {
        int at = rowOfDbf() + fieldAt(field);
        return dbf -> {
            System.arraycopy(value, 0, dbf, at, value.length);
            return dbf;
        };
    }

    @Test
    @DisplayName("B1 a row marked as deleted is not read")
    void deleted() throws IOException {
        int at = rowOfDbf();
        List<SourceRow> rows = attack.rows(
                with(".dbf", dbf -> {
                    dbf[at] = '*';
                    return dbf;
                }),
                "hostile.zip");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).cells()).containsEntry("code", "A2");
    }

    @Test
    @DisplayName("B2 a date of zeros, a number of asterisks: nothing, or their own text, never a value")
    void impossible() throws IOException {
        List<SourceRow> dates = attack.rows(with(".dbf", cell("d", "00000000".getBytes(GBK))), "hostile.zip");
        assertThat(dates.get(0).cells().get("d")).as("%s", dates.get(0).cells()).isIn(null, "0000/00/00");
        List<SourceRow> numbers =
                attack.rows(with(".dbf", cell("n", "*".repeat(24).getBytes(GBK))), "hostile.zip");
        assertThat(String.valueOf(numbers.get(0).cells().get("n"))).doesNotContainPattern("[1-9]");
    }

    @Test
    @DisplayName("B3 half a Chinese character at the end of a cell spoils that character only")
    void half() throws IOException {
        byte[] name = java.util.Arrays.copyOf("青".repeat(200).getBytes(GBK), 79);
        List<SourceRow> rows = attack.rows(with(".dbf", cell("name", name)), "hostile.zip");
        assertThat(rows.get(0).cells().get("name").toString()).startsWith("青青青青");
        assertThat(rows.get(1).cells()).containsEntry("name", "青溪印染");
    }

    @Test
    @DisplayName("B4 heads that lie: rows of no length, a length beyond the file, two thousand million rows")
    void heads() throws IOException {
        for (int at : new int[] {4, 8, 10}) {
            for (int value : new int[] {0, -1, Integer.MAX_VALUE, 33}) {
                assertThat(outcome(".dbf", put(at, value, ByteOrder.LITTLE_ENDIAN)))
                        .as("%d at %d", value, at)
                        .matches("read \\d+ \\[.*\\]|gdal-cannot-read|empty-file|broken-dbf|too-many-rows");
            }
        }
    }

    @Test
    @DisplayName("B5 memo fields without their file, and a sort of field there is not")
    void memo() throws IOException {
        for (char type : new char[] {'M', 'B', 'G', 'P', '+', '\0', 'Z'}) {
            assertThat(outcome(".dbf", dbf -> {
                        dbf[32 + 11] = (byte) type;
                        return dbf;
                    }))
                    .as("%c", type)
                    .matches("read 2 \\[shape\\]|gdal-cannot-read|broken-dbf");
        }
    }

    @Test
    @DisplayName("B6 as many columns as a .dbf can have")
    void wide() throws Exception {
        StringBuilder properties = new StringBuilder("\"code\":\"A1\"");
        for (int i = 0; i < 254; i++) {
            properties.append(",\"f").append(i).append("\":").append(i);
        }
        Path other = Files.createDirectories(folder.resolve("jobs/wide"));
        Path zip = Shapefiles.zip(
                other,
                "w",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{" + properties
                        + "},\"geometry\":{\"type\":\"Point\",\"coordinates\":[120,29]}}]}",
                "UTF-8",
                true,
                4490,
                StandardCharsets.UTF_8);
        assertThat(attack.rows(zip, "w.zip").get(0).cells()).hasSize(255).containsEntry("f253", "253");
    }
}
