package org.mumap.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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
@DisplayName("The gateway: columns by habit, the coordinate doctor, approval by row")
class GatewayIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FIRM = "91350100M000100Y43";

    @Autowired
    TestDatabase database;

    @Autowired
    @Owner
    JdbcClient owner;

    @LocalServerPort
    int port;

    @BeforeEach
    void empty() throws SQLException {
        Emptied.facts(database);
    }

    private Http bureau() {
        return new Http(port, "bureau");
    }

    private void loadCounty() {
        JsonNode report = Uploading.of(bureau(), "areas")
                .with("commit", "auto")
                .report(
                        "county.geojson",
                        new Features()
                                .add(
                                        "\"area_code\":\"339922\",\"level\":\"COUNTY\",\"name\":\"青溪县\"",
                                        Features.square(120, 28.5, 1, 1))
                                .text());
        assertThat(report.get("state").asString()).isEqualTo("COMMITTED");
    }

    private static String path(JsonNode report, String rest) {
        return "/api/imports/" + report.get("id").asString() + rest;
    }

    private JsonNode again(JsonNode report, String wish) {
        HttpResponse<byte[]> answer = bureau().post(path(report, "/again"), wish);
        assertThat(answer.statusCode()).as(Http.text(answer)).isEqualTo(201);
        return Uploading.await(bureau(), JSON.readTree(answer.body()).get("id").asString(), false);
    }

    // ---- columns

    @Test
    @DisplayName(
            "C1 columns nobody knows are named once by a person; the office's next file is read so by itself, another office's not")
    void habits() {
        String csv = "信用代码号,单位全称,备注\n" + FIRM + ",沙河厂,甲\n";
        JsonNode first = Uploading.of(bureau(), "enterprises").report("企业.csv", csv);
        assertThat(first.get("state").asString()).isEqualTo("REJECTED");
        assertThat(first.get("header").get(0).get("name").asString()).isEqualTo("信用代码号");
        JsonNode named = again(first, "{\"mapping\":{\"信用代码号\":\"credit_code\",\"单位全称\":\"name\"},\"remember\":true}");
        assertThat(named.get("state").asString()).as(named.toString()).isEqualTo("READY");
        assertThat(bureau().json(path(first, "")).get("state").asString()).isEqualTo("DISCARDED");
        JsonNode next = Uploading.of(bureau(), "enterprises").report("企业2.csv", csv);
        assertThat(next.get("state").asString()).isEqualTo("READY");
        assertThat(next.get("header").get(1).get("key").asString()).isEqualTo("name");
        JsonNode other = Uploading.of(new Http(port, "economy"), "enterprises").report("企业3.csv", csv);
        assertThat(other.get("state").asString()).isEqualTo("REJECTED");
    }

    @Test
    @DisplayName(
            "C2 a mapping names columns of the kind, each once; what is wrong with it is said, and nothing is remembered")
    void badMapping() {
        JsonNode first = Uploading.of(bureau(), "enterprises").report("企业.csv", "甲,乙\n" + FIRM + ",厂\n");
        for (String mapping : List.of("{\"甲\":\"nonsense\"}", "{\"甲\":\"name\",\"乙\":\"name\"}", "{\"甲\":null}")) {
            HttpResponse<byte[]> answer =
                    bureau().post(path(first, "/again"), "{\"mapping\":" + mapping + ",\"remember\":true}");
            assertThat(answer.statusCode()).as(mapping).isEqualTo(400);
        }
        assertThat(new Http(port, "park1").post(path(first, "/again"), "{}").statusCode())
                .isEqualTo(404);
        assertThat(owner.sql("select count(*) from ledger.column_naming")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("C3 a table in other units under a two-row header goes in converted, with one note per column")
    void units() {
        Uploading.of(bureau(), "enterprises")
                .with("commit", "auto")
                .report("企业.csv", "credit_code,name\n" + FIRM + ",沙河厂\n");
        JsonNode report =
                Uploading.of(bureau(), "annual_returns").with("commit", "auto").report("年报.csv", """
                2025 年规上企业年报,,,,
                统一社会信用代码,年度,产出(元),,用电量
                ,,工业总产值,实缴税收,(万千瓦时)
                %s,２０２５,"12,345,600",20000,1.5
                """.formatted(FIRM));
        assertThat(report.get("state").asString()).as(report.toString()).isEqualTo("COMMITTED");
        assertThat(Uploading.complaints(report))
                .containsExactlyInAnyOrder(
                        "3 output_wan WARNING unit-converted",
                        "3 tax_wan WARNING unit-converted",
                        "3 electricity_kwh WARNING unit-converted");
        assertThat(owner.sql("select output_wan || ' ' || tax_wan || ' ' || electricity_kwh from ledger.annual_return")
                        .query(String.class)
                        .single())
                .isEqualTo("1234.56 2 15000");
    }

    // ---- doctor

    private JsonNode doctor(JsonNode report) {
        return bureau().json(path(report, "/doctor"));
    }

    private static List<String> cures(JsonNode answer) {
        List<String> cures = new ArrayList<>();
        answer.get("proposals").forEach(p -> cures.add(p.get("cure").asString()));
        return cures;
    }

    private static String table(String wkt) {
        return "宗地代码,WKT\n" + Features.code(1) + ",\"" + wkt + "\"\n";
    }

    @Test
    @DisplayName(
            "D1 swapped axes: nothing is changed unasked; the cure shows where it leads, is applied when told, the original stays")
    void swapped() {
        loadCounty();
        JsonNode first = Uploading.of(bureau(), "parcels")
                .report("p.csv", table("POLYGON((29 120.5,29.001 120.5,29.001 120.501,29 120.501,29 120.5))"));
        assertThat(first.get("state").asString()).isEqualTo("REJECTED");
        JsonNode answer = doctor(first);
        assertThat(answer.get("state").asString()).isEqualTo("CURABLE");
        assertThat(cures(answer)).contains("SWAP");
        assertThat(answer.get("inside").asInt()).isZero();
        JsonNode cured = again(first, "{\"cure\":\"SWAP\"}");
        assertThat(cured.get("state").asString()).as(cured.toString()).isEqualTo("READY");
        assertThat(cured.get("cure").asString()).isEqualTo("SWAP");
        assertThat(owner.sql("select st_astext(st_centroid(geom), 4) from ledger.staged_row where batch_id = :id")
                        .param("id", Long.parseLong(cured.get("id").asString()))
                        .query(String.class)
                        .single())
                .isEqualTo("POINT(120.5005 29.0005)");
        assertThat(owner.sql("select count(distinct file_sha256) from ledger.batch where kind = 'parcels'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName(
            "D2 zone number missing, doubled, another zone, feet, packed degrees: the cure that leads into the county is among those proposed")
    void ills() {
        loadCounty();
        // 120.5017° E, 29.0005° N in zone 40 (central meridian 120°)
        double east = 548_860.0;
        double north = 3_209_400.0;
        List<String[]> ills = List.of(
                new String[] {"EPSG:4528", plane(east, north, 1), "EPSG:4549"},
                new String[] {"EPSG:4528", plane(4_040_000_000.0 + east, north, 1), "UNDOUBLE"},
                new String[] {"EPSG:4550", plane(east, north, 1), "EPSG:4549"},
                new String[] {"EPSG:4549", plane(east / 0.3048, north / 0.3048, 3), "FEET"},
                new String[] {
                    "EPSG:4490", "POLYGON((120.3012 29.0002,120.3020 29.0002,120.3020 29.0010,120.3012 29.0002))", ""
                },
                new String[] {"EPSG:4490", plane(40_000_000 + east, north, 1), "EPSG:4528"});
        for (String[] ill : ills) {
            JsonNode report =
                    Uploading.of(bureau(), "parcels").with("sourceCrs", ill[0]).report("p.csv", table(ill[1]));
            JsonNode answer = doctor(report);
            if (ill[2].isEmpty()) {
                assertThat(answer.get("state").asString()).as(ill[1]).isEqualTo("HEALTHY");
                continue;
            }
            assertThat(cures(answer)).as("%s %s", ill[0], answer).contains(ill[2]);
            JsonNode cured = again(report, "{\"cure\":\"" + ill[2] + "\"}");
            assertThat(cured.get("state").asString()).as(cured.toString()).isEqualTo("READY");
        }
    }

    private static String plane(double east, double north, double scale) {
        double side = 100 * scale;
        return String.format(
                Locale.ROOT,
                "POLYGON((%1$.3f %2$.3f,%3$.3f %2$.3f,%3$.3f %4$.3f,%1$.3f %4$.3f,%1$.3f %2$.3f))",
                east,
                north,
                east + side,
                north + side);
    }

    @Test
    @DisplayName(
            "D3 Xian 80, Beijing 54 and shifted boundaries are refused with what to ask the sender for; no cure makes them 2000")
    void refused() {
        loadCounty();
        for (String crs : List.of("EPSG:2360", "EPSG:2432", "GCJ-02")) {
            JsonNode report = Uploading.of(bureau(), "parcels")
                    .with("sourceCrs", crs)
                    .report("p.csv", table(plane(548_860, 3_209_400, 1)));
            JsonNode answer = doctor(report);
            assertThat(answer.get("state").asString()).as(crs).isEqualTo("REFUSED");
            assertThat(answer.get("words").asString()).contains("CGCS2000");
            assertThat(cures(answer)).isEmpty();
            assertThat(again(report, "{\"cure\":\"EPSG:4549\"}").get("state").asString())
                    .as(crs)
                    .isEqualTo("REJECTED");
        }
    }

    @Test
    @DisplayName("D4 points of a shifted map come back to their place; a cure that is none of ours is refused")
    void shifted() {
        loadCounty();
        org.locationtech.jts.geom.Coordinate there =
                org.mumap.server.geo.ShiftedMaps.toGcj02(new org.locationtech.jts.geom.Coordinate(120.5, 29));
        JsonNode report = Uploading.of(bureau(), "utilities")
                .with("sourceCrs", "GCJ-02")
                .report("u.csv", "utility_code,kind,lon,lat\nU1,ROAD," + there.x + "," + there.y + "\n");
        JsonNode answer = doctor(report);
        assertThat(answer.get("state").asString()).isEqualTo("CURABLE");
        assertThat(cures(answer)).containsExactly("GCJ02", "BD09");
        JsonNode cured = again(report, "{\"cure\":\"GCJ02\"}");
        assertThat(cured.get("state").asString()).as(cured.toString()).isEqualTo("READY");
        assertThat(owner.sql("select st_astext(geom, 6) from ledger.staged_row where batch_id = :id")
                        .param("id", Long.parseLong(cured.get("id").asString()))
                        .query(String.class)
                        .single())
                .isEqualTo("POINT(120.5 29)");
        for (String cure : List.of("DROP", "EPSG:2360", "SWAP SWAP", "EPSG:99999")) {
            assertThat(bureau().post(path(cured, "/again"), "{\"cure\":\"" + cure + "\"}")
                            .statusCode())
                    .as(cure)
                    .isEqualTo(400);
        }
    }

    private static String boundaryText(String unit, String system, String... points) {
        return "[属性描述]\n坐标系=" + system + "\n几度分带=3\n投影类型=高斯克吕格\n计量单位=" + unit
                + "\n带号=40\n[地块坐标]\n5,1.0,B-1,一号地,面,,,,@\n"
                + String.join("\n", points) + "\n";
    }

    private static String[] corners(String... pairs) {
        return IntStream.range(0, pairs.length)
                .mapToObj(i -> "J" + (i % (pairs.length - 1) + 1) + ",1," + pairs[i])
                .toArray(String[]::new);
    }

    private JsonNode boundary(String text) {
        return Uploading.of(bureau(), "parcels").with("register", "R").report("界址点.txt", text);
    }

    @Test
    @DisplayName(
            "D5 a boundary text in degrees, with signs, the wrong way round, or with a stray point: said so, and cured where it can be")
    void degreesInText() {
        loadCounty();
        Map<String, String[]> texts = new LinkedHashMap<>();
        texts.put("DEGREES", corners("29,120.5", "29.001,120.5", "29.001,120.501", "29,120.501", "29,120.5"));
        texts.put("DEGREES SWAP", corners("120.5,29", "120.5,29.001", "120.501,29.001", "120.501,29", "120.5,29"));
        texts.forEach((cure, points) -> {
            JsonNode report = boundary(boundaryText("米", "2000国家大地坐标系", points));
            assertThat(report.get("state").asString()).isEqualTo("REJECTED");
            assertThat(Uploading.complaints(report)).first().asString().contains("txt-degrees");
            JsonNode answer = doctor(report);
            assertThat(answer.get("state").asString()).as(answer.toString()).isEqualTo("CURABLE");
            assertThat(cures(answer)).contains(cure);
            JsonNode cured = again(report, "{\"cure\":\"" + cure + "\"}");
            assertThat(cured.get("state").asString()).as(cured.toString()).isEqualTo("READY");
            assertThat(owner.sql("select st_astext(st_centroid(geom), 6) from ledger.staged_row where batch_id = :id")
                            .param("id", Long.parseLong(cured.get("id").asString()))
                            .query(String.class)
                            .single())
                    .as(cure)
                    .isEqualTo("POINT(120.5005 29.0005)");
        });
        String[] signs = corners(
                "29°00′00″,120°30′00″",
                "29°00′36″,120°30′00″",
                "29°00′36″,120°30′36″",
                "29°00′00″,120°30′36″",
                "29°00′00″,120°30′00″");
        JsonNode unit = boundary(boundaryText("度", "2000国家大地坐标系", signs));
        assertThat(unit.get("state").asString()).isEqualTo("FAILED");
        assertThat(cures(doctor(unit))).containsExactly("DEGREES");
        assertThat(again(unit, "{\"cure\":\"DEGREES\"}").get("state").asString())
                .isEqualTo("READY");

        JsonNode stray = again(
                boundary(boundaryText(
                        "米",
                        "2000国家大地坐标系",
                        corners("29,120.5", "29.001,120.5", "3209000,40550300", "29,120.501", "29,120.5"))),
                "{\"cure\":\"DEGREES\"}");
        assertThat(stray.get("state").asString()).isEqualTo("REJECTED");
        assertThat(Uploading.complaints(stray)).first().asString().contains("txt-not-degrees");

        JsonNode xian = boundary(boundaryText("米", "1980西安坐标系", texts.get("DEGREES")));
        assertThat(doctor(xian).get("state").asString()).isEqualTo("REFUSED");
        assertThat(again(xian, "{\"cure\":\"DEGREES\"}").get("state").asString())
                .isEqualTo("REJECTED");
    }

    // ---- approval

    private JsonNode parcels(String mode, String... rows) {
        return Uploading.of(bureau(), "parcels")
                .with("mode", mode)
                .with("register", "台账")
                .with("dataDate", "2026-01-01")
                .report(
                        "台账.csv",
                        ("宗地代码,宗地名称,WKT\n" + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String parcel(int number, String name, double step) {
        double x = 120.5 + number * 0.01 + step;
        return Features.code(number) + "," + name + ",\"POLYGON((" + x + " 29," + (x + 0.001) + " 29," + (x + 0.001)
                + " 29.001," + x + " 29.001," + x + " 29))\"";
    }

    private List<String> names() {
        return owner
                .sql("select parcel_code || ' ' || name from live.parcel order by 1")
                .query(String.class)
                .list()
                .stream()
                .map(n -> n.substring(17))
                .toList();
    }

    @Test
    @DisplayName(
            "E1 old and new side by side; refused rows and kept things stay as they are; the roll-back brings all back")
    void approval() {
        JsonNode first = parcels("merge", parcel(1, "甲", 0), parcel(2, "乙", 0), parcel(3, "丙", 0));
        bureau().postJson(path(first, "/commit"), "");
        JsonNode second = parcels("replace", parcel(1, "甲改", 0), parcel(2, "乙改", 0.0001), parcel(4, "丁", 0));
        assertThat(second.get("changes").get("vanished").asInt()).isEqualTo(1);
        JsonNode changed = bureau().json(path(second, "/changes?change=CHANGED"));
        JsonNode item = changed.get("rows").get(1);
        assertThat(item.get("before").get("type").asString()).isEqualTo("MultiPolygon");
        assertThat(item.get("before").toString()).isNotEqualTo(item.get("after").toString());
        assertThat(item.get("values").toString())
                .contains("{\"key\":\"name\",\"before\":\"乙\",\"after\":\"乙改\",\"differs\":true}");
        JsonNode vanishing = bureau().json(path(second, "/changes?change=VANISHED"));
        assertThat(vanishing.get("rows").get(0).get("key").asString()).isEqualTo(Features.code(3));
        JsonNode decided = bureau().postJson(
                        path(second, "/changes"),
                        "{\"rows\":[3],\"keys\":[\"" + Features.code(3) + "\"],\"take\":false}");
        assertThat(decided.get("accepted").asInt()).isEqualTo(2);
        assertThat(decided.get("rejected").asInt()).isEqualTo(1);
        assertThat(decided.get("changes").get("vanished").asInt()).isZero();
        assertThat(bureau().post(path(second, "/commit"), "").statusCode()).isEqualTo(409);
        bureau().postJson(path(second, "/commit?accept=partial"), "");
        assertThat(names()).containsExactly("01 甲改", "02 乙", "03 丙", "04 丁");
        bureau().postJson(path(second, "/rollback"), "");
        assertThat(names()).containsExactly("01 甲", "02 乙", "03 丙");
    }

    @Test
    @DisplayName(
            "E2 a decision can be taken back until the commit and not after; what the check refused cannot be taken; others see nothing")
    void decisions() {
        JsonNode batch = parcels("merge", parcel(1, "甲", 0), parcel(1, "甲", 0), parcel(2, "乙", 0));
        assertThat(batch.get("accepted").asInt()).isEqualTo(1);
        String changes = path(batch, "/changes");
        assertThat(bureau().postJson(changes, "{\"rows\":[2,3,4],\"take\":false}")
                        .get("accepted")
                        .asInt())
                .isZero();
        assertThat(bureau().postJson(changes, "{\"rows\":[2,3,4],\"take\":true}")
                        .get("accepted")
                        .asInt())
                .isEqualTo(1);
        Http park = new Http(port, "park1");
        assertThat(park.get(changes).statusCode()).isEqualTo(404);
        assertThat(park.post(changes, "{\"rows\":[4],\"take\":false}").statusCode())
                .isEqualTo(404);
        bureau().postJson(path(batch, "/commit?accept=partial"), "");
        assertThat(bureau().post(changes, "{\"rows\":[4],\"take\":false}").statusCode())
                .isEqualTo(409);
        assertThat(bureau().get(changes + "?change=nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName(
            "E3 a parcel cut in two: the overlay proposes the lineage, a person takes it, the new parcels name their predecessor")
    void lineage() {
        JsonNode first = parcels("merge", parcel(1, "甲", 0), parcel(2, "乙", 0));
        bureau().postJson(path(first, "/commit"), "");
        double x = 120.51;
        JsonNode second =
                parcels("replace", piece(11, x, x + 0.0004), piece(12, x + 0.0004, x + 0.001), parcel(2, "乙", 0));
        assertThat(second.get("state").asString()).isEqualTo("READY");
        JsonNode proposals = bureau().json(path(second, "/lineage"));
        assertThat(proposals.size()).isEqualTo(2);
        assertThat(proposals.get(0).get("sort").asString()).isEqualTo("SPLIT");
        assertThat(proposals.get(0).get("former").get(0).get("key").asString()).isEqualTo(Features.code(1));
        assertThat(proposals.get(0).get("former").get(0).get("shareOfFormer").asDouble())
                .isBetween(0.399, 0.401);
        assertThat(new Http(port, "park1").get(path(second, "/lineage")).statusCode())
                .isEqualTo(404);
        JsonNode again = again(
                second,
                "{\"lineage\":{\"" + Features.code(11) + "\":[\"" + Features.code(1) + "\"],\"" + Features.code(12)
                        + "\":[\"" + Features.code(1) + "\"]}}");
        bureau().postJson(path(again, "/commit"), "");
        assertThat(owner.sql(
                                "select array_to_string(predecessors, ',') from ledger.parcel where parcel_code = :code and superseded_at = 'infinity'")
                        .param("code", Features.code(12))
                        .query(String.class)
                        .list())
                .containsExactly(Features.code(1));
        assertThat(names()).containsExactly("02 乙", "11 新", "12 新");
    }

    private static String piece(int number, double west, double east) {
        return Features.code(number) + ",新,\"POLYGON((" + west + " 29," + east + " 29," + east + " 29.001," + west
                + " 29.001," + west + " 29))\"";
    }
}
