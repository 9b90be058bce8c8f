package org.mumap.server.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mumap.server.Settings;
import org.mumap.server.geo.Crs;
import org.mumap.server.geo.CrsReading;
import org.mumap.server.geo.Drawing;

@DisplayName("Uploads: what they are, and what they are made to do")
class UploadsTest {

    private static final Settings.Upload LIMITS =
            new Settings.Upload(200_000_000, 300_000_000, 100, 1_000, 10_000, 2_000);
    private static final String FEATURES = """
        {"type":"FeatureCollection","features":[
         {"type":"Feature","properties":{"宗地代码":"339922001001GB00001","名称":"沙河机械厂"},"geometry":{"type":"Polygon","coordinates":[[[120.55,29.00],[120.55,29.01],[120.56,29.01],[120.56,29.00],[120.55,29.00]]]}},
         {"type":"Feature","properties":{"宗地代码":"339922001001GB00002","名称":"青溪印染"},"geometry":{"type":"Polygon","coordinates":[[[120.57,29.00],[120.57,29.01],[120.58,29.01],[120.58,29.00],[120.57,29.00]]]}}]}
        """;

    @TempDir
    Path folder;

    private RowSource open(Path file, String name, String layer) throws IOException {
        Path work = Files.createTempDirectory(folder, "job");
        return new Uploads(
                        work,
                        new Uploads.Wish("parcels", layer, null),
                        names -> names.contains("credit_code") || names.contains("a") ? 2 : 0,
                        LIMITS)
                .open(file, name);
    }

    private List<SourceRow> rows(Path file, String name) throws IOException {
        List<SourceRow> rows = new ArrayList<>();
        try (RowSource source = open(file, name, null)) {
            for (SourceRow row = source.next(); row != null; row = source.next()) {
                rows.add(row);
            }
            assertThat(source.share()).isEqualTo(1);
        }
        return rows;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void refused(Path file, String name, String code) {
        assertThatThrownBy(() -> rows(file, name))
                .isInstanceOfSatisfying(
                        ImportFailure.class, e -> assertThat(e.code()).isEqualTo(code));
        // nothing beside the folders of the jobs was written
        try (Stream<Path> beside = Files.list(folder.getParent())) {
            assertThat(beside.map(p -> p.getFileName().toString())).doesNotContain("evil.txt", "evil.geojson");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}, .cpg {1}, zip names in {2}")
    @DisplayName("A1 shapefiles in GBK and UTF-8, with and without .cpg, Chinese names in the zip")
    @CsvSource({"GBK,true,UTF-8", "GBK,false,UTF-8", "GBK,false,GBK", "UTF-8,true,GBK", "UTF-8,false,UTF-8"})
    void shapefile(String encoding, boolean cpg, String zipNames) throws Exception {
        Path zip = Shapefiles.zip(folder, "宗地图层", FEATURES, encoding, cpg, 4528, Charset.forName(zipNames));
        try (RowSource source = open(zip, "宗地.zip", null)) {
            assertThat(source.namesCut()).isTrue();
            assertThat(source.crsText().map(Crs::read))
                    .get()
                    .isInstanceOfSatisfying(
                            CrsReading.Known.class, k -> assertThat(k.crs()).hasToString("EPSG:4528"));
            SourceRow first = source.next();
            assertThat(first.number()).isEqualTo(1);
            assertThat(first.cells()).containsValue("339922001001GB00001").containsValue("沙河机械厂");
            Drawing.Shape shape = (Drawing.Shape) first.drawing();
            assertThat(shape.geometry().getCoordinate().x).isBetween(40_500_000.0, 40_600_000.0);
            assertThat(source.next().cells()).containsValue("青溪印染");
            assertThat(source.next()).isNull();
        }
    }

    @ParameterizedTest
    @DisplayName("A2 GeoPackage and KML through the same door")
    @CsvSource({"GPKG, f.gpkg", "KML, f.kml"})
    void otherLayers(String driver, String name) throws Exception {
        Path source = file("s.geojson", FEATURES);
        Path made = folder.resolve(name);
        Shapefiles.run(List.of("ogr2ogr", "-f", driver, made.toString(), source.toString(), "-nln", "layer"));
        try (RowSource rows = open(made, name, null)) {
            assertThat(rows.crsText().map(Crs::read)).get().isInstanceOf(CrsReading.Known.class);
            assertThat(rows.next().drawing()).isInstanceOf(Drawing.Shape.class);
            assertThat(rows.next()).isNotNull();
            assertThat(rows.next()).isNull();
        }
    }

    @ParameterizedTest
    @DisplayName("A3 CSV in UTF-8, with mark, in UTF-16 and in GBK; comma, semicolon, tab; quotes over lines")
    @CsvSource({"UTF-8,,", "UTF-8,mark,", "UTF-16LE,mark,", "GBK,,", "GB18030,,;", "UTF-8,,tab"})
    void csv(String encoding, String mark, String separator) throws IOException {
        String s = separator == null ? "," : separator.equals("tab") ? "\t" : separator;
        String text = (mark == null ? "" : "\uFEFF") + "企业名录\n\ncredit_code" + s + "名称\n1" + s + "沙河机械厂\n\n2" + s
                + "\"青溪\n印染\"\n";
        Path file = Files.write(folder.resolve("f.csv"), text.getBytes(Charset.forName(encoding)));
        List<SourceRow> rows = rows(file, "企业.csv");
        assertThat(rows).extracting(SourceRow::number).containsExactly(4, 6);
        assertThat(rows.get(0).cells()).containsEntry("名称", "沙河机械厂");
        assertThat(rows.get(1).cells()).containsEntry("名称", "青溪\n印染");
    }

    @Test
    @DisplayName("A4 a workbook: title above the header, days, formulas, codes, rows as people count them")
    void xlsx() throws IOException {
        Path file = folder.resolve("f.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "t", "1.0")) {
            Worksheet sheet = book.newWorksheet("名录");
            sheet.value(0, 0, "2025 年企业名录");
            sheet.value(1, 0, "credit_code");
            sheet.value(1, 1, "成立");
            sheet.value(1, 2, "用地");
            sheet.value(2, 0, "91350100M000100Y43");
            sheet.value(2, 1, LocalDateTime.of(2024, 3, 2, 0, 0));
            sheet.style(2, 1).format("yyyy\"年\"m\"月\"d\"日\"").set();
            sheet.formula(2, 2, "1+1");
            sheet.value(4, 0, 331002);
            sheet.value(4, 1, "2024/3/2");
            Worksheet notes = book.newWorksheet("说明");
            notes.value(0, 0, "只是说明");
        }
        List<SourceRow> rows = rows(file, "f.xlsx");
        assertThat(rows).extracting(SourceRow::number).containsExactly(3, 5);
        assertThat(rows.get(0).cells())
                .containsEntry("credit_code", "91350100M000100Y43")
                .containsEntry("成立", LocalDateTime.of(2024, 3, 2, 0, 0));
        assertThat(rows.get(1).cells()).containsEntry("credit_code", new BigDecimal("331002"));
        try (RowSource source = open(file, "f.xlsx", null)) {
            assertThat(source.sheet()).isEqualTo("名录");
        }
    }

    @ParameterizedTest
    @DisplayName("A5 serial days of 1900 and 1904, with the 29 February 1900 that never was")
    @CsvSource({
        "45353, false, 2024-03-02T00:00",
        "43891, true, 2024-03-02T00:00",
        "1, false, 1900-01-01T00:00",
        "61, false, 1900-03-01T00:00",
        "45353.5, false, 2024-03-02T12:00",
    })
    void serials(BigDecimal serial, boolean from1904, String expected) {
        assertThat(XlsxTable.day(serial, from1904)).hasToString(expected);
    }

    @Test
    @DisplayName("A6 a table may draw: WKT, or longitude and latitude; X and Y alone draw nothing")
    void drawing() throws IOException {
        List<SourceRow> rows = rows(
                file(
                        "w.csv",
                        "a,WKT\n"
                                + "1,\"POLYGON((0 0,1 0,1 1,0 0))\"\n"
                                + "2,\"POLYGON((0 0,1 0,1 1))\"\n"
                                + "3,\n"
                                + "4,POINT(1e400 2)\n"),
                "w.csv");
        assertThat(rows.get(0).drawing()).isInstanceOf(Drawing.Shape.class);
        assertThat(rows.get(1).drawing())
                .isInstanceOfSatisfying(
                        Drawing.Broken.class,
                        b -> assertThat(b.fault().args()).containsExactly("@reason.RING_NOT_CLOSED"));
        assertThat(rows.get(2).drawing()).isInstanceOf(Drawing.None.class);
        assertThat(rows(file("p.csv", "a,经度,纬度\n1,120.5,29.1\n"), "p.csv")
                        .get(0)
                        .drawing())
                .isInstanceOf(Drawing.Shape.class);
        assertThat(rows(file("x.csv", "a,X,Y\n1,3210000,40550000\n"), "x.csv")
                        .get(0)
                        .drawing())
                .isInstanceOf(Drawing.None.class);
    }

    @ParameterizedTest
    @DisplayName("B1 names that lead out of the zip")
    @ValueSource(
            strings = {
                "../evil.geojson",
                "..\\evil.geojson",
                "/var/evil.geojson",
                "C:\\evil.geojson",
                "a/../../evil.geojson",
                "．．/evil.geojson"
            })
    void zipSlip(String name) throws IOException {
        refused(Zips.of(folder.resolve("slip.zip"), name, FEATURES), "slip.zip", "zip-slip");
    }

    @Test
    @DisplayName("B2 bombs: by ratio, by size, by number, by nesting, in gzip and in a workbook")
    void bombs() throws IOException {
        refused(Zips.bomb(folder.resolve("b1.zip"), "a.geojson", 50), "b1.zip", "suspicious-compression");
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i <= 100; i++) {
            many.put("e" + i, new byte[0]);
        }
        refused(Zips.of(folder.resolve("b2.zip"), StandardCharsets.UTF_8, many), "b2.zip", "too-many-entries");
        Path inner = Zips.of(folder.resolve("inner.zip"), "a.geojson", FEATURES);
        refused(
                Zips.of(
                        folder.resolve("b3.zip"),
                        StandardCharsets.UTF_8,
                        Map.of("inner.zip", Files.readAllBytes(inner))),
                "b3.zip",
                "zip-in-zip");
        refused(
                Zips.bomb(folder.resolve("b4.xlsx"), "xl/worksheets/sheet1.xml", 50),
                "b4.xlsx",
                "suspicious-compression");
        Path gz = folder.resolve("b5.geojson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
            out.write("{\"a\":\"".getBytes(StandardCharsets.UTF_8));
            Zips.zeros(out, 50);
        }
        assertThatThrownBy(() -> rows(gz, "b5.geojson.gz")).isInstanceOf(ImportFailure.class);
        Path blanks = folder.resolve("b6.geojson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(blanks))) {
            byte[] block = " ".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 50; i++) {
                out.write(block);
            }
        }
        refused(blanks, "b6.geojson.gz", "suspicious-compression");
    }

    @Test
    @DisplayName("B3 two entries of one name, also when only capitals differ")
    void twice() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a.shp", new byte[4]);
        entries.put("A.SHP", new byte[4]);
        refused(Zips.of(folder.resolve("t.zip"), StandardCharsets.UTF_8, entries), "t.zip", "zip-name-twice");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("B4 the first bytes must agree with the name")
    @CsvSource(
            delimiter = '|',
            value = {
                "a.geojson| <OGRVRTDataSource><OGRVRTLayer"
                        + " name=\"x\"><SrcDataSource>/vsicurl/http://127.0.0.1:9/x</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>|"
                        + " not-what-it-says",
                "a.kml| <OGRVRTDataSource/>| not-what-it-says",
                "a.kml| <!DOCTYPE kml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><kml>&x;</kml>| not-what-it-says",
                "a.csv| <html><table/></html>| not-what-it-says",
                "a.csv| <OGRVRTDataSource/>| not-what-it-says",
                "a.xlsx| a,b| not-what-it-says",
                "a.gpkg| nothing| not-what-it-says",
                "a.zip| nothing| not-what-it-says",
                "a.geojson.gz| {}| not-what-it-says",
                "a.shp| anything| shapefile-not-zipped",
                "a.vrt| <OGRVRTDataSource/>| unknown-format",
                "a| {}| unknown-format",
            })
    void disguised(String name, String content, String code) throws IOException {
        refused(file("content", content), name, code);
    }

    @Test
    @DisplayName("B5 no file makes the server ask another address: VRT inside a shapefile's place, links in KML")
    void noOutbound() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        canary.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        canary.start();
        try {
            String url = "http://127.0.0.1:" + canary.getAddress().getPort() + "/x.geojson";
            String vrt = "<OGRVRTDataSource><OGRVRTLayer name=\"x\"><SrcDataSource>/vsicurl/" + url
                    + "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
            Map<String, byte[]> entries = new LinkedHashMap<>();
            for (String extension : List.of(".shp", ".shx", ".dbf")) {
                entries.put("x" + extension, vrt.getBytes(StandardCharsets.UTF_8));
            }
            refused(Zips.of(folder.resolve("v.zip"), StandardCharsets.UTF_8, entries), "v.zip", "not-what-it-says");
            Path kml = file(
                    "n.kml",
                    "<?xml version=\"1.0\"?><kml"
                            + " xmlns=\"http://www.opengis.net/kml/2.2\"><Document><NetworkLink><Link><href>"
                            + url
                            + "</href></Link></NetworkLink><Placemark><name>p</name><Point><coordinates>120,29</coordinates></Point>"
                            + "</Placemark></Document></kml>");
            assertThat(rows(kml, "n.kml")).hasSize(1);
            refused(
                    file(
                            "l.geojson",
                            "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"link\",\"properties\":{\"href\":\""
                                    + url + "\"}},\"features\":[]}"),
                    "l.geojson",
                    "crs-link");
            assertThat(asked).hasValue(0);
        } finally {
            canary.stop(0);
        }
    }

    @Test
    @DisplayName("B6 a truncated shapefile, one without .dbf, an empty zip")
    void incomplete() throws Exception {
        Path whole = Shapefiles.zip(folder, "x", FEATURES, "UTF-8", true, 4490, StandardCharsets.UTF_8);
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (var zip = new java.util.zip.ZipFile(whole.toFile())) {
            for (var entry : java.util.Collections.list(zip.entries())) {
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                parts.put(
                        entry.getName(),
                        entry.getName().endsWith(".shp") ? java.util.Arrays.copyOf(bytes, 130) : bytes);
            }
        }
        Path cut = Zips.of(folder.resolve("cut.zip"), StandardCharsets.UTF_8, parts);
        // the rows are still counted; a shape that is not there is missing and not made up
        assertThat(rows(cut, "cut.zip"))
                .hasSize(2)
                .allSatisfy(r -> assertThat(r.drawing()).isInstanceOf(Drawing.None.class));
        parts.keySet().removeIf(name -> name.endsWith(".dbf"));
        refused(
                Zips.of(folder.resolve("nodbf.zip"), StandardCharsets.UTF_8, parts),
                "nodbf.zip",
                "shapefile-incomplete");
        refused(Zips.of(folder.resolve("readme.zip"), "readme.txt", "nothing"), "readme.zip", "nothing-in-zip");
        refused(Files.createFile(folder.resolve("empty")), "empty.csv", "empty-file");
    }

    @Test
    @DisplayName("B7 several layers are asked about, never guessed")
    void layers() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("甲.geojson", FEATURES.getBytes(StandardCharsets.UTF_8));
        entries.put("乙.geojson", FEATURES.getBytes(StandardCharsets.UTF_8));
        Path zip = Zips.of(folder.resolve("two.zip"), StandardCharsets.UTF_8, entries);
        refused(zip, "two.zip", "several-layers");
        try (RowSource source = open(zip, "two.zip", "乙")) {
            assertThat(source.next()).isNotNull();
        }
        assertThatThrownBy(() -> open(zip, "two.zip", "--help"))
                .isInstanceOfSatisfying(
                        ImportFailure.class, e -> assertThat(e.code()).isEqualTo("no-such-layer"));
    }
}
