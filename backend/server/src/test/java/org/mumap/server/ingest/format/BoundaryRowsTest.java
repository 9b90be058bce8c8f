package org.mumap.server.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.mumap.server.Settings;
import org.mumap.server.geo.Crs;
import org.mumap.server.geo.CrsReading;
import org.mumap.server.geo.Drawing;
import org.yaml.snakeyaml.Yaml;

@DisplayName("Boundary-point texts, every variant of the grammar")
class BoundaryRowsTest {

    private static final Settings.Upload LIMITS =
            new Settings.Upload(200_000_000, 300_000_000, 100, 1_000, 10_000, 2_000);

    @TempDir
    Path folder;

    static Stream<Map<String, Object>> cases() throws IOException {
        try (InputStream in = BoundaryRowsTest.class.getResourceAsStream("/ingest/boundary-cases.yaml")) {
            List<Map<String, Object>> cases = new Yaml().load(in);
            return cases.stream();
        }
    }

    private RowSource open(String text, Charset charset) throws IOException {
        Path file =
                Files.write(folder.resolve("t.txt"), text.replace("\n", "\r\n").getBytes(charset));
        Path work = Files.createTempDirectory(folder, "job");
        return new Uploads(work, new Uploads.Wish("parcels", null, "R1"), names -> 0, LIMITS).open(file, "界址点.txt");
    }

    private static List<SourceRow> rows(RowSource source) throws IOException {
        List<SourceRow> rows = new ArrayList<>();
        for (SourceRow row = source.next(); row != null; row = source.next()) {
            rows.add(row);
        }
        assertThat(source.share()).isEqualTo(1);
        return rows;
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("A1 case file, in GBK with CRLF")
    void variant(Map<String, Object> expected) throws IOException {
        String text = (String) expected.get("text");
        if (expected.get("failure") instanceof String code) {
            assertThatThrownBy(() -> open(text, Charset.forName("GBK")))
                    .isInstanceOfSatisfying(
                            ImportFailure.class, e -> assertThat(e.code()).isEqualTo(code));
            return;
        }
        try (RowSource source = open(text, Charset.forName("GBK"))) {
            if (expected.get("crs") instanceof String crs) {
                assertThat(source.crsText().orElse("")).isEqualTo(crs);
            }
            if (expected.get("refused") instanceof String sort) {
                assertThat(Crs.read(source.crsText().orElseThrow()))
                        .isInstanceOfSatisfying(
                                CrsReading.Refused.class,
                                r -> assertThat(r.sort()).hasToString(sort));
            }
            List<?> parcels = (List<?>) expected.get("parcels");
            List<SourceRow> rows = rows(source);
            assertThat(rows).hasSameSizeAs(parcels);
            for (int i = 0; i < rows.size(); i++) {
                check(rows.get(i), (Map<?, ?>) parcels.get(i));
            }
        }
    }

    private static void check(SourceRow row, Map<?, ?> parcel) {
        assertThat(row.number()).isEqualTo(parcel.get("line"));
        assertThat(row.cells().get("parcel_code")).isEqualTo(parcel.get("key"));
        List<?> problems = parcel.get("problems") instanceof List<?> list ? list : List.of();
        assertThat(row.problems().stream()
                        .map(p -> (p.error() ? "ERROR " : "WARNING ") + p.code() + " "
                                + p.args().get(1))
                        .toList())
                .isEqualTo(problems);
        if (parcel.get("area") instanceof Number area) {
            Geometry shape = ((Drawing.Shape) row.drawing()).geometry();
            assertThat(shape.isValid()).isTrue();
            assertThat(shape.getArea()).isCloseTo(area.doubleValue(), within(1e-6));
            assertThat(shape.getNumGeometries()).isEqualTo(parcel.get("parts"));
            int holes = 0;
            for (int i = 0; i < shape.getNumGeometries(); i++) {
                holes += ((Polygon) shape.getGeometryN(i)).getNumInteriorRing();
            }
            assertThat(holes).isEqualTo(parcel.get("holes"));
        } else {
            assertThat(row.drawing()).isInstanceOf(Drawing.None.class);
        }
        if (parcel.get("cells") instanceof Map<?, ?> cells) {
            cells.forEach((key, value) -> assertThat(row.cells().get(key)).isEqualTo(value));
        }
    }

    @ParameterizedTest
    @DisplayName("A2 encodings: GBK, GB18030, UTF-8 with and without mark, UTF-16 with mark")
    @CsvSource({"GBK,", "GB18030,", "UTF-8,", "UTF-8,mark", "UTF-16LE,mark", "UTF-16BE,mark"})
    void encodings(String encoding, String mark) throws IOException {
        String text = (mark == null ? "" : "\uFEFF") + "[属性描述]\n坐标系=2000国家大地坐标系\n带号=39\n[地块坐标]\n4,0.5,1,示例园区,面,,,,@\n"
                + "J1,1,3542100,39500300\nJ2,1,3542100,39500400\nJ3,1,3542000,39500400\nJ1,1,3542100,39500300\n";
        try (RowSource source = open(text, Charset.forName(encoding))) {
            assertThat(rows(source))
                    .singleElement()
                    .satisfies(row -> assertThat(row.cells()).containsEntry("name", "示例园区"));
        }
    }

    @Test
    @DisplayName("B1 without register a bare number is complained about, a 宗地代码 is not")
    void register() throws IOException {
        Path file = Files.writeString(
                folder.resolve("r.txt"),
                "[属性描述]\n[地块坐标]\n4,0.5,7,甲,面,,,,@\nJ1,1,3542100,39500300\nJ2,1,3542100,39500400\n"
                        + "J3,1,3542000,39500400\nJ1,1,3542100,39500300\n4,0.5,339922001001GB00001,乙,面,,,,@\n"
                        + "J1,1,3542100,39500300\nJ2,1,3542100,39500400\nJ3,1,3542000,39500400\nJ1,1,3542100,39500300\n");
        try (RowSource source = new BoundaryRows(file, null, LIMITS)) {
            List<SourceRow> rows = rows(source);
            assertThat(rows.get(0).problems())
                    .containsExactly(new SourceProblem(true, "parcel_code", "txt-register-needed", List.of("7")));
            assertThat(rows.get(0).drawing()).isInstanceOf(Drawing.Shape.class);
            assertThat(rows.get(1).problems()).isEmpty();
            assertThat(rows.get(1).cells()).containsEntry("parcel_code", "339922001001GB00001");
        }
    }

    @Test
    @DisplayName("B2 hostile texts end soon: a line without end, a parcel without end, rings without end")
    void hostile() throws IOException {
        String head = "[属性描述]\n坐标系=2000国家大地坐标系\n带号=39\n[地块坐标]\n9,1,1,甲,面,,,,@\n";
        assertThatThrownBy(() -> rows(open(head + "J".repeat(20_000), StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        ImportFailure.class, e -> assertThat(e.code()).isEqualTo("txt-line-too-long"));
        StringBuilder many = new StringBuilder(head);
        for (int i = 0; i < 12_000; i++) {
            many.append("J").append(i).append(",1,").append(3_000_000 + i).append(".5,39500300\n");
        }
        assertThat(rows(open(many.toString(), StandardCharsets.UTF_8)).get(0).drawing())
                .isInstanceOfSatisfying(
                        Drawing.Broken.class, b -> assertThat(b.fault().code()).isEqualTo("too-many-vertices"));
        StringBuilder rings = new StringBuilder(head);
        for (int i = 0; i < 3_000; i++) {
            rings.append("J,").append(i).append(",3542100,39500300\n");
        }
        assertThat(rows(open(rings.toString(), StandardCharsets.UTF_8)).get(0).problems())
                .extracting(SourceProblem::code)
                .contains("txt-too-many-rings");
    }

    @Test
    @DisplayName("B3 a table of another sort stays a table though it is called .txt; another kind is refused")
    void others() throws IOException {
        try (RowSource table = open("credit_code,name\n1,甲\n", StandardCharsets.UTF_8)) {
            assertThat(table).isInstanceOf(TableRows.class);
        }
        Path file = Files.writeString(folder.resolve("k.txt"), "[属性描述]\n[地块坐标]\n");
        assertThatThrownBy(() -> new Uploads(folder, new Uploads.Wish("parks", null, null), names -> 0, LIMITS)
                        .open(file, "k.txt"))
                .isInstanceOfSatisfying(
                        ImportFailure.class, e -> assertThat(e.code()).isEqualTo("txt-other-kind"));
    }
}
