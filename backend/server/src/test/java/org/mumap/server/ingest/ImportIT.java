package org.mumap.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.mumap.server.ledger.Kind;
import org.mumap.server.ledger.Kinds;
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
@DisplayName("Imports: file → staged → checked → committed → rolled back")
class ImportIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String COUNTY = new Features()
            .add("\"area_code\":\"339922\",\"level\":\"COUNTY\",\"name\":\"青溪县\"", Features.square(120, 28.5, 1, 1))
            .text();

    @Autowired
    TestDatabase database;

    @Autowired
    @Owner
    JdbcClient owner;

    @LocalServerPort
    int port;

    @BeforeEach
    void empty() throws SQLException {
        // what an earlier case sent and did not wait for
        owner.sql("delete from ledger.batch b where state = 'STAGED' and file_sha256 = repeat('0', 64)")
                .update();
        while (owner.sql("select exists (select from ledger.batch where state in ('STAGED', 'CHECKING'))")
                .query(Boolean.class)
                .single()) {
            LockSupport.parkNanos(20_000_000);
        }
        Emptied.facts(database);
    }

    private Http as(String account) {
        return new Http(port, account);
    }

    private Uploading bureau(String kind) {
        return Uploading.of(as("bureau"), kind);
    }

    /** Imports what must go in without a complaint. */
    private JsonNode load(String kind, String name, String content) {
        JsonNode report = bureau(kind).with("commit", "auto").report(name, content);
        assertThat(report.get("state").asString()).as(report.toString()).isEqualTo("COMMITTED");
        return report;
    }

    private void loadPark(String code) {
        load(
                "parks",
                "parks.geojson",
                new Features()
                        .add(
                                "\"park_code\":\"" + code + "\",\"name\":\"园区 " + code + "\"",
                                Features.square(120.5, 29, 0.1, 0.1))
                        .text());
    }

    private static List<String> counts(JsonNode report) {
        return report.get("counts").properties().stream()
                .map(e -> e.getKey() + "=" + e.getValue().asInt())
                .toList();
    }

    private static JsonNode problem(HttpResponse<byte[]> answer) {
        return JSON.readTree(answer.body());
    }

    // ---- A: every kind

    private static Map<String, String[]> everyKind() {
        String square = "\"POLYGON((120.5 29,120.51 29,120.51 29.01,120.5 29.01,120.5 29))\"";
        String firm = "91350100M000100Y43";
        String parcel = Features.code(1);
        Map<String, String[]> files = new LinkedHashMap<>();
        files.put("areas", new String[] {"a.geojson", COUNTY});
        files.put("parks", new String[] {"p.csv", "园区代码,园区名称,WKT\nP01,开发区," + square + "\n"});
        files.put("parcels", new String[] {"p.csv", "宗地代码,园区代码,wkt\n" + parcel + ",P01," + square + "\n"});
        files.put("control_lines", new String[] {"c.csv", "line_code,kind,effect,wkt\nL1,永久基本农田,禁止," + square + "\n"});
        files.put(
                "utilities",
                new String[] {"u.csv", "utility_code,kind,wkt\nU1,ROAD,\"LINESTRING(120.5 29,120.6 29)\"\n"});
        files.put("contracts", new String[] {
            "c.csv", "合同号,宗地代码,受让人,供地方式,签订日期,出让价款(万元)\nH1," + parcel + ",沙河机械厂,出让,2021/3/2,\"1,200.5\"\n"
        });
        files.put(
                "site_states",
                new String[] {"s.csv", "parcel_code,observed_on,developed_m2\n" + parcel + ",2024-05-01,100\n"});
        files.put("excluded_periods", new String[] {
            "e.csv", "parcel_code,cause,from_on,to_on,verified\n" + parcel + ",G1,2022-01-01,2022-03-31,是\n"
        });
        files.put("encumbrances", new String[] {"e.csv", "parcel_code,kind,holder_name\n" + parcel + ",抵押,农商行\n"});
        files.put("enterprises", new String[] {"e.csv", "统一社会信用代码,企业名称,规上\n" + firm + ",沙河机械厂,是\n"});
        files.put("occupancies", new String[] {
            "o.csv", "credit_code,parcel_code,relation,land_m2\n" + firm + "," + parcel + ",OWN,1000\n"
        });
        files.put("annual_returns", new String[] {"r.csv", "credit_code,year,tax_wan\n" + firm + ",2025,-12.34\n"});
        files.put("signals", new String[] {
            "s.csv", "subject,kind,month,value\n" + firm + ",用电,2025-06,1000\n" + parcel + ",WATER,2025-06,5\n"
        });
        files.put("buildings", new String[] {"b.csv", "building_code,parcel_code,storeys\nB1," + parcel + ",3\n"});
        files.put(
                "projects",
                new String[] {"p.csv", "project_code,name,stage,park_code,entrance\nX1,新厂,开工,P01,120.55 29.02\n"});
        files.put("project_land", new String[] {"l.csv", "project_code,parcel_code,role\nX1," + parcel + ",SITE\n"});
        files.put("project_plans", new String[] {
            "p.csv", "project_code,year,annual_plan_wan,month,planned_wan\nX1,2025,1200,,\nX1,2025,,6,100\n"
        });
        files.put("progress_reports", new String[] {"r.csv", "project_code,month,done_wan\nX1,2025-06,90\n"});
        files.put("project_nodes", new String[] {"n.csv", "project_code,node,weight\nX1,主体封顶,0.5\n"});
        files.put("permits", new String[] {"p.csv", "project_code,type,applied_on\nX1,施工许可,2025-01-05\n"});
        files.put(
                "project_evidence",
                new String[] {"e.csv", "project_code,observed_on,kind,node\nX1,2025-06-10,照片,主体封顶\n"});
        files.put("site_visits", new String[] {"v.csv", "project_code,visited_on,visitor,via\nX1,2025-06-11,张指挥,补登\n"});
        files.put(
                "approval_batches",
                new String[] {"b.csv", "batch_no,approved_on,area_m2,wkt\nPC1,2023-01-01,1000," + square + "\n"});
        files.put("holidays", new String[] {"h.csv", "日期,种类\n2026-10-01,OFF\n"});
        files.put(
                "expropriations",
                new String[] {"x.csv", "batch_no,town,observed_on,area_m2\nPC1,沙河镇,2024-06-30,1000\n"});
        files.put("quotas", new String[] {"q.csv", "quota_no,year,area_m2,issued_on\nZ1,2024,5000,2024-03-01\n"});
        return files;
    }

    @Test
    @DisplayName(
            "A1 the smallest file of every kind goes in, again unchanged, and comes out of the ledger with its source")
    void kinds() {
        Map<String, String[]> files = everyKind();
        assertThat(files.keySet())
                .containsExactlyElementsOf(Kinds.list().stream().map(Kind::name).toList());
        files.forEach((kind, file) -> {
            JsonNode report = load(kind, file[0], file[1]);
            assertThat(report.get("changes").get("new").asInt())
                    .as(kind)
                    .isEqualTo(report.get("rows").asInt());
            JsonNode again = bureau(kind).report(file[0], file[1]);
            assertThat(again.get("changes").get("same").asInt())
                    .as(kind)
                    .isEqualTo(report.get("rows").asInt());
            assertThat(again.get("changes").get("changed").asInt()).as(kind).isZero();
        });
        assertThat(owner.sql("select month from ledger.project_plan where month is not null")
                        .query(String.class)
                        .single())
                .isEqualTo("2025-06");
        assertThat(owner.sql("select price_wan::text from ledger.grant_contract")
                        .query(String.class)
                        .single())
                .isEqualTo("1200.5");
        assertThat(owner.sql("select row_key from ledger.grant_contract")
                        .query(String.class)
                        .single())
                .isEqualTo("H1|" + Features.code(1) + "|1");
        assertThat(owner.sql("select st_astext(entrance) from ledger.project")
                        .query(String.class)
                        .single())
                .isEqualTo("POINT(120.55 29.02)");
        assertThat(owner.sql("select row_no from ledger.signal order by row_no")
                        .query(Integer.class)
                        .list())
                .containsExactly(2, 3);
    }

    @Test
    @DisplayName("A2 the template of every kind, filled in with nothing, is read as an empty table of that kind")
    void templates() throws Exception {
        for (Kind kind : Kinds.list()) {
            HttpResponse<byte[]> template = as("bureau").get("/api/imports/kinds/" + kind.name() + "/template.xlsx");
            assertThat(template.statusCode()).isEqualTo(200);
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(template.body()))) {
                assertThat(zip.getNextEntry()).isNotNull();
            }
            JsonNode report = bureau(kind.name()).report(kind.name() + ".xlsx", template.body());
            assertThat(report.get("state").asString()).as(kind.name()).isEqualTo("FAILED");
            assertThat(report.get("message").asString()).as(kind.name()).contains("没有数据");
        }
        assertThat(as("bureau").get("/api/imports/kinds/nonsense/template.xlsx").statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("A3 the list of kinds is what the account may bring")
    void kindList() {
        assertThat(names(as("bureau").json("/api/imports/kinds")))
                .contains("parcels", "terrain", "holidays")
                .hasSize(27);
        assertThat(names(as("economy").json("/api/imports/kinds")))
                .containsExactlyInAnyOrder("enterprises", "occupancies", "annual_returns", "signals");
        assertThat(names(as("park1").json("/api/imports/kinds")))
                .contains("parcels")
                .doesNotContain("areas", "enterprises");
        assertThat(names(as("leader").json("/api/imports/kinds"))).isEmpty();
        JsonNode first =
                as("bureau").json("/api/imports/kinds").get(2).get("columns").get(0);
        assertThat(first.get("key").asString()).isEqualTo("parcel_code");
        assertThat(first.get("required").asBoolean()).isTrue();
    }

    private static List<String> names(JsonNode kinds) {
        return kinds.valueStream().map(k -> k.get("kind").asString()).toList();
    }

    // ---- B: what is wrong with a row

    @ParameterizedTest(name = "{0}: {3} {4}")
    @DisplayName(
            "B1 a bad cell is told with code, row, field and cure, in both languages; the row is rejected, others are"
                    + " not")
    @CsvFileSource(resources = "/ingest/bad_cells.csv", numLinesToSkip = 1, delimiter = ';')
    void badCells(String kind, String header, String row, String field, String code, String value) {
        load("areas", "a.geojson", COUNTY);
        load(
                "parcels",
                "p.geojson",
                new Features().parcel(Features.code(1), 120.5, 29, 0.001).text());
        JsonNode report = bureau(kind).report("坏的.csv", header + "\n" + row + "\n");
        assertThat(Uploading.complaints(report)).contains("2 " + field + " ERROR " + code);
        assertThat(report.get("rejected").asInt()).isEqualTo(1);
        assertThat(report.get("accepted").asInt()).isZero();
        assertThat(report.get("state").asString()).isEqualTo("REJECTED");
        JsonNode complaint = report.get("problems")
                .valueStream()
                .filter(p -> p.get("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
        assertThat(complaint.get("message").asString()).contains("坏的.csv", "第 2 行");
        assertThat(complaint.get("cure").asString()).isNotBlank().doesNotContain("{");
        if (value != null) {
            assertThat(complaint.get("value").asString()).isEqualTo(value);
            assertThat(complaint.get("message").asString()).contains(value);
        }
        Http bureau = as("bureau");
        JsonNode english = JSON.readTree(
                bureau.send(bureau.request("/api/imports/" + report.get("id").asString())
                                .header("Accept-Language", "en")
                                .GET())
                        .body());
        assertThat(english.get("problems").get(0).get("message").asString()).contains("坏的.csv, row 2");
    }

    @Test
    @DisplayName("B2 one bad row does not keep the others out, and is not lost: rows = accepted + rejected")
    void oneBad() {
        String file = "credit_code,name\n91350100M000100Y43,好\n91350100M000100Y44,坏\n,无码\n";
        JsonNode report = bureau("enterprises").report("e.csv", file);
        assertThat(report.get("state").asString()).isEqualTo("READY");
        assertThat(report.get("rows").asInt()).isEqualTo(3);
        assertThat(report.get("accepted").asInt()).isEqualTo(1);
        assertThat(report.get("rejected").asInt()).isEqualTo(2);
        assertThat(counts(report)).containsExactly("bad-check-digit=1", "missing-value=1");
        String id = report.get("id").asString();
        HttpResponse<byte[]> refused = as("bureau").post("/api/imports/" + id + "/commit", "");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(problem(refused).get("code").asString()).isEqualTo("batch-has-rejected");
        assertThat(as("bureau")
                        .postJson("/api/imports/" + id + "/commit?accept=partial", "")
                        .get("state")
                        .asString())
                .isEqualTo("COMMITTED");
        assertThat(owner.sql("select name from ledger.enterprise")
                        .query(String.class)
                        .list())
                .containsExactly("好");
        assertThat(as("bureau").post("/api/imports/" + id + "/commit", "").statusCode())
                .isEqualTo(409);
    }

    @Test
    @DisplayName("B3 a key twice: every row with it is rejected; a sign for nothing is no key")
    void duplicates() {
        JsonNode report = bureau("holidays")
                .report("h.csv", "date,kind\n2026-10-01,OFF\n2026/10/1,WORK\n2026-10-02,OFF\n---,OFF\n");
        assertThat(Uploading.complaints(report))
                .containsExactlyInAnyOrder(
                        "2 date ERROR duplicate-key", "3 date ERROR duplicate-key", "5 date ERROR missing-value");
        assertThat(report.get("accepted").asInt()).isEqualTo(1);
        assertThat(report.get("problems")
                        .valueStream()
                        .filter(p -> p.get("row").asInt() == 5)
                        .findFirst()
                        .orElseThrow()
                        .get("message")
                        .asString())
                .contains("---");
    }

    @Test
    @DisplayName("B4 references: to what is there, to what stands in the same file, to nothing")
    void references() {
        JsonNode parks = bureau("parks")
                .report(
                        "p.geojson",
                        new Features()
                                .add(
                                        "\"park_code\":\"P0101\",\"name\":\"分园\",\"parent_park_code\":\"P01\"",
                                        Features.square(120.5, 29, 0.01, 0.01))
                                .add("\"park_code\":\"P01\",\"name\":\"园\"", Features.square(120.5, 29, 0.1, 0.1))
                                .add(
                                        "\"park_code\":\"P02\",\"name\":\"园\",\"parent_park_code\":\"P09\"",
                                        Features.square(120.7, 29, 0.1, 0.1))
                                .text());
        assertThat(Uploading.complaints(parks)).containsExactly("3 parent_park_code ERROR unknown-reference");
        JsonNode contracts = bureau("contracts")
                .report(
                        "c.csv",
                        "contract_no,parcel_code,holder_name,holder_code,kind,signed_on\n"
                                + "H1,3-5-12,甲,91350100M000100Y44,GRANT,2021-01-01\n");
        assertThat(Uploading.complaints(contracts))
                .containsExactlyInAnyOrder(
                        "2 parcel_code ERROR unknown-reference", "2 holder_code ERROR bad-check-digit");
        assertThat(contracts.get("problems").get(0).get("message").asString()
                        + contracts.get("problems").get(1).get("message").asString())
                .contains("宗地");
    }

    // ---- C: shapes

    @ParameterizedTest(name = "{0} in {1}, sourceCrs {2} → {3}")
    @DisplayName("C1 coordinates: taken, refused by name, unknown, swapped, in another zone")
    @CsvSource(
            delimiter = ';',
            value = {
                "120.5 29.0 0.001; ; ; -",
                "120.5 29.0 0.001; EPSG:4490; ; -",
                "40545000 3209000 100; EPSG:4528; ; -",
                "40545000 3209000 100; ; EPSG:4528; -",
                "545000 3209000 100; ; EPSG:4549; -",
                "40545000 3209000 100; ; ; unknown-crs",
                "40545000 3209000 100; ; EPSG:4490; wrong-zone",
                "29.0 120.5 0.001; ; ; swapped-axes",
                "3209000 40545000 100; ; EPSG:4528; swapped-axes",
                "39545000 3209000 100; ; EPSG:4528; wrong-zone",
                "545000 3209000 100; ; EPSG:4528; zone-prefix-missing",
                "40545000 3209000 100; ; EPSG:4549; zone-prefix-extra",
                "4040545000 3209000 100; ; EPSG:4528; zone-prefix-doubled",
                "13414000 3384000 100; ; EPSG:3857; -",
                "3384000 13414000 100; ; EPSG:3857; swapped-axes",
                "545000 3209000 100; ; EPSG:4548; wrong-zone",
                "545000 3209000 100; ; EPSG:2385; refused-crs",
                "545000 3209000 100; EPSG:2437; ; refused-crs",
                "120.5 29.0 0.001; GCJ-02; ; refused-crs",
                "120.5 29.0 0.001; ; EPSG:999999; unknown-crs",
                "120.5 29.0 0.001; http://127.0.0.1:9/crs; ; unknown-crs",
            })
    void coordinates(String place, String inFile, String stated, String code) {
        load("areas", "a.geojson", COUNTY);
        String[] n = place.split(" ");
        Features file = new Features()
                .parcel(Features.code(1), Double.parseDouble(n[0]), Double.parseDouble(n[1]), Double.parseDouble(n[2]));
        Uploading upload = bureau("parcels");
        if (stated != null) {
            upload.with("sourceCrs", stated);
        }
        JsonNode report = upload.report("p.geojson", (inFile == null ? file : file.crs(inFile)).text());
        if (code.equals("-")) {
            assertThat(counts(report)).isEmpty();
            assertThat(report.get("accepted").asInt()).isEqualTo(1);
            JsonNode ring = as("bureau")
                    .json("/api/imports/" + report.get("id").asString() + "/features")
                    .get("features")
                    .get(0)
                    .get("geometry")
                    .get("coordinates")
                    .get(0);
            assertThat(ring.get(0).get(0).asDouble()).isBetween(120.4, 120.6);
            assertThat(ring.get(0).get(1).asDouble()).isBetween(28.9, 29.1);
        } else {
            assertThat(counts(report)).containsExactly(code + "=1");
            assertThat(report.get("rejected").asInt()).isEqualTo(1);
            assertThat(report.get("problems").get(0).get("cure").asString()).doesNotContain("@", "{");
        }
    }

    @Test
    @DisplayName(
            "C2 the file says one system, its sender another: every row with a shape is rejected, the others are not")
    void conflict() {
        JsonNode report = bureau("parcels")
                .with("sourceCrs", "EPSG:4527")
                .report(
                        "p.geojson",
                        new Features()
                                .crs("EPSG:4528")
                                .parcel(Features.code(1), 40545000, 3209000, 100)
                                .text());
        assertThat(report.get("state").asString()).isEqualTo("REJECTED");
        assertThat(Uploading.complaints(report)).containsExactly("1 - ERROR crs-conflict");
        assertThat(report.get("problems").get(0).get("message").asString()).contains("EPSG:4528", "EPSG:4527");
        JsonNode projects = bureau("projects")
                .with("sourceCrs", "EPSG:4527")
                .report(
                        "p.geojson",
                        new Features()
                                .crs("EPSG:4528")
                                .add("\"project_code\":\"X1\",\"name\":\"新厂\",\"stage\":\"开工\"", "null")
                                .add(
                                        "\"project_code\":\"X2\",\"name\":\"老厂\",\"stage\":\"开工\"",
                                        Features.square(40545000, 3209000, 100, 100))
                                .text());
        assertThat(Uploading.complaints(projects)).containsExactly("2 - ERROR crs-conflict");
        assertThat(projects.get("accepted").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("C3 bad shapes: each rejected with its place, none repaired, the good one kept to the bit")
    void shapes() {
        StringBuilder star = new StringBuilder();
        int points = 1_001;
        for (int i = 0; i <= points; i++) {
            double angle = 2 * Math.PI * (i % points) * 500 / points;
            star.append(i == 0 ? "" : ",")
                    .append("[")
                    .append(120.8 + 0.01 * Math.cos(angle))
                    .append(",")
                    .append(29 + 0.01 * Math.sin(angle))
                    .append("]");
        }
        String file = new Features()
                .add(
                        "\"parcel_code\":\"" + Features.code(1) + "\"",
                        "{\"type\":\"Polygon\",\"coordinates\":[[[120.1,29],[120.2,29.1],[120.2,29],[120.1,29.1],[120.1,29]]]}")
                .add(
                        "\"parcel_code\":\"" + Features.code(2) + "\"",
                        "{\"type\":\"Polygon\",\"coordinates\":[[" + star + "]]}")
                .add(
                        "\"parcel_code\":\"" + Features.code(3) + "\"",
                        "{\"type\":\"Polygon\",\"coordinates\":[[[120.1,29],[120.2,29],[120.2,29.1],[120.15,29.1]]]}")
                .add(
                        "\"parcel_code\":\"" + Features.code(4) + "\"",
                        "{\"type\":\"Polygon\",\"coordinates\":[[[120.1,29],[1e400,29],[120.2,29.1],[120.1,29]]]}")
                .add(
                        "\"parcel_code\":\"" + Features.code(5) + "\"",
                        "{\"type\":\"LineString\",\"coordinates\":[[120.1,29],[120.2,29]]}")
                .add("\"parcel_code\":\"" + Features.code(6) + "\"", "null")
                .add(
                        "\"parcel_code\":\"" + Features.code(7) + "\"",
                        "{\"type\":\"Polygon\",\"coordinates\":[[[120.31234567890123,29.4],[120.4,29.4],[120.4,29.45],[120.31234567890123,29.4]]]}")
                .text();
        JsonNode report = bureau("parcels").report("p.geojson", file);
        assertThat(Uploading.complaints(report))
                .containsExactlyInAnyOrder(
                        "1 - ERROR invalid-geometry",
                        "2 - ERROR too-many-crossings",
                        "3 - ERROR invalid-geometry",
                        "4 - ERROR invalid-geometry",
                        "5 - ERROR wrong-geometry-type",
                        "6 - ERROR geometry-missing");
        JsonNode where = report.get("problems").get(0).get("where");
        assertThat(where.get("type").asString()).isEqualTo("Point");
        assertThat(where.get("coordinates").get(0).asDouble())
                .isCloseTo(120.15, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(report.get("accepted").asInt()).isEqualTo(1);
        String id = report.get("id").asString();
        as("bureau").postJson("/api/imports/" + id + "/commit?accept=partial", "");
        assertThat(owner.sql("select st_xmin(geom) from ledger.parcel")
                        .query(Double.class)
                        .single())
                .isEqualTo(120.31234567890123);
        JsonNode features =
                as("bureau").json("/api/imports/" + id + "/features").get("features");
        assertThat(features.valueStream()
                        .map(f -> f.get("properties").get("state").asString())
                        .toList())
                .contains("ACCEPTED", "REJECTED");
    }

    @Test
    @DisplayName("C4 a table of parcels without a column that draws is rejected row by row")
    void tableWithoutShape() {
        JsonNode report =
                bureau("parcels").report("p.csv", "parcel_code\n" + Features.code(1) + "\n" + Features.code(2) + "\n");
        assertThat(counts(report)).containsExactly("geometry-missing=2");
        assertThat(report.get("state").asString()).isEqualTo("REJECTED");
    }

    @Test
    @DisplayName("C5 warnings keep the row: outside the county, another county's code, area, local number")
    void warnings() {
        load("areas", "a.geojson", COUNTY);
        JsonNode report = bureau("parcels")
                .report(
                        "p.geojson",
                        new Features()
                                .parcel(Features.code(1), 121.5, 29, 0.001)
                                .parcel("339901001001GB00001", 120.5, 29, 0.001)
                                .add(
                                        "\"parcel_code\":\"" + Features.code(2) + "\",\"登记面积\":10000",
                                        Features.square(120.6, 29, 0.001, 0.001))
                                .parcel("3-5-12", 120.7, 29, 0.001)
                                .text());
        assertThat(report.get("accepted").asInt()).isEqualTo(4);
        assertThat(report.get("warnings").asInt()).isEqualTo(4);
        assertThat(Uploading.complaints(report))
                .containsExactlyInAnyOrder(
                        "1 - WARNING outside-county",
                        "2 parcel_code WARNING foreign-region",
                        "3 registered_area_m2 WARNING area-differs",
                        "4 parcel_code WARNING local-number");
        assertThat(report.get("extent").get("coordinates").get(0).get(0).get(0).asDouble())
                .isEqualTo(120.5);
        JsonNode committed =
                as("bureau").postJson("/api/imports/" + report.get("id").asString() + "/commit", "");
        assertThat(committed.get("state").asString()).isEqualTo("COMMITTED");
        assertThat(owner.sql("select count(*) from live.parcel where area_ellipsoid_m2 > 9000 and zone_epsg in"
                                + " (4528, 4529)")
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    @DisplayName("C6 overlaps: more than half is an error for both, less a warning, a hair nothing")
    void overlaps() {
        JsonNode report = bureau("parcels")
                .report(
                        "p.geojson",
                        new Features()
                                .parcel(Features.code(1), 120.5, 29, 0.001)
                                .parcel(Features.code(2), 120.5004, 29, 0.001)
                                .parcel(Features.code(3), 120.52, 29, 0.001)
                                .parcel(Features.code(4), 120.5208, 29, 0.001)
                                .parcel(Features.code(5), 120.54, 29, 0.001)
                                .parcel(Features.code(6), 120.5409998, 29, 0.001)
                                .parcel(Features.code(7), 120.56, 29, 0.001)
                                .parcel(Features.code(8), 120.561, 29, 0.001)
                                .text());
        assertThat(Uploading.complaints(report))
                .containsExactlyInAnyOrder(
                        "1 - ERROR overlap",
                        "2 - ERROR overlap",
                        "3 - WARNING small-overlap",
                        "4 - WARNING small-overlap",
                        "5 - WARNING sliver",
                        "6 - WARNING sliver");
        JsonNode overlap = report.get("problems").get(0);
        assertThat(overlap.get("value").asString()).isIn(Features.code(1), Features.code(2));
        assertThat(overlap.get("message").asString()).contains("60.0");
        assertThat(overlap.get("where").get("coordinates").get(0).asDouble()).isBetween(120.5004, 120.501);
    }

    @Test
    @DisplayName("C7 against present parcels: unless the row replaces them or names them as predecessors")
    void present() {
        load(
                "parcels",
                "p.geojson",
                new Features().parcel(Features.code(1), 120.5, 29, 0.001).text());
        String over = Features.square(120.5, 29, 0.0009, 0.0009);
        String code = "\"parcel_code\":\"" + Features.code(2) + "\"";
        assertThat(counts(bureau("parcels")
                        .report("p.geojson", new Features().add(code, over).text())))
                .containsExactly("overlap=1");
        JsonNode successor = bureau("parcels")
                .report(
                        "p.geojson",
                        new Features()
                                .add(code + ",\"predecessors\":[\"" + Features.code(1) + "\"]", over)
                                .text());
        // covering what it was made from is no error; that the former parcel lives on is told
        assertThat(Uploading.complaints(successor)).containsExactly("1 - WARNING predecessor-alive");
        JsonNode told = successor.get("problems").get(0);
        assertThat(told.get("other").asString()).isEqualTo(Features.code(1));
        assertThat(told.get("areaM2").decimalValue()).isBetween(new BigDecimal("8700"), new BigDecimal("9000"));
        assertThat(counts(bureau("parcels")
                        .report(
                                "p.geojson",
                                new Features()
                                        .add("\"parcel_code\":\"" + Features.code(1) + "\"", over)
                                        .text())))
                .isEmpty();
        // the file moves parcel 1 away and puts parcel 2 in its place
        assertThat(counts(bureau("parcels")
                        .report(
                                "p.geojson",
                                new Features()
                                        .add(code, over)
                                        .parcel(Features.code(1), 120.6, 29, 0.001)
                                        .text())))
                .isEmpty();
    }

    @Test
    @DisplayName("C8 two valid combs that would keep an overlay busy for minutes are refused within seconds")
    void combs() {
        String file = new Features()
                .add("\"parcel_code\":\"" + Features.code(1) + "\"", comb(false))
                .add("\"parcel_code\":\"" + Features.code(2) + "\"", comb(true))
                .text();
        long from = System.nanoTime();
        JsonNode report = bureau("parcels").report("p.geojson", file);
        assertThat((System.nanoTime() - from) / 1e9).isLessThan(20);
        assertThat(counts(report)).containsExactly("too-many-crossings=2");
    }

    private static String comb(boolean turned) {
        int teeth = 1_000;
        StringBuilder ring = new StringBuilder();
        for (int i = 0; i < 2 * teeth + 3; i++) {
            int at = i == 2 * teeth + 2 ? 0 : i;
            double along = at < 2 * teeth ? at : at == 2 * teeth ? 2 * teeth : 0;
            double across = at < 2 * teeth ? at % 2 == 0 ? 1 : 2_000 : 0;
            double x = 120.5 + (turned ? across : along) * 1e-5;
            double y = 29 + (turned ? along : across) * 1e-5;
            ring.append(i == 0 ? "" : ",")
                    .append("[")
                    .append(x)
                    .append(",")
                    .append(y)
                    .append("]");
        }
        return "{\"type\":\"Polygon\",\"coordinates\":[[" + ring + "]]}";
    }

    // ---- D: who may

    @Test
    @DisplayName("D1 a park brings its own rows; others' are rejected without telling what others have")
    void park() {
        loadPark("P01");
        loadPark("P02");
        load(
                "parcels",
                "p.geojson",
                new Features()
                        .add(
                                "\"parcel_code\":\"" + Features.code(1) + "\",\"park_code\":\"P01\"",
                                Features.square(120.5, 29, 0.001, 0.001))
                        .add(
                                "\"parcel_code\":\"" + Features.code(2) + "\",\"park_code\":\"P02\"",
                                Features.square(120.52, 29, 0.001, 0.001))
                        .text());
        Uploading park1 = Uploading.of(as("park1"), "site_states");
        JsonNode states = park1.report(
                "s.csv",
                "parcel_code,observed_on\n%s,2025-01-01\n%s,2025-01-01\n%s,2025-01-01\n"
                        .formatted(Features.code(1), Features.code(2), Features.code(99)));
        assertThat(Uploading.complaints(states))
                .containsExactlyInAnyOrder("3 parcel_code ERROR outside-scope", "4 parcel_code ERROR outside-scope");
        JsonNode parcels = Uploading.of(as("park1"), "parcels")
                .report(
                        "p.geojson",
                        new Features()
                                .add(
                                        "\"parcel_code\":\"" + Features.code(3) + "\",\"park_code\":\"P01\"",
                                        Features.square(120.5205, 29, 0.001, 0.001))
                                .add(
                                        "\"parcel_code\":\"" + Features.code(2) + "\",\"park_code\":\"P01\"",
                                        Features.square(120.54, 29, 0.001, 0.001))
                                .add(
                                        "\"parcel_code\":\"" + Features.code(4) + "\",\"park_code\":\"P02\"",
                                        Features.square(120.56, 29, 0.001, 0.001))
                                .add(
                                        "\"parcel_code\":\"" + Features.code(5) + "\"",
                                        Features.square(120.58, 29, 0.001, 0.001))
                                .text());
        assertThat(Uploading.complaints(parcels))
                .containsExactlyInAnyOrder(
                        "1 - WARNING small-overlap",
                        "2 park_code ERROR outside-scope",
                        "3 park_code ERROR outside-scope",
                        "4 park_code ERROR outside-scope");
        assertThat(parcels.toString()).doesNotContain("P02 ", "\"" + Features.code(2) + "\" by");
        JsonNode overlap = parcels.get("problems")
                .valueStream()
                .filter(p -> p.get("code").asString().equals("small-overlap"))
                .findFirst()
                .orElseThrow();
        assertThat(overlap.get("message").asString())
                .doesNotContain(Features.code(2))
                .contains("范围外");
    }

    @ParameterizedTest(name = "{0} {1} → {2}")
    @DisplayName("D2 kinds by account")
    @CsvSource({
        "park1, areas, 403",
        "park1, enterprises, 403",
        "park1, terrain, 403",
        "park1, contracts, 201",
        "economy, annual_returns, 201",
        "economy, parcels, 403",
        "office, projects, 201",
        "office, enterprises, 403",
        "leader, parcels, 403",
        "inspector, site_states, 403",
        "admin, parcels, 403",
        "bureau, nonsense, 400",
    })
    void rights(String account, String kind, int status) {
        assertThat(Uploading.of(as(account), kind).send("x.csv", "a,b\n1,2\n").statusCode())
                .isEqualTo(status);
    }

    @Test
    @DisplayName("D3 an import exists for its importer and for the county's importers only")
    void visible() {
        JsonNode own =
                Uploading.of(as("economy"), "enterprises").report("e.csv", "credit_code,name\n91350100M000100Y43,厂\n");
        String path = "/api/imports/" + own.get("id").asString();
        assertThat(as("bureau").get(path).statusCode()).isEqualTo(200);
        for (String other : List.of("office", "park1", "leader", "admin")) {
            assertThat(as(other).get(path).statusCode()).as(other).isEqualTo(404);
            assertThat(as(other).get(path + "/problems").statusCode()).as(other).isEqualTo(404);
            assertThat(as(other).get(path + "/features").statusCode()).as(other).isEqualTo(404);
            assertThat(as(other).post(path + "/commit", "").statusCode())
                    .as(other)
                    .isEqualTo(404);
            assertThat(as(other).post(path + "/rollback", "").statusCode())
                    .as(other)
                    .isEqualTo(404);
            assertThat(as(other).json("/api/imports").get("rows")).as(other).isEmpty();
        }
        assertThat(as("office").get("/api/imports/999999").statusCode()).isEqualTo(404);
        assertThat(as("").get(path).statusCode()).isEqualTo(401);
        assertThat(as("").get("/api/imports").statusCode()).isEqualTo(401);
        assertThat(as("economy").json("/api/imports").get("rows")).hasSize(1);
        assertThat(owner.sql("select count(*) from access.audit where action = 'import' and username = 'economy'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    @DisplayName("D4 what cannot be asked for: replace without register or by a park, wrong choices, a bad mapping")
    void options() {
        assertThat(problem(bureau("parcels").with("mode", "replace").send("x.csv", "a"))
                        .get("code")
                        .asString())
                .isEqualTo("replace-needs-register");
        assertThat(Uploading.of(as("park1"), "parcels")
                        .with("mode", "replace")
                        .with("register", "r")
                        .send("x.csv", "a")
                        .statusCode())
                .isEqualTo(403);
        assertThat(bureau("parcels")
                        .with("mode", "overwrite")
                        .send("x.csv", "a")
                        .statusCode())
                .isEqualTo(400);
        assertThat(bureau("parcels").with("commit", "now").send("x.csv", "a").statusCode())
                .isEqualTo(400);
        assertThat(bureau("parcels")
                        .with("dataDate", "2024-02-30")
                        .send("x.csv", "a")
                        .statusCode())
                .isEqualTo(400);
        assertThat(problem(bureau("parcels").with("mapping", "[1]").send("x.csv", "a"))
                        .get("code")
                        .asString())
                .isEqualTo("bad-mapping");
        assertThat(problem(bureau("parcels")
                                .with("mapping", "{\"ML\":\"no_such\"}")
                                .send("x.csv", "a"))
                        .get("detail")
                        .asString())
                .contains("no_such");
    }

    @Test
    @DisplayName("D5 nobody may fill the queue: twenty waiting files each")
    void queue() {
        owner.sql("""
            insert into ledger.batch (kind, data_date, file_name, file_sha256, state, created_by)
            select 'holidays', current_date, 'x', repeat('0', 64), 'STAGED', 'economy' from generate_series(1, 20)
            """).update();
        HttpResponse<byte[]> refused =
                Uploading.of(as("economy"), "enterprises").send("e.csv", "credit_code\n1\n");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Uploading.of(as("bureau"), "holidays")
                        .send("h.csv", "date\n1\n")
                        .statusCode())
                .isEqualTo(201);
    }

    // ---- E: commit, discard, roll back

    @Test
    @DisplayName("E1 auto commits when nothing is rejected, warnings or not, and waits otherwise")
    void auto() {
        JsonNode warned = bureau("parcels")
                .with("commit", "auto")
                .report(
                        "p.geojson",
                        new Features().parcel("3-5-12", 120.5, 29, 0.001).text());
        assertThat(warned.get("state").asString()).isEqualTo("COMMITTED");
        assertThat(warned.get("warnings").asInt()).isEqualTo(1);
        assertThat(warned.get("progress").asDouble()).isEqualTo(1);
        JsonNode mixed =
                bureau("holidays").with("commit", "auto").report("h.csv", "date,kind\n2026-10-01,OFF\nx,OFF\n");
        assertThat(mixed.get("state").asString()).isEqualTo("READY");
    }

    @Test
    @DisplayName("E4 a discarded batch leaves no rows and cannot come back")
    void discard() {
        JsonNode report = bureau("holidays").report("h.csv", "date,kind\n2026-10-01,OFF\nx,OFF\n");
        String path = "/api/imports/" + report.get("id").asString();
        Http bureau = as("bureau");
        assertThat(bureau.send(bureau.request(path).DELETE()).statusCode()).isEqualTo(204);
        assertThat(bureau.json(path).get("state").asString()).isEqualTo("DISCARDED");
        assertThat(bureau.post(path + "/commit?accept=partial", "").statusCode())
                .isEqualTo(409);
        assertThat(bureau.send(bureau.request(path).DELETE()).statusCode()).isEqualTo(409);
        assertThat(owner.sql("select (select count(*) from ledger.staged_row) + (select count(*) from"
                                + " ledger.import_problem)")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("E5 replace: what the register misses would vanish, a rejected row is not missing")
    void replace() {
        String two = "parcel_code,wkt\n"
                + "A,\"POLYGON((120 29,120.001 29,120 29.001,120 29))\"\n"
                + "B,\"POLYGON((120.1 29,120.101 29,120.1 29.001,120.1 29))\"\n"
                + "C,\"POLYGON((120.2 29,120.201 29,120.2 29.001,120.2 29))\"\n";
        bureau("parcels")
                .with("commit", "auto")
                .with("register", "reg")
                .with("dataDate", "2024-01-01")
                .report("p.csv", two);
        String next = "parcel_code,wkt\nA,\"POLYGON((120 29,120.001 29,120 29.001,120 29))\"\nB,\n";
        JsonNode report = bureau("parcels")
                .with("mode", "replace")
                .with("register", "reg")
                .with("dataDate", "2025-01-01")
                .report("p.csv", next);
        assertThat(report.get("changes").get("same").asInt()).isEqualTo(1);
        assertThat(report.get("changes").get("vanished").asInt()).isEqualTo(1);
        as("bureau").postJson("/api/imports/" + report.get("id").asString() + "/commit?accept=partial", "");
        assertThat(owner.sql("select parcel_code from live.parcel order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("A", "B");
    }

    @Test
    @DisplayName("E6 lists are paged from the newest; complaints by code")
    void paging() {
        for (int i = 0; i < 3; i++) {
            bureau("holidays").report("h" + i + ".csv", "date,kind\nx,OFF\ny,OFF\nz,NIX\n");
        }
        JsonNode page = as("bureau").json("/api/imports?limit=2");
        assertThat(page.get("rows").get(0).get("fileName").asString()).isEqualTo("h2.csv");
        JsonNode rest = as("bureau")
                .json("/api/imports?limit=2&after=" + page.get("next").asString());
        assertThat(rest.get("rows").get(0).get("fileName").asString()).isEqualTo("h0.csv");
        assertThat(rest.get("next").isNull()).isTrue();
        String path = "/api/imports/" + page.get("rows").get(0).get("id").asString() + "/problems";
        JsonNode dates = as("bureau").json(path + "?code=not-a-date&limit=2");
        assertThat(dates.get("rows")).hasSize(2);
        JsonNode more = as("bureau")
                .json(path + "?code=not-a-date&limit=2&after="
                        + dates.get("next").asString());
        assertThat(more.get("rows")).hasSize(1);
        assertThat(more.get("rows").get(0).get("row").asInt()).isEqualTo(4);
        assertThat(as("bureau").json(path + "?code=unknown-code").get("rows")).hasSize(1);
    }

    @Test
    @DisplayName(
            "E7 files that are nothing we read end as FAILED with the cure; the original is not reachable by guessing")
    void failed() {
        JsonNode report = bureau("parcels").report("x.geojson", "{\"type\":\"FeatureCollection\",\"features\":[");
        assertThat(report.get("state").asString()).isEqualTo("FAILED");
        assertThat(report.get("message").asString()).contains("JSON").doesNotContain("{0}", "@");
        assertThat(report.get("rows").asInt()).isZero();
        String sha256 = owner.sql("select file_sha256 from ledger.batch where file_name = 'x.geojson'")
                .query(String.class)
                .single();
        for (String path : List.of(
                "/originals/" + sha256, "/api/originals/" + sha256, "/imports/" + sha256, "/api/imports/" + sha256)) {
            assertThat(as("bureau").get(path).statusCode()).as(path).isIn(400, 403, 404);
        }
    }

    @Test
    @DisplayName("E8 a text with every awkward character comes back as it went in")
    void awkward() {
        String name = "a\\b\tc'\"\\N{0}<img src=x onerror=alert(1)>=1+1 😀 亩";
        String file = JSON.writeValueAsString(Map.of(
                "type",
                "FeatureCollection",
                "features",
                List.of(Map.of(
                        "type", "Feature",
                        "properties", Map.of("parcel_code", "A|B\\", "name", name, "备注", Map.of("x", List.of(1, name))),
                        "geometry", JSON.readTree(Features.square(120.5, 29, 0.001, 0.001))))));
        load("parcels", "a.geojson", file);
        assertThat(owner.sql("select name from ledger.parcel")
                        .query(String.class)
                        .single())
                .isEqualTo(name);
        assertThat(owner.sql("select row_key from ledger.parcel")
                        .query(String.class)
                        .single())
                .isEqualTo("A|B\\");
        assertThat(owner.sql("select attributes->'备注'->'x'->>1 from ledger.parcel")
                        .query(String.class)
                        .single())
                .isEqualTo(name);
    }

    @Test
    @DisplayName("E9 a NUL in a text is an error of its row, not the end of the file")
    void nul() {
        String file = "{\"type\":\"FeatureCollection\",\"features\":["
                + "{\"type\":\"Feature\",\"properties\":{\"parcel_code\":\"A\",\"name\":\"x\\u0000y\"},\"geometry\":"
                + Features.square(120.5, 29, 0.001, 0.001) + "},"
                + "{\"type\":\"Feature\",\"properties\":{\"parcel_code\":\"B\",\"free\":\"x\\u0000y\"},\"geometry\":"
                + Features.square(120.6, 29, 0.001, 0.001) + "}]}";
        JsonNode report = bureau("parcels").report("a.geojson", file.getBytes(StandardCharsets.UTF_8));
        assertThat(Uploading.complaints(report)).contains("1 name ERROR bad-character", "2 free ERROR bad-character");
    }
}
