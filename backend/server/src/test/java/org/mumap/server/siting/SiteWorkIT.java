package org.mumap.server.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.mumap.server.testing.Staged.with;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.print.Printed;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Form;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.Staged;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
@DisplayName(
        "Site work over HTTP: assembly, files checked, errors reported, lines that move, matching, comparison, guests")
class SiteWorkIT {

    /** A square of this side (degrees) is about 25 mu. */
    private static final double SIDE = 0.00125;

    private static final String NEED = """
            {"areaMu":{"min":45,"max":60},"supply":["RESERVE","IDLE","LOW_EFFICIENCY","APPROVED_UNSUPPLIED"],"limit":3,"assemble":true}
            """;

    private static final Pattern RATIO = Pattern.compile("(?<!\\d)1 ?: ?([\\d ]{3,})");

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @BeforeEach
    void empty() throws Exception {
        Emptied.facts(database);
    }

    private long commit(Staged staged) throws Exception {
        long batch = staged.ready(database);
        ledger.commit(batch, false, "test");
        return batch;
    }

    private Http as(String user) {
        return new Http(port, user);
    }

    private static String code(int n) {
        return "339922001001GB%05d".formatted(n);
    }

    private static Map<String, Object> parcel(int n, String supply, Object... more) {
        Map<String, Object> map = with(
                "parcel_code",
                code(n),
                "name",
                n + "号地",
                "supply_state",
                supply,
                "park_code",
                "P01",
                "town",
                "沙河镇",
                "land_use_scheme",
                "GBT21010_2017",
                "land_use_code",
                "0601");
        map.putAll(with(more));
        return map;
    }

    /** The n-th square in a row from west to east, edge on edge; a shift moves it east by so many degrees. */
    private static String inRow(int n, double shift) {
        return Staged.square(120.5 + n * SIDE + shift, 29, SIDE);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asString()));
        return texts;
    }

    @Test
    @DisplayName(
            "A1 neighbours are put together, fewest owners first; a gap and a sliver count and are named; a lane does not join")
    void assembly() throws Exception {
        double metre = 1 / 97_500.0;
        commit(Staged.of("parcels")
                .row(parcel(1, "RESERVE"), inRow(0, 0))
                .row(parcel(2, "RESERVE"), inRow(1, 0))
                // a gap of about 0.8 m to 2, and an overlap of about 0.5 m with 4
                .row(parcel(3, "APPROVED_UNSUPPLIED"), inRow(2, 0.8 * metre))
                .row(parcel(4, "RESERVE"), inRow(3, 0.3 * metre))
                // behind a lane of 5 m
                .row(parcel(5, "RESERVE"), inRow(4, 5.5 * metre)));
        JsonNode answer = as("park1").postJson("/api/siting/assemblies", NEED);
        assertThat(answer.get("plots").asInt()).isEqualTo(5);
        assertThat(answer.get("borders").asInt()).as("1-2, 2-3, 3-4").isEqualTo(3);
        assertThat(answer.get("exact").asBoolean()).isTrue();
        List<List<String>> sets = new ArrayList<>();
        answer.get("rows").forEach(row -> sets.add(texts(row.get("parcels"))));
        assertThat(sets)
                .containsExactlyInAnyOrder(
                        List.of(code(1), code(2)), List.of(code(2), code(3)), List.of(code(3), code(4)));
        JsonNode gap = null;
        JsonNode sliver = null;
        for (JsonNode row : answer.get("rows")) {
            assertThat(row.get("owners").asInt())
                    .as("land nobody holds has one owner")
                    .isEqualTo(1);
            assertThat(row.get("clearWan").asDouble()).isZero();
            assertThat(row.get("areaMu").asDouble()).isBetween(45.0, 60.0);
            if (texts(row.get("parcels")).equals(List.of(code(2), code(3)))) {
                gap = row.get("seams").get(0);
            } else if (texts(row.get("parcels")).equals(List.of(code(3), code(4)))) {
                sliver = row.get("seams").get(0);
            } else {
                assertThat(row.get("seams")).isEmpty();
                double width = SIDE * 97_500;
                assertThat(row.get("rectangleLongM").asDouble()).isCloseTo(2 * width, within(width * 0.05));
            }
        }
        assertThat(gap.get("fit").asString()).isEqualTo("GAP");
        assertThat(gap.get("gapM").asDouble()).isCloseTo(0.8, within(0.05));
        assertThat(sliver.get("fit").asString()).isEqualTo("SLIVER");
        assertThat(sliver.get("overlapM2").asDouble()).isBetween(40.0, 100.0);

        JsonNode search = as("park1").postJson("/api/siting/searches", NEED);
        assertThat(search.get("ranked").get(0).get("parcels")).hasSize(2);
        assertThat(search.get("assemblies").get("rows"))
                .hasSize(answer.get("rows").size());
        assertThat(as("park1").post("/api/siting/assemblies", "{}").statusCode())
                .isEqualTo(400);
    }

    @Test
    @DisplayName(
            "A2 owners and costs: held land brings its holder and its price, unknown prices are said to be unknown")
    void owners() throws Exception {
        commit(Staged.of("parcels").row(parcel(1, "SUPPLIED"), inRow(0, 0)).row(parcel(2, "SUPPLIED"), inRow(1, 0)));
        commit(Staged.of("contracts").row(contract("HT-1", 1, "甲公司", "320.50")).row(contract("HT-2", 2, "乙公司", null)));
        commit(Staged.of("buildings").row(with("building_code", "B1", "parcel_code", code(1), "floor_area_m2", 1000)));
        JsonNode rows = as("bureau").postJson("/api/siting/assemblies", NEED).get("rows");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("owners").asInt()).isEqualTo(2);
        // 320.50 of price and 1,000 m² at 1,200 yuan
        assertThat(rows.get(0).get("clearWan").decimalValue()).isEqualByComparingTo("440.50");
        assertThat(rows.get(0).get("costUnknown").asInt()).isEqualTo(1);
        assertThat(rows.get(0).get("idleMu").asDouble())
                .isCloseTo(rows.get(0).get("areaMu").asDouble(), within(1e-3));
    }

    private static Map<String, Object> contract(String no, int n, String holder, String price) {
        Map<String, Object> map = with(
                "contract_no",
                no,
                "parcel_code",
                code(n),
                "phase",
                1,
                "holder_name",
                holder,
                "kind",
                "GRANT",
                "signed_on",
                "2020-01-01",
                "agreed_start_on",
                "2020-06-01");
        if (price != null) {
            map.put("price_wan", price);
        }
        return map;
    }

    @Test
    @DisplayName(
            "B1 a boundary TXT is checked and not kept: per parcel HIT, CLEAR or NO_DATA; a broken file names its fault")
    void file() throws Exception {
        commit(Staged.of("control_lines")
                .row(
                        with("line_code", "F1", "kind", "FLOOD", "law", "防洪法第33条", "office", "水利局"),
                        "POLYGON((117.003 32,117.004 32,117.004 32.01,117.003 32.01,117.003 32))"));
        String txt = String.join(
                "\r\n",
                "[属性描述]",
                "格式版本号=1.01版本",
                "坐标系=2000国家大地坐标系",
                "几度分带=3",
                "投影类型=高斯克吕格",
                "计量单位=米",
                "带号=39",
                "精度=0.001",
                "转换参数=,,,,,,",
                "[地块坐标]",
                "5,3.0000,1,示例园区A-01地块,面,,工业用地,0601,@",
                "J1,1,3542150.000,39500300.000",
                "J2,1,3542150.000,39500500.000",
                "J3,1,3542000.000,39500500.000",
                "J4,1,3542000.000,39500300.000",
                "J1,1,3542150.000,39500300.000",
                "");
        JsonNode answer = read(
                new Form().file("file", "界址点.txt", txt.getBytes("GBK")).post(as("park1"), "/api/siting/checks/file"));
        JsonNode shape = answer.get("shapes").get(0);
        assertThat(shape.get("name").asString()).isEqualTo("示例园区A-01地块");
        assertThat(shape.get("areaM2").asDouble()).isCloseTo(30_000, within(1.0));
        Map<String, JsonNode> byKind = new HashMap<>();
        shape.get("results").forEach(result -> byKind.put(result.get("kind").asString(), result));
        assertThat(byKind.get("FLOOD").get("verdict").asString()).isEqualTo("HIT");
        assertThat(byKind.get("FLOOD").get("law").asString()).isEqualTo("防洪法第33条");
        assertThat(byKind.get("FLOOD").get("sharePercent").asDouble()).isBetween(30.0, 50.0);
        assertThat(byKind.get("FARMLAND").get("verdict").asString()).isEqualTo("NO_DATA");
        try (Connection owner = database.owner();
                Statement sql = owner.createStatement();
                ResultSet count = sql.executeQuery("select count(*) from ledger.batch where kind = 'parcels'")) {
            count.next();
            assertThat(count.getInt(1)).as("nothing was imported").isZero();
        }
        HttpResponse<byte[]> broken = new Form()
                .file("file", "a.dwg", "AC1032".getBytes(StandardCharsets.UTF_8))
                .post(as("park1"), "/api/siting/checks/file");
        assertThat(broken.statusCode()).isEqualTo(422);
        assertThat(Http.text(broken)).contains("DWG").contains("DXF");
    }

    private static JsonNode read(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(Http.text(answer)).isBetween(200, 299);
        return JsonMapper.builder().build().readTree(answer.body());
    }

    @Test
    @DisplayName(
            "B2 an error is reported under a running number; the bureau sees and answers it, another park does not")
    void reports() throws Exception {
        JsonNode first = as("park1").postJson("/api/siting/line-reports", """
                        {"kind":"FLOOD","message":"堤防已改线","geometry":{"type":"Point","coordinates":[120.5,29]}}
                        """);
        JsonNode second =
                as("bureau").postJson("/api/siting/line-reports", "{\"kind\":\"HERITAGE\",\"message\":\"缺数据\"}");
        assertThat(first.get("reportNo").asString()).matches("报错〔\\d{4}〕1号");
        assertThat(second.get("reportNo").asString()).matches("报错〔\\d{4}〕2号");
        JsonNode own = as("park1").json("/api/siting/line-reports");
        assertThat(own.get("rows")).hasSize(1);
        assertThat(own.get("rows").get(0).get("point").get(0).asDouble()).isEqualTo(120.5);
        assertThat(as("bureau")
                        .json("/api/siting/line-reports")
                        .get("total")
                        .get("open")
                        .asInt())
                .isEqualTo(2);
        String id = first.get("id").asString();
        assertThat(as("park1")
                        .post("/api/siting/line-reports/" + id + "/answer", "{\"answer\":\"是\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(as("bureau")
                        .post("/api/siting/line-reports/" + id + "/answer", "{\"answer\":\"已核,下次更新\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(as("bureau")
                        .post("/api/siting/line-reports/" + id + "/answer", "{\"answer\":\"另一个答复\"}")
                        .statusCode())
                .as("an answer stands")
                .isEqualTo(409);
        assertThat(as("park1")
                        .json("/api/siting/line-reports")
                        .get("rows")
                        .get(0)
                        .get("answer")
                        .asString())
                .isEqualTo("已核,下次更新");
        assertThat(as("park1")
                        .post("/api/siting/line-reports", "{\"kind\":\"FLOOD\",\"message\":\" \"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @DisplayName(
            "B3 a line moves: the import tells which parcels are new inside, released or changed; projects and cases follow")
    void touched() throws Exception {
        commit(Staged.of("parcels")
                .row(parcel(1, "RESERVE"), inRow(0, 0))
                .row(parcel(2, "RESERVE"), inRow(1, 0))
                .row(parcel(3, "RESERVE"), inRow(2, 0)));
        commit(Staged.of("projects")
                .row(with("project_code", "X1", "name", "光伏组件", "stage", "SIGNED", "park_code", "P01")));
        commit(Staged.of("project_land").row(with("project_code", "X1", "parcel_code", code(3), "role", "CANDIDATE")));
        commit(Staged.of("control_lines").row(with("line_code", "F1", "kind", "FLOOD"), inRow(0, 0)));
        long moved = commit(Staged.of("control_lines")
                .dataDate("2026-02-01")
                .row(with("line_code", "F1", "kind", "FLOOD"), inRow(2, -SIDE / 2)));
        JsonNode diff = as("bureau").postJson("/api/siting/touched", "{\"batch\":" + moved + "}");
        Map<String, String> changes = new HashMap<>();
        diff.get("parcels")
                .forEach(one -> changes.put(
                        one.get("parcelCode").asString(), one.get("change").asString()));
        assertThat(changes).isEqualTo(Map.of(code(1), "RELEASED", code(2), "NEW", code(3), "NEW"));
        diff.get("parcels").forEach(one -> {
            if (one.get("parcelCode").asString().equals(code(3))) {
                assertThat(one.get("sharePercent").asDouble()).isCloseTo(50, within(0.1));
            }
        });
        assertThat(texts(diff.get("projects").get(0).get("parcels"))).containsExactly(code(3));
        JsonNode kind = as("bureau").postJson("/api/siting/touched", "{\"kind\":\"FLOOD\"}");
        assertThat(kind.get("parcels")).hasSize(2);
        JsonNode drawn = as("bureau").postJson("/api/siting/touched", """
                        {"geometry":{"type":"Polygon","coordinates":[[[120.4999,28.9999],[120.5005,28.9999],[120.5005,29.0005],[120.4999,29.0005],[120.4999,28.9999]]]}}
                        """);
        assertThat(drawn.get("parcels")).hasSize(1);
        assertThat(drawn.get("parcels").get(0).get("parcelCode").asString()).isEqualTo(code(1));
        assertThat(as("bureau")
                        .post("/api/siting/touched", "{\"batch\":999999}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName(
            "C1 waiting projects and land are matched as a whole; who stays out knows why; land taken back enters at once")
    void matching() throws Exception {
        commit(Staged.of("parcels")
                .row(parcel(1, "RESERVE", "registered_area_m2", 26666.67), inRow(0, 0))
                .row(parcel(2, "RESERVE", "registered_area_m2", 33333.33), inRow(2, 0))
                .row(parcel(3, "SUPPLIED", "registered_area_m2", 40000), inRow(4, 0)));
        commit(Staged.of("projects")
                .row(project("X1", "光伏", 40, 20))
                .row(project("X2", "食品", 38, 15))
                .row(project("X3", "芯片", 58, 60))
                .row(project("X4", "仓储", 30, 3)));
        JsonNode answer = as("park1").postJson("/api/siting/matching", "{}");
        Map<String, String> placed = new HashMap<>();
        answer.get("placements")
                .forEach(one -> placed.put(
                        one.get("project").asString(), one.get("parcel").asString()));
        // 光伏 on the 50 mu and 食品 on the 40 mu: 20×40÷50 + 15×38÷40 = 30.25; the other way round 20 + 15×38÷50 = 31.4
        assertThat(placed).isEqualTo(Map.of("X1", code(1), "X2", code(2)));
        assertThat(answer.get("total").asDouble()).isCloseTo(31.4, within(0.001));
        Map<String, JsonNode> out = new HashMap<>();
        answer.get("unplaced").forEach(one -> out.put(one.get("project").asString(), one));
        assertThat(out.get("X3").get("reason").asString()).isEqualTo("NO_SITE_FITS");
        assertThat(out.get("X3").get("explanation").asString()).contains("面积");
        assertThat(out.get("X4").get("explanation").asString()).contains("3").contains("5");
        assertThat(answer.get("scarcity").get(0).get("explanation").asString()).contains("总收益少");
        HttpResponse<byte[]> sheet = as("park1").post("/api/siting/matching.xlsx", "{}");
        assertThat(sheet.statusCode()).as(Http.text(sheet)).isEqualTo(200);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(sheet.body()))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows.get(3).getCellText(4)).isEqualTo(code(1));
            assertThat(rows.get(4).getCellText(4)).isEqualTo(code(2));
            assertThat(rows.get(5).getCellAsNumber(8).orElseThrow().doubleValue())
                    .as("the total of the plan")
                    .isCloseTo(31.4, within(0.001));
            assertThat(book.getSheets().toList().get(1).read())
                    .as("two wait, and why")
                    .hasSize(3 + 2);
        }

        commit(Staged.of("parcels").row(parcel(3, "RESERVE", "registered_area_m2", 40000), inRow(4, 0)));
        JsonNode after = as("park1").postJson("/api/siting/matching", "{\"projects\":[\"X3\"]}");
        assertThat(after.get("placements").get(0).get("parcel").asString()).isEqualTo(code(3));
        commit(Staged.of("project_land").row(with("project_code", "X3", "parcel_code", code(3), "role", "SITE")));
        assertThat(as("park1")
                        .post("/api/siting/matching", "{\"projects\":[\"X3\"]}")
                        .statusCode())
                .isEqualTo(404);
    }

    private static Map<String, Object> project(String code, String name, int need, int tax) {
        return with(
                "project_code",
                code,
                "name",
                name,
                "stage",
                "SIGNED",
                "park_code",
                "P01",
                "need_mu",
                need,
                "promised_tax_wan_per_mu",
                tax);
    }

    @Test
    @DisplayName("D1 sites side by side; the report is opened and read back as docx, A3 map true to scale and workbook")
    void report() throws Exception {
        commit(Staged.of("parcels")
                .row(parcel(1, "RESERVE"), inRow(0, 0))
                .row(parcel(2, "RESERVE"), inRow(1, 0))
                .row(parcel(3, "RESERVE"), inRow(3, 0)));
        commit(Staged.of("control_lines")
                .row(with("line_code", "F1", "kind", "FLOOD", "law", "防洪法第33条", "office", "水利局"), inRow(3, SIDE / 2)));
        String body =
                "{\"sites\":[[\"%s\",\"%s\"],[\"%s\"]],\"need\":{\"areaMu\":{\"min\":20,\"max\":60},\"weights\":{\"ROAD_DISTANCE\":3}}}"
                        .formatted(code(1), code(2), code(3));
        JsonNode rows = as("park1").postJson("/api/siting/comparisons", body).get("rows");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get("assembled").get("owners").asInt()).isEqualTo(1);
        assertThat(rows.get(1).get("rejected").isNull()).isTrue();
        byte[] docx = file("docx", body);
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx));
                XWPFWordExtractor text = new XWPFWordExtractor(document)) {
            assertThat(text.getText())
                    .contains("选址论证", "1号地 + 2号地", "3号地", "防洪法第33条", "问水利局", "未检查", "面积 20 至 60 亩")
                    .doesNotContain("{{");
            assertThat(document.getAllPictures())
                    .as("a map per site, as pixels and as vectors")
                    .hasSize(4);
        }
        Printed two = Printed.of(file("pdf", body));
        assertThat(two.paper(1)).containsExactly(new double[] {420, 297}, within(0.5));
        assertThat(two.text()).contains("选址比较", "制图单位", "CGCS2000");
        Printed one = Printed.of(file("pdf", "{\"sites\":[[\"%s\"]]}".formatted(code(3))));
        trueToScale(one, SIDE);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file("xlsx", body)))) {
            List<Row> compare = book.getFirstSheet().read();
            assertThat(compare.get(3).getCellText(2)).isEqualTo("1号地 + 2号地");
            assertThat(book.getSheets().toList().get(1).read()).hasSize(1 + 2 * 10);
        }
        assertThat(as("park1").post("/api/siting/comparisons.exe", body).statusCode())
                .isEqualTo(404);
        assertThat(as("park1")
                        .post("/api/siting/comparisons", "{\"sites\":[[\"none\"]]}")
                        .statusCode())
                .isEqualTo(404);
    }

    private byte[] file(String form, String body) {
        HttpResponse<byte[]> answer = as("park1").post("/api/siting/comparisons." + form, body);
        assertThat(answer.statusCode()).as(Http.text(answer)).isEqualTo(200);
        return answer.body();
    }

    /** The parcel's northern and southern edges are as long on paper as the written ratio says, within 1 %. */
    private static void trueToScale(Printed printed, double degrees) {
        Matcher ratio = RATIO.matcher(printed.text(1));
        assertThat(ratio.find()).as("a ratio on the page").isTrue();
        double n = Double.parseDouble(ratio.group(1).replace(" ", ""));
        double metres = degrees * 111_320 * Math.cos(Math.toRadians(29)) * 1.0009;
        double expected = metres / n * 1000;
        assertThat(printed.lines(1))
                .anySatisfy(line -> assertThat(Math.hypot(line[2] - line[0], line[3] - line[1]))
                        .isCloseTo(expected, within(expected / 100)));
    }

    @Test
    @DisplayName(
            "E1 a guest link opens without an account, hides holder, tax and code, and ends by day, by hand and with the land")
    void guest() throws Exception {
        commit(Staged.of("parcels")
                .row(parcel(1, "RESERVE", "readiness", List.of("ROAD", "POWER")), inRow(0, 0))
                .row(parcel(2, "RESERVE"), inRow(2, 0))
                .row(parcel(3, "SUPPLIED"), inRow(4, 0)));
        String listing = """
                {"parcelCode":"%s","title":"临江净地","contact":"招商部 王","phone":"0570-1234567"}
                """;
        String id = as("park1")
                .postJson("/api/siting/listings", listing.formatted(code(1)))
                .get("id")
                .asString();
        assertThat(as("park1")
                        .post("/api/siting/listings", listing.formatted(code(1)))
                        .statusCode())
                .isEqualTo(409);
        assertThat(as("park1")
                        .post("/api/siting/listings", listing.formatted(code(3)))
                        .statusCode())
                .isEqualTo(409);
        String other = as("park1")
                .postJson("/api/siting/listings", listing.formatted(code(2)))
                .get("id")
                .asString();

        String token = link(id);
        HttpResponse<byte[]> open = open(token);
        assertThat(open.statusCode()).isEqualTo(200);
        assertThat(open.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(Http.text(open))
                .contains("临江净地", "招商部 王", "某某集团")
                .doesNotContain(code(1), "holder", "tax", "idle", "owner");
        HttpResponse<byte[]> qr = as("").send(as("").request("/api/guest/qr.svg")
                .header("X-Guest-Token", token)
                .GET());
        assertThat(Http.text(qr)).startsWith("<svg").contains("<path");
        assertThat(as("").get("/api/siting/listings").statusCode()).isEqualTo(401);
        assertThat(as("").get("/api/guest").statusCode()).isEqualTo(404);
        assertThat(open("x".repeat(43)).statusCode()).isEqualTo(404);
        assertThat(as("park1")
                        .json("/api/siting/links")
                        .get("rows")
                        .get(0)
                        .get("opened")
                        .asInt())
                .isEqualTo(1);

        // the day comes
        String late = link(other);
        own(
                "update siting.guest_link set created_at = created_at - interval '10 days', expires_at = now() - interval '1 second'"
                        + " where link_id = (select max(link_id) from siting.guest_link)");
        assertThat(open(late).statusCode()).isEqualTo(404);
        // by hand
        String revoked = link(other);
        String linkId = as("park1")
                .json("/api/siting/links")
                .get("rows")
                .get(0)
                .get("id")
                .asString();
        assertThat(as("park1")
                        .send(as("park1").request("/api/siting/links/" + linkId).DELETE())
                        .statusCode())
                .isEqualTo(204);
        assertThat(open(revoked).statusCode()).isEqualTo(404);
        // the land goes: supplied, or given to a project
        commit(Staged.of("parcels").row(parcel(1, "SUPPLIED"), inRow(0, 0)));
        assertThat(open(token).statusCode()).isEqualTo(404);
        assertThat(as("park1")
                        .json("/api/siting/listings")
                        .get("rows")
                        .get(1)
                        .get("state")
                        .asString())
                .isEqualTo("GONE");
        assertThat(as("park1")
                        .post("/api/siting/links", "{\"listings\":[" + id + "],\"label\":\"x\",\"days\":7}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName(
            "E3 an empty factory on held land is listed with floor, height and power, and falls away when it is in use")
    void factory() throws Exception {
        commit(Staged.of("parcels").row(parcel(1, "SUPPLIED"), inRow(0, 0)));
        commit(Staged.of("buildings").row(hall(1000)));
        String listing = "{\"parcelCode\":\"%s\",\"title\":\"标准厂房\",\"contact\":\"招商部 王\",\"phone\":\"0570-1234567\"}";
        String id = as("park1")
                .postJson("/api/siting/listings", listing.formatted(code(1)))
                .get("id")
                .asString();
        JsonNode listed = as("park1").json("/api/siting/listings").get("rows").get(0);
        assertThat(listed.get("offer").asString()).isEqualTo("FACTORY");
        assertThat(listed.get("floorM2").asDouble()).isEqualTo(4000);
        String token = link(id);
        HttpResponse<byte[]> open = open(token);
        assertThat(Http.text(open))
                .contains("标准厂房", "\"floorM2\":4000.0", "\"clearHeightM\":9.0", "\"powerKva\":800.0")
                .doesNotContain(code(1), "holder", "idle");
        commit(Staged.of("buildings").row(hall(5000)));
        assertThat(open(token).statusCode()).as("the hall is in use").isEqualTo(404);
        assertThat(as("park1")
                        .json("/api/siting/listings")
                        .get("rows")
                        .get(0)
                        .get("state")
                        .asString())
                .isEqualTo("GONE");
    }

    private static Map<String, Object> hall(int used) {
        return with(
                "building_code",
                "B1",
                "parcel_code",
                code(1),
                "floor_area_m2",
                5000,
                "used_m2",
                used,
                "clear_height_m",
                9,
                "power_kva",
                800,
                "idle_since_on",
                "2025-01-01");
    }

    private String link(String listing) {
        return as("park1")
                .postJson("/api/siting/links", "{\"listings\":[" + listing + "],\"label\":\"某某集团\",\"days\":7}")
                .get("token")
                .asString();
    }

    private HttpResponse<byte[]> open(String token) {
        HttpRequest.Builder request = as("").request("/api/guest").header("X-Guest-Token", token);
        return as("").send(request.GET());
    }

    private void own(String statement) throws SQLException {
        try (Connection owner = database.owner();
                Statement sql = owner.createStatement()) {
            sql.execute(statement);
        }
    }

    @Test
    @DisplayName(
            "E2 the database itself keeps guests out: without a scope its role reads no table, and the function gives named columns only")
    void guestsInTheDatabase() throws Exception {
        commit(Staged.of("parcels").row(parcel(1, "RESERVE"), inRow(0, 0)));
        String id = as("park1")
                .postJson(
                        "/api/siting/listings",
                        "{\"parcelCode\":\"%s\",\"title\":\"地\",\"contact\":\"王\",\"phone\":\"123\"}"
                                .formatted(code(1)))
                .get("id")
                .asString();
        link(id);
        try (Connection app = database.app();
                Statement sql = app.createStatement()) {
            for (String table : List.of(
                    "live.parcel",
                    "ledger.grant_contract",
                    "siting.listing",
                    "siting.guest_link_listing",
                    "siting.line_report")) {
                try (ResultSet rows = sql.executeQuery("select count(*) from " + table)) {
                    rows.next();
                    assertThat(rows.getInt(1)).as(table).isZero();
                }
            }
            assertThatThrownBy(() -> sql.executeQuery("select token_hash from siting.guest_link"))
                    .hasMessageContaining("permission denied");
            try (ResultSet rows = sql.executeQuery("select * from siting.guest_listings(sha256('nobody'))")) {
                List<String> columns = new ArrayList<>();
                for (int c = 1; c <= rows.getMetaData().getColumnCount(); c++) {
                    columns.add(rows.getMetaData().getColumnName(c));
                }
                assertThat(columns)
                        .doesNotContain(
                                "parcel_code", "holder_name", "tax_wan_per_mu", "idle_finding", "low_efficiency");
                assertThat(rows.next()).isFalse();
            }
        }
        assertThat(as("economy").get("/api/siting/listings").statusCode())
                .as("no site choice, no listings")
                .isEqualTo(403);
    }
}
