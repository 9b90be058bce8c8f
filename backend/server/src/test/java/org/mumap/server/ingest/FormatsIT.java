package org.mumap.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mumap.server.Settings;
import org.mumap.server.ingest.format.Zips;
import org.mumap.server.ledger.Owner;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
@DisplayName("The survey office's files in and out, with what each format loses")
class FormatsIT {

    private static final Charset GBK = Charset.forName("GBK");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long SEED = 20_261_123;

    @Autowired
    TestDatabase database;

    @Autowired
    @Owner
    JdbcClient owner;

    @Autowired
    Settings settings;

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    private Http bureau;

    @BeforeEach
    void empty() throws SQLException {
        Emptied.facts(database);
        bureau = new Http(port, "bureau");
    }

    // ---- A: the two texts of the domain rules

    private static final String EXAMPLE = """
        [属性描述]
        格式版本号=1.01版本
        数据产生单位=示例县自然资源局
        数据产生日期=2025-06-15
        坐标系=2000国家大地坐标系
        几度分带=3
        投影类型=高斯克吕格
        计量单位=米
        带号=39
        精度=0.001
        转换参数=,,,,,,
        [地块坐标]
        10,2.8800,1,示例园区A-01地块,面,,工业用地,0601,@
        J1,1,3542150.000,39500300.000
        J2,1,3542150.000,39500500.000
        J3,1,3542000.000,39500500.000
        J4,1,3542000.000,39500300.000
        J1,1,3542150.000,39500300.000
        J5,2,3542090.000,39500380.000
        J6,2,3542060.000,39500380.000
        J7,2,3542060.000,39500420.000
        J8,2,3542090.000,39500420.000
        J5,2,3542090.000,39500380.000
        7,1.2500,2,示例园区A-02地块,面,,工业用地,0601,@
        J1,1,3542150.000,39500520.000
        J2,1,3542150.000,39500620.000
        J3,1,3542050.000,39500620.000
        J4,1,3542050.000,39500570.000
        J5,1,3542000.000,39500570.000
        J6,1,3542000.000,39500520.000
        J1,1,3542150.000,39500520.000
        """;

    private static byte[] gbk(String text) {
        return text.replace("\n", "\r\n").getBytes(GBK);
    }

    @Test
    @DisplayName("A1 worked example: EPSG:4527, 28 800 and 12 500 m², 43.20 and 18.75 mu, corners to 1e-8 degrees")
    void example() {
        JsonNode report = Uploading.of(bureau, "parcels")
                .with("register", "示例批次")
                .with("commit", "auto")
                .report("示例.txt", gbk(EXAMPLE));
        assertThat(report.get("state").asString()).as(report.toString()).isEqualTo("COMMITTED");
        assertThat(Uploading.complaints(report))
                .containsExactlyInAnyOrder(
                        "13 parcel_code WARNING local-number", "24 parcel_code WARNING local-number");
        record Row(
                BigDecimal registered,
                double file,
                double zone,
                int epsg,
                double ellipsoid,
                double geodesic,
                double mu,
                int holes,
                String west) {}
        Map<String, Row> rows = new LinkedHashMap<>();
        owner.sql("""
            select v.parcel_code, v.registered_area_m2, v.area_file_plane_m2, v.area_zone_plane_m2, v.zone_epsg,
                   v.area_ellipsoid_m2, st_area(v.geom::geography) as geodesic, l.area_mu, st_nrings(v.geom) - st_numgeometries(v.geom) as holes,
                   (select string_agg(round(st_x(p.geom)::numeric, 9) || ' ' || round(st_y(p.geom)::numeric, 9), ';'
                                      order by p.path) from st_dumppoints(v.geom) p) as corners
            from ledger.parcel v join live.parcel l using (parcel_code)
            """).query(r -> {
            rows.put(
                    r.getString("parcel_code"),
                    new Row(
                            r.getBigDecimal("registered_area_m2"),
                            r.getDouble("area_file_plane_m2"),
                            r.getDouble("area_zone_plane_m2"),
                            r.getInt("zone_epsg"),
                            r.getDouble("area_ellipsoid_m2"),
                            r.getDouble("geodesic"),
                            r.getDouble("area_mu"),
                            r.getInt("holes"),
                            r.getString("corners")));
        });
        Row first = rows.get("示例批次/1");
        assertThat(first.registered()).isEqualByComparingTo("28800");
        assertThat(first.file()).isCloseTo(28_800, within(1e-6));
        assertThat(first.zone()).isCloseTo(28_800, within(1e-6));
        assertThat(first.epsg()).isEqualTo(4527);
        // the national formula takes edges for straight in latitude and longitude: millimetres squared from the
        // geodesic area
        assertThat(first.ellipsoid()).isCloseTo(28_800, within(0.01));
        assertThat(first.geodesic()).isCloseTo(28_800, within(0.001));
        assertThat(first.mu()).isCloseTo(43.20, within(0.005));
        assertThat(first.holes()).isEqualTo(1);
        corner(first.west(), 0, 117.003174926, 32.002683470);
        corner(first.west(), 1, 117.005291543, 32.002683399);
        corner(first.west(), 5, 117.004021549, 32.002142353);
        Row second = rows.get("示例批次/2");
        assertThat(second.registered()).isEqualByComparingTo("12500");
        assertThat(second.file()).isCloseTo(12_500, within(1e-6));
        assertThat(second.ellipsoid()).isCloseTo(12_500, within(0.01));
        assertThat(second.geodesic()).isCloseTo(12_500, within(0.001));
        assertThat(second.mu()).isCloseTo(18.75, within(0.005));
        corner(second.west(), 0, 117.005503205, 32.002683390);
    }

    private static void corner(String corners, int index, double lon, double lat) {
        String[] point = corners.split(";")[index].split(" ");
        assertThat(Double.parseDouble(point[0])).isCloseTo(lon, within(1e-8));
        assertThat(Double.parseDouble(point[1])).isCloseTo(lat, within(1e-8));
    }

    /**
     * The header, the first point and the areas are those of the real sample; its other corners are not ours to copy, so 64 further
     * ones are put on a circle that gives its plane area.
     */
    @Test
    @DisplayName(
            "A2 real sample: 66 points, 5.7089 ha declared against 57 089.50 m² plane and 57 088.89 on the ellipsoid: no complaint")
    void sample() {
        int corners = 65;
        double plane = 57_089.5009;
        double radius = Math.sqrt(plane * 2 / (corners * Math.sin(2 * Math.PI / corners)));
        StringBuilder text = new StringBuilder(
                "[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=40\n精度=3\n[地块坐标]\n" + "66,5.7089,1,彭埠单元B/R-14地块,面,,,,@\n");
        for (int i = 0; i <= corners; i++) {
            double angle = 2 * Math.PI * (i % corners) / corners;
            text.append(String.format(
                    Locale.ROOT,
                    "J%02d,1,%.3f,%.3f%n",
                    i % corners + 1,
                    3_353_189.181 - radius + radius * Math.cos(angle),
                    40_520_986.477 + radius * Math.sin(angle)));
        }
        JsonNode report = Uploading.of(bureau, "parcels")
                .with("register", "R")
                .with("commit", "auto")
                .report("sample.txt", gbk(text.toString()));
        assertThat(Uploading.complaints(report)).containsExactly("7 parcel_code WARNING local-number");
        Map<String, Object> row = owner.sql("""
            select area_file_plane_m2 as plane, area_ellipsoid_m2 as ellipsoid, registered_area_m2 as registered,
                   st_x(st_pointn(st_exteriorring(st_geometryn(geom, 1)), 1)) as lon,
                   st_y(st_pointn(st_exteriorring(st_geometryn(geom, 1)), 1)) as lat
            from ledger.parcel
            """).query().singleRow();
        assertThat((Double) row.get("plane")).isCloseTo(plane, within(0.1));
        assertThat((Double) row.get("plane") - (Double) row.get("ellipsoid"))
                .isCloseTo(57_089.5009 - 57_088.8894, within(0.02));
        assertThat((BigDecimal) row.get("registered")).isEqualByComparingTo("57089");
        assertThat((Double) row.get("lon")).isCloseTo(120.21816229, within(1e-8));
        assertThat((Double) row.get("lat")).isCloseTo(30.29818806, within(1e-8));
    }

    // ---- B: out and in again

    private record Parcel(String code, String name, BigDecimal registered, String supply, String shape) {}

    private static List<Parcel> parcels(Random random) {
        List<Parcel> parcels = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double lon = 120.50 + (i % 8) * 0.004;
            double lat = 29.00 + (i / 8) * 0.004;
            List<String> parts = new ArrayList<>();
            String shell = star(random, lon + 0.0015, lat + 0.0015, 0.0007, 0.0012);
            boolean hole = random.nextBoolean();
            parts.add("[" + shell + (hole ? "," + star(random, lon + 0.0015, lat + 0.0015, 0.0002, 0.0004) : "") + "]");
            if (random.nextInt(3) == 0) {
                parts.add("[" + star(random, lon + 0.0034, lat + 0.0034, 0.0001, 0.0004) + "]");
            }
            if (hole && random.nextBoolean()) {
                parts.add("[" + star(random, lon + 0.0015, lat + 0.0015, 0.00005, 0.0001) + "]");
            }
            parcels.add(new Parcel(
                    Features.code(i + 1),
                    i % 7 == 3 ? "沙河<机械>&\"厂\" 扩建" : "青溪" + i + "号地块",
                    BigDecimal.valueOf(1000 + random.nextInt(9_000_000) / 100.0).setScale(2, RoundingMode.HALF_UP),
                    i % 2 == 0 ? "RESERVE" : "SUPPLIED",
                    "{\"type\":\"MultiPolygon\",\"coordinates\":[" + String.join(",", parts) + "]}"));
        }
        return parcels;
    }

    /** A ring around a point: corners at rising angles, each as far as chance says. */
    private static String star(Random random, double lon, double lat, double near, double far) {
        int corners = 6 + random.nextInt(7);
        double[][] ring = new double[corners][];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * (i + 0.3 * random.nextDouble()) / corners;
            double away = near + (far - near) * random.nextDouble();
            ring[i] = new double[] {lon + away * Math.cos(angle), lat + away * Math.sin(angle)};
        }
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i <= corners; i++) {
            double[] at = ring[i % corners];
            text.append(i == 0 ? "" : ",").append(String.format(Locale.ROOT, "[%.9f,%.9f]", at[0], at[1]));
        }
        return text.append("]").toString();
    }

    private List<Parcel> load() {
        List<Parcel> parcels = parcels(new Random(SEED));
        Features features = new Features();
        for (Parcel p : parcels) {
            features.add(
                    "\"parcel_code\":\"" + p.code() + "\",\"name\":" + JSON.writeValueAsString(p.name())
                            + ",\"registered_area_m2\":" + p.registered() + ",\"supply_state\":\"" + p.supply()
                            + "\",\"readiness\":\"ROAD,WATER\",\"planned_use\":\"工业\"",
                    p.shape());
        }
        JsonNode report = Uploading.of(bureau, "parcels").with("commit", "auto").report("p.geojson", features.text());
        assertThat(report.get("state").asString()).as(report.toString()).isEqualTo("COMMITTED");
        return parcels;
    }

    @ParameterizedTest
    @DisplayName(
            "B1 forty parcels with holes, parts and islands: same codes, parts, rings and areas; attributes less the named losses")
    @CsvSource({
        "geojson, true, true, 0",
        "gpkg, true, true, 0",
        "shp.zip, true, true, 0",
        "utf8.shp.zip, true, true, 0",
        "wkt.csv, true, true, 0",
        "gdb.zip, true, true, 0",
        "kml, true, true, 0",
        "kmz, true, true, 0",
        "txt, true, false, 0.5",
        "dxf, false, false, -1"
    })
    void roundTrip(String extension, boolean names, boolean attributes, double registeredWithin) throws Exception {
        List<Parcel> parcels = load();
        HttpResponse<byte[]> answer = bureau.get("/api/exports/parcels." + extension);
        assertThat(answer.statusCode()).as(Http.text(answer)).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Export-Losses").orElse("")).isNotEmpty();
        assertNothingLeft();
        Uploading again = Uploading.of(bureau, "parcels");
        Matcher plane = Pattern.compile("EPSG(\\d+)")
                .matcher(answer.headers().firstValue("Content-Disposition").orElse(""));
        if (extension.equals("dxf")) {
            assertThat(plane.find()).isTrue();
            again.with("sourceCrs", "EPSG:" + plane.group(1));
        }
        JsonNode report = again.report("再导入." + extension.replace("shp.", "").replace("gdb.", ""), answer.body());
        assertThat(report.get("rejected").asInt()).as(report.toString()).isZero();
        assertThat(report.get("accepted").asInt()).isEqualTo(parcels.size());
        List<Map<String, Object>> compared = owner.sql("""
            select s.row_key as code, s.facts->>'name' as name, s.facts->>'supply_state' as supply,
                   (s.facts->>'registered_area_m2')::numeric as registered, s.facts->>'readiness' as readiness,
                   s.facts->>'planned_use' as planned,
                   st_numgeometries(s.geom) = st_numgeometries(l.geom) and st_nrings(s.geom) = st_nrings(l.geom) as alike,
                   abs(st_area(s.geom::geography) - st_area(l.geom::geography)) as differs,
                   st_perimeter(l.geom::geography) as perimeter
            from ledger.staged_row s join live.parcel l on l.parcel_code = s.row_key where s.batch_id = :batch
            """)
                .param("batch", Long.valueOf(report.get("id").asString()))
                .query()
                .listOfRows();
        assertThat(compared).hasSameSizeAs(parcels);
        Map<String, Parcel> byCode = new LinkedHashMap<>();
        parcels.forEach(p -> byCode.put(p.code(), p));
        for (Map<String, Object> row : compared) {
            Parcel parcel = byCode.get((String) row.get("code"));
            assertThat(row.get("alike")).as(row.toString()).isEqualTo(true);
            // each corner moves by half a millimetre at most
            assertThat((Double) row.get("differs")).isLessThan(0.001 * (Double) row.get("perimeter"));
            assertThat(row.get("name")).isEqualTo(names ? parcel.name() : null);
            assertThat(row.get("supply")).isEqualTo(attributes ? parcel.supply() : null);
            assertThat(row.get("planned")).isEqualTo(attributes ? "工业" : null);
            assertThat(row.get("readiness")).isEqualTo(attributes ? "[\"ROAD\", \"WATER\"]" : null);
            if (registeredWithin < 0) {
                assertThat(row.get("registered")).isNull();
            } else {
                assertThat(((BigDecimal) row.get("registered")).doubleValue())
                        .isCloseTo(parcel.registered().doubleValue(), within(registeredWithin + 1e-6));
            }
        }
    }

    /** The file is deleted once it is sent, which its receiver may see a moment earlier. */
    private void assertNothingLeft() throws Exception {
        long end = System.nanoTime() + 10_000_000_000L;
        List<Path> left;
        do {
            LockSupport.parkNanos(20_000_000);
            try (Stream<Path> files = Files.list(settings.dataDir().resolve("exports"))) {
                left = files.toList();
            }
        } while (!left.isEmpty() && System.nanoTime() < end);
        assertThat(left).isEmpty();
    }

    @Test
    @DisplayName("B2 somebody else's reader finds as many features in each, in the stated system")
    void secondOpinion() throws Exception {
        load();
        for (String extension : List.of("gpkg", "shp.zip", "utf8.shp.zip", "gdb.zip", "kml", "kmz")) {
            Path file = Files.write(
                    folder.resolve("out." + extension),
                    bureau.get("/api/exports/parcels." + extension).body());
            String path = extension.equals("gdb.zip")
                    ? "/vsizip/" + file + "/parcels.gdb"
                    : extension.endsWith("shp.zip") ? "/vsizip/" + file + "/parcels.shp" : file.toString();
            String said = ogrinfo(path);
            assertThat(said).as(extension).contains("Feature Count: 40");
            assertThat(said)
                    .as(extension)
                    .contains(extension.startsWith("km") ? "WGS 84" : "China Geodetic Coordinate System 2000");
        }
        Path dxf = Files.write(
                folder.resolve("out.dxf"),
                bureau.get("/api/exports/parcels.dxf").body());
        assertThat(ogrinfo(dxf.toString())).containsPattern("Feature Count: \\d{2,3}");
    }

    private static String ogrinfo(String path) throws Exception {
        Process process = new ProcessBuilder("ogrinfo", "-ro", "-so", "-al", path)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    @DisplayName(
            "B3 the text itself: GBK, CRLF, north-west corner first, clockwise, rings counted on, hectares with 4 decimals")
    void text() {
        Uploading.of(bureau, "parcels")
                .with("register", "示例批次")
                .with("commit", "auto")
                .report("示例.txt", gbk(EXAMPLE));
        String text = new String(bureau.get("/api/exports/parcels.txt").body(), GBK);
        assertThat(text).contains("坐标系=2000国家大地坐标系\r\n几度分带=3\r\n", "带号=39\r\n", "数据产生单位=自然资源局");
        String parcels = text.substring(text.indexOf("[地块坐标]"));
        // what was brought in as the rules prescribe goes out the same
        String expected = EXAMPLE.substring(EXAMPLE.indexOf("[地块坐标]"))
                .replace("\n", "\r\n")
                .replace(",1,示例园区A-01地块,面,,工业用地,0601,@", ",示例批次/1,示例园区A-01地块,面,,,,@")
                .replace(",2,示例园区A-02地块,面,,工业用地,0601,@", ",示例批次/2,示例园区A-02地块,面,,,,@");
        assertThat(parcels).isEqualTo(expected);
    }

    @Test
    @DisplayName(
            "B4 two zones in one survey file are refused by name, and the filter the problem names gives each alone")
    void zones() {
        String two = new Features()
                .add("\"parcel_code\":\"" + Features.code(1) + "\"", Features.square(120.5, 29, 0.01, 0.01))
                .add("\"parcel_code\":\"" + Features.code(2) + "\"", Features.square(117.5, 29, 0.01, 0.01))
                .text();
        Uploading.of(bureau, "parcels").with("commit", "auto").report("p.geojson", two);
        for (String extension : List.of("txt", "dxf")) {
            HttpResponse<byte[]> answer = bureau.get("/api/exports/parcels." + extension);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Http.text(answer)).contains("EPSG:4527", "EPSG:4528", "zone_epsg=4527");
            assertThat(bureau.get("/api/exports/parcels." + extension + "?zone_epsg=4527")
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(new String(
                        bureau.get("/api/exports/parcels.txt?zone_epsg=4527").body(), GBK))
                .contains("带号=39")
                .doesNotContain(Features.code(1));
        assertThat(bureau.get("/api/exports/utilities.txt").statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("B5 each format names what it loses, in the reader's language")
    void losses() {
        JsonNode formats = bureau.json("/api/exports/formats");
        assertThat(formats).hasSize(12);
        for (JsonNode format : formats) {
            assertThat(format.get("losses")).as(format.toString()).isNotEmpty();
            format.get("losses").forEach(loss -> assertThat(loss.asString()).matches(".*\\p{IsHan}.*"));
        }
        HttpResponse<byte[]> english = bureau.send(bureau.request("/api/exports/formats")
                .header("Accept-Language", "en")
                .GET());
        assertThat(Http.text(english)).doesNotContainPattern("\\p{IsHan}").contains("WGS 84");
    }

    // ---- C: drawings of a survey office, and files that are wrong

    private static String dxf(String... entities) {
        return "0\nSECTION\n2\nENTITIES\n" + String.join("", entities) + "0\nENDSEC\n0\nEOF\n";
    }

    /** A closed lightweight polyline; each corner is east, north, bulge. */
    private static String outline(String layer, boolean closed, double... corners) {
        StringBuilder text = new StringBuilder("0\nLWPOLYLINE\n8\n" + layer + "\n100\nAcDbPolyline\n90\n"
                + corners.length / 3 + "\n70\n" + (closed ? 1 : 0) + "\n");
        for (int i = 0; i < corners.length; i += 3) {
            text.append("10\n" + corners[i] + "\n20\n" + corners[i + 1] + "\n42\n" + corners[i + 2] + "\n");
        }
        return text.toString();
    }

    private static String word(String layer, double east, double north, String text) {
        return "0\nTEXT\n8\n" + layer + "\n10\n" + east + "\n20\n" + north + "\n40\n2.5\n1\n" + text + "\n";
    }

    @Test
    @DisplayName("C1 a drawing: numbers from the texts inside, arcs made of chords, holes and parts said in the report")
    void drawing() {
        double n = 3_542_000;
        String text = dxf(
                // a square whose eastern side is a half circle of 50 m radius: 10 000 + 3 926.99 m²
                outline("JZX", true, 500_300, n + 100, 0, 500_400, n + 100, -1, 500_400, n, 0, 500_300, n, 0),
                word("ZJ", 500_350, n + 50, "339922001001GB00001"),
                word("ZJ", 500_330, n + 30, "工业用地"),
                outline("JZX", true, 500_600, n + 100, 0, 500_700, n + 100, 0, 500_700, n, 0, 500_600, n, 0),
                outline("JZX", true, 500_640, n + 60, 0, 500_660, n + 60, 0, 500_660, n + 40, 0, 500_640, n + 40, 0),
                word("ZJ", 500_610, n + 10, "7"),
                outline("JZX", true, 500_800, n + 100, 0, 500_900, n + 100, 0, 500_900, n, 0, 500_800, n, 0),
                word("ZJ", 500_850, n + 50, "7"),
                outline("JZX", false, 501_000, n, 0, 501_100, n, 0, 501_100, n + 5, 0));
        JsonNode report = Uploading.of(bureau, "parcels")
                .with("register", "R")
                .with("sourceCrs", "EPSG:4548")
                .with("commit", "auto")
                .report("宗地图.dxf", gbk(text));
        assertThat(report.get("state").asString()).as(report.toString()).isEqualTo("COMMITTED");
        assertThat(Uploading.complaints(report))
                .containsExactlyInAnyOrder(
                        "1 - WARNING dxf-open-lines",
                        "4 parcel_code WARNING local-number",
                        "4 - WARNING dxf-parts",
                        "4 - WARNING dxf-holes");
        assertThat(area(Features.code(1))).isCloseTo(10_000 + Math.PI * 1_250, within(0.1));
        assertThat(area("R/7")).isCloseTo(19_600, within(1e-3));
        assertThat(report.get("problems").get(0).get("message").asString()).contains("宗地图.dxf", "JZX");
    }

    private double area(String code) {
        return owner.sql("select area_file_plane_m2 from ledger.parcel where parcel_code = :code")
                .param("code", code)
                .query(Double.class)
                .single();
    }

    private record Bad(String name, byte[] content, Map<String, String> fields, String code, String... words) {
        @Override
        public String toString() {
            return name + " " + code;
        }
    }

    static List<Bad> bad() throws Exception {
        String head = "[属性描述]\n坐标系=2000国家大地坐标系\n带号=39\n[地块坐标]\n4,0.5,339922001001GB00001,甲,面,,,,@\n";
        String points = "J1,1,3542100,39500300\nJ2,1,3542100,39500400\nJ3,1,3542000,39500400\nJ1,1,3542100,39500300\n";
        String square = outline("A", true, 500_300, 3_542_100, 0, 500_400, 3_542_100, 0, 500_400, 3_542_000, 0);
        Path kmz = Files.createTempFile("bad", ".kmz");
        Zips.of(kmz, "picture.png", "png");
        Path gdb = Files.createTempFile("bad", ".zip");
        Zips.of(gdb, "a00000001.gdbtable", "x");
        return List.of(
                new Bad("全角.txt", gbk(head + points.replace("J2,1,", "J2，1，")), Map.of(), "txt-full-width", "第 7 行"),
                new Bad(
                        "颠倒.txt",
                        gbk(
                                head
                                        + "J1,1,39500300,3542100\nJ2,1,39500400,3542100\nJ3,1,39500400,3542000\nJ1,1,39500300,3542100\n"),
                        Map.of(),
                        "txt-swapped",
                        "第 6 行"),
                new Bad(
                        "字母.txt",
                        gbk(head + points.replace("3542000", "35420OO")),
                        Map.of(),
                        "txt-not-a-number",
                        "第 8 行"),
                new Bad(
                        "西安80.txt",
                        gbk((head + points).replace("2000国家大地坐标系", "1980西安坐标系")),
                        Map.of(),
                        "refused-crs",
                        "西安"),
                new Bad(
                        "参数.txt",
                        gbk((head + points).replace("[地块", "转换参数=1,0,0,0,0,0,0\n[地块")),
                        Map.of(),
                        "txt-has-parameters",
                        "第 4 行"),
                new Bad(
                        "无登记册.txt",
                        gbk((head + points).replace("339922001001GB00001", "12")),
                        Map.of(),
                        "txt-register-needed",
                        "12"),
                new Bad(
                        "无坐标系.txt",
                        gbk((head + points).replace("坐标系=2000国家大地坐标系\n", "")),
                        Map.of(),
                        "unknown-crs",
                        "4527"),
                new Bad("截断.txt", gbk(head.replace("4,0.5", "9,0.5") + points), Map.of(), "txt-count-differs", "第 5 行"),
                new Bad(
                        "两层.dxf",
                        gbk(dxf(square, square.replace("\nA\n", "\nB\n"))),
                        Map.of(),
                        "several-cad-layers",
                        "A, B"),
                new Bad("无编号.dxf", gbk(dxf(square)), Map.of("sourceCrs", "EPSG:4548"), "dxf-no-text", "文字"),
                new Bad(
                        "无坐标系.dxf",
                        gbk(dxf(square, word("A", 500_390, 3_542_090, "339922001001GB00001"))),
                        Map.of(),
                        "unknown-crs",
                        "4534"),
                new Bad("图.dwg", "AC1032".getBytes(StandardCharsets.US_ASCII), Map.of(), "dwg-not-read", "DXF"),
                new Bad("空.kmz", Files.readAllBytes(kmz), Map.of(), "kmz-without-kml", "KML"),
                new Bad("散.zip", Files.readAllBytes(gdb), Map.of(), "geodatabase-without-folder", ".gdb"),
                new Bad(
                        "坏.gpkg",
                        "SQLite format 3\0nonsense".getBytes(StandardCharsets.US_ASCII),
                        Map.of(),
                        "gdal-cannot-read",
                        ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    @DisplayName("C2 bad files: said what is wrong, where, and what to do")
    void refused(Bad bad) {
        Uploading upload = Uploading.of(bureau, "parcels");
        bad.fields().forEach(upload::with);
        JsonNode report = upload.report(bad.name(), bad.content());
        if (report.get("state").asString().equals("FAILED")) {
            String message = report.get("message").asString();
            assertThat(message).contains(bad.words()).containsPattern("请");
            assertThat(owner.sql("select message ->> 'code' from ledger.batch where id = :id")
                            .param("id", Long.valueOf(report.get("id").asString()))
                            .query(String.class)
                            .single())
                    .isEqualTo(bad.code());
        } else {
            assertThat(report.get("accepted").asInt()).as(report.toString()).isZero();
            JsonNode problem = null;
            for (JsonNode each : report.get("problems")) {
                problem = problem == null && each.get("code").asString().equals(bad.code()) ? each : problem;
            }
            assertThat(problem).as(report.toString()).isNotNull();
            assertThat(problem.get("message").asString() + problem.get("cure").asString())
                    .contains(bad.name())
                    .contains(bad.words())
                    .containsPattern("请");
        }
    }
}
