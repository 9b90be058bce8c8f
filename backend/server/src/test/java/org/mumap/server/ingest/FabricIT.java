package org.mumap.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
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

@ServerTest
@DisplayName("The fabric workbench: overlaps, gaps, slivers, duplicates and spikes, one by one")
class FabricIT {

    /** Metres in EPSG:4528 around a point of the demo county. */
    private static final double EAST = 40_550_000;

    private static final double NORTH = 3_209_000;

    @Autowired
    TestDatabase database;

    @Autowired
    @Owner
    JdbcClient owner;

    @LocalServerPort
    int port;

    @BeforeEach
    void empty() throws Exception {
        Emptied.facts(database);
    }

    private Http bureau() {
        return new Http(port, "bureau");
    }

    private JsonNode send(Features features) {
        return Uploading.of(bureau(), "parcels").with("sourceCrs", "EPSG:4528").report("p.geojson", features.text());
    }

    private static String ring(double... metres) {
        StringBuilder ring = new StringBuilder();
        for (int i = 0; i <= metres.length; i += 2) {
            int at = i % metres.length;
            ring.append(i == 0 ? "" : ",")
                    .append(String.format(Locale.ROOT, "[%.4f,%.4f]", EAST + metres[at], NORTH + metres[at + 1]));
        }
        return "{\"type\":\"Polygon\",\"coordinates\":[[" + ring + "]]}";
    }

    private static String box(double x1, double y1, double x2, double y2) {
        return ring(x1, y1, x2, y1, x2, y2, x1, y2);
    }

    private static String code(int number) {
        return "\"parcel_code\":\"" + Features.code(number) + "\"";
    }

    private static String id(JsonNode report) {
        return report.get("id").asString();
    }

    private List<JsonNode> issues(JsonNode report) {
        return bureau().json("/api/imports/" + id(report) + "/fabric")
                .get("rows")
                .valueStream()
                .toList();
    }

    private String path(JsonNode report, JsonNode issue) {
        return "/api/imports/" + id(report) + "/fabric/" + issue.get("id").asLong();
    }

    private JsonNode look(JsonNode report, JsonNode issue) {
        return bureau().json(path(report, issue));
    }

    private HttpResponse<byte[]> decide(JsonNode report, JsonNode issue, String verdict, String row, String reason) {
        String body = "{\"verdict\":\"%s\",\"row\":%s,\"reason\":%s}"
                .formatted(verdict, row, reason == null ? "null" : "\"" + reason + "\"");
        return bureau().post(path(report, issue), body);
    }

    private HttpResponse<byte[]> takeBack(JsonNode report, JsonNode issue) {
        return bureau().send(bureau().request(path(report, issue)).DELETE());
    }

    private static void assertGood(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(Http.text(answer)).isEqualTo(200);
    }

    private JsonNode again(JsonNode report) {
        return bureau().json("/api/imports/" + id(report));
    }

    private static Features strip() {
        return new Features().add(code(1), box(0, 0, 100, 100)).add(code(2), box(100.1, 0, 200, 100));
    }

    private static Features lapping() {
        return new Features().add(code(1), box(0, 0, 100, 100)).add(code(2), box(99.95, 0, 200, 100));
    }

    @Test
    @DisplayName("A1 a pair is told once, with place, kinds are counted; a clean file has none")
    void listed() {
        JsonNode report = send(strip());
        List<JsonNode> issues = issues(report);
        assertThat(issues).hasSize(1);
        assertThat(issues.get(0).get("code").asString()).isEqualTo("gap");
        assertThat(issues.get(0).get("state").asString()).isEqualTo("OPEN");
        assertThat(issues.get(0).get("otherRow").asInt()).isEqualTo(2);
        assertThat(issues.get(0).get("where").get("type").asString()).isEqualTo("Point");
        JsonNode counts =
                bureau().json("/api/imports/" + id(report) + "/fabric").get("counts");
        assertThat(counts.get(0).get("n").asInt()).isEqualTo(1);
        assertThat(counts.get(0).get("open").asInt()).isEqualTo(1);
        assertThat(issues(send(new Features().add(code(5), box(0, 500, 10, 510)))))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "A2 a gap is closed: proposed for both rows, applied to one, the file and the neighbour stay; on the map after the commit")
    void gap() {
        JsonNode report = send(strip());
        JsonNode issue = issues(report).get(0);
        JsonNode proposals = look(report, issue).get("proposals");
        assertThat(proposals).hasSize(2);
        assertThat(proposals.get(0).get("refused").isNull())
                .as(proposals.toString())
                .isTrue();
        assertThat(proposals.get(0).get("areaAfterM2").asDouble()
                        - proposals.get(0).get("areaBeforeM2").asDouble())
                .isCloseTo(10, within(0.1));
        assertThat(owner.sql("select count(*) from ledger.fabric_decision")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertGood(decide(report, issue, "SNAP", "1", null));
        assertThat(issues(report).get(0).get("state").asString()).isEqualTo("SNAP");
        assertThat(again(report)
                        .get("problems")
                        .get(0)
                        .get("decision")
                        .get("verdict")
                        .asString())
                .isEqualTo("SNAP");
        assertGood(bureau().post("/api/imports/" + id(report) + "/commit", ""));
        assertThat(owner.sql("""
                        select st_area(st_difference(st_convexhull(st_collect(geom)), st_union(geom))::geography) from live.parcel
                        """).query(Double.class).single()).isLessThan(0.01);
        assertThat(owner.sql("select area_ellipsoid_m2 from ledger.parcel where row_no = 1")
                        .query(Double.class)
                        .single())
                .isCloseTo(proposals.get(0).get("areaAfterM2").asDouble(), within(0.001));
        JsonNode source = bureau().json("/api/imports/" + id(report) + "/rows/1/fabric");
        assertThat(source.get(0).get("decision").get("by").asString()).isEqualTo("bureau");
        assertThat(bureau().json("/api/imports/" + id(report) + "/rows/2/fabric"))
                .isEmpty();
    }

    @Test
    @DisplayName("A3 an overlap is cut off one row; taken back, the row is drawn and measured as the file drew it")
    void overlap() {
        JsonNode report = send(lapping());
        String before = shape(report, 2);
        JsonNode issue = issues(report).get(0);
        assertThat(issue.get("code").asString()).isEqualTo("sliver");
        assertGood(decide(report, issue, "SNAP", "2", "界址点没有对齐"));
        assertThat(shape(report, 2)).isNotEqualTo(before);
        assertThat(overlapM2(report)).isLessThan(0.001);
        assertGood(takeBack(report, issue));
        assertThat(shape(report, 2)).isEqualTo(before);
        assertThat(issues(report).get(0).get("state").asString()).isEqualTo("OPEN");
        assertThat(owner.sql("select undone_by from ledger.fabric_decision")
                        .query(String.class)
                        .single())
                .isEqualTo("bureau");
        assertThat(takeBack(report, issue).statusCode()).isEqualTo(409);
    }

    private String shape(JsonNode report, int row) {
        return owner.sql("""
                select st_asewkb(geom)::text || (facts->>'area_ellipsoid_m2') || (facts->>'area_file_plane_m2')
                from ledger.staged_row where batch_id = :batch and row_no = :row
                """)
                .param("batch", Long.parseLong(id(report)))
                .param("row", row)
                .query((r, n) -> String.valueOf(r.getString(1)))
                .single();
    }

    private double overlapM2(JsonNode report) {
        return owner.sql("""
                select coalesce(sum(st_area(st_intersection(a.geom, b.geom)::geography)), 0)
                from ledger.staged_row a join ledger.staged_row b using (batch_id)
                where a.batch_id = :batch and a.row_no < b.row_no and a.accepted and b.accepted
                """)
                .param("batch", Long.parseLong(id(report)))
                .query(Double.class)
                .single();
    }

    @Test
    @DisplayName(
            "A4 the same shape twice refuses both; one refused by a person, the other is taken; taken back, neither is")
    void duplicate() {
        JsonNode report = send(new Features().add(code(1), box(0, 0, 100, 100)).add(code(2), box(0, 0, 100, 100)));
        assertThat(Uploading.complaints(report)).contains("1 - ERROR duplicate-shape", "2 - ERROR duplicate-shape");
        assertThat(report.get("state").asString()).isEqualTo("REJECTED");
        JsonNode issue = issues(report).get(0);
        assertThat(decide(report, issue, "ACCEPT", null, "没问题").statusCode()).isEqualTo(409);
        assertThat(decide(report, issue, "SNAP", "1", null).statusCode()).isEqualTo(409);
        assertGood(decide(report, issue, "REFUSE", "2", null));
        JsonNode then = again(report);
        assertThat(then.get("state").asString()).isEqualTo("READY");
        assertThat(then.get("accepted").asInt()).isEqualTo(1);
        assertThat(then.get("changes").get("new").asInt()).isEqualTo(1);
        assertThat(decide(report, issue, "REFUSE", "1", null).statusCode()).isEqualTo(409);
        assertGood(takeBack(report, issue));
        assertThat(again(report).get("accepted").asInt()).isZero();
        assertGood(decide(report, issue, "REFUSE", "1", null));
        assertGood(bureau().post("/api/imports/" + id(report) + "/commit?accept=partial", ""));
        assertThat(owner.sql("select parcel_code from live.parcel")
                        .query(String.class)
                        .list())
                .containsExactly(Features.code(2));
    }

    @Test
    @DisplayName("A5 refused in the workbench, a row is not taken back among the changes")
    void notByTheBack() {
        JsonNode report = send(new Features().add(code(1), box(0, 0, 100, 100)).add(code(2), box(0, 0, 100, 100)));
        assertGood(decide(report, issues(report).get(0), "REFUSE", "2", null));
        assertGood(bureau().post("/api/imports/" + id(report) + "/changes", "{\"rows\":[2],\"take\":true}"));
        assertThat(again(report).get("accepted").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("A6 a spike is found, its point taken away; a sharp corner is none")
    void spike() {
        JsonNode report = send(new Features()
                .add(code(1), ring(0, 0, 100, 0, 100, 50, 130, 50.1, 100, 50.2, 100, 100, 0, 100))
                .add(code(2), ring(0, 300, 400, 300, 400, 320)));
        assertThat(Uploading.complaints(report)).containsExactly("1 - WARNING spike");
        JsonNode issue = issues(report).get(0);
        assertThat(issue.get("message").asString()).contains("30.00 米");
        assertGood(decide(report, issue, "SNAP", "1", null));
        assertThat(owner.sql("select st_npoints(geom) from ledger.staged_row where row_no = 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(7);
        assertGood(takeBack(report, issue));
        assertThat(owner.sql("select st_npoints(geom) from ledger.staged_row where row_no = 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(8);
    }

    @Test
    @DisplayName(
            "A7 kept as it is takes a reason, which stands in the report and with the parcel; decided twice is refused")
    void kept() {
        JsonNode report = send(strip());
        JsonNode issue = issues(report).get(0);
        HttpResponse<byte[]> bare = decide(report, issue, "ACCEPT", null, " ");
        assertThat(bare.statusCode()).isEqualTo(400);
        assertThat(Http.text(bare)).contains("理由");
        assertGood(decide(report, issue, "ACCEPT", null, "两宗之间有排水沟"));
        assertThat(decide(report, issue, "REFUSE", "1", null).statusCode()).isEqualTo(409);
        assertThat(again(report)
                        .get("problems")
                        .get(0)
                        .get("decision")
                        .get("reason")
                        .asString())
                .isEqualTo("两宗之间有排水沟");
        assertThat(bureau().json("/api/imports/" + id(report) + "/fabric?state=OPEN")
                        .get("rows"))
                .isEmpty();
        assertThat(bureau().json("/api/imports/" + id(report) + "/fabric?state=ACCEPT")
                        .get("rows"))
                .hasSize(1);
        assertGood(bureau().post("/api/imports/" + id(report) + "/commit", ""));
        assertThat(bureau().json("/api/imports/" + id(report) + "/rows/1/fabric")
                        .get(0)
                        .get("decision")
                        .get("reason")
                        .asString())
                .isEqualTo("两宗之间有排水沟");
        assertThat(bureau().json("/api/imports/" + id(report) + "/rows/2/fabric"))
                .hasSize(1);
        assertThat(again(report)
                        .get("problems")
                        .get(1)
                        .get("decision")
                        .get("verdict")
                        .asString())
                .isEqualTo("ACCEPT");
        assertThat(takeBack(report, issue).statusCode()).isEqualTo(409);
    }

    @Test
    @DisplayName("A8 against a parcel already there only the row of the file is moved; the ledger is not touched")
    void present() {
        Uploading.of(bureau(), "parcels")
                .with("sourceCrs", "EPSG:4528")
                .with("commit", "auto")
                .report(
                        "a.geojson",
                        new Features().add(code(1), box(0, 0, 100, 100)).text());
        JsonNode report = send(new Features().add(code(2), box(99.95, 0, 200, 100)));
        JsonNode issue = issues(report).get(0);
        JsonNode detail = look(report, issue);
        assertThat(detail.get("proposals")).hasSize(1);
        assertThat(detail.get("other").isNull()).isFalse();
        assertThat(decide(report, issue, "REFUSE", "2", null).statusCode()).isEqualTo(400);
        assertGood(decide(report, issue, "SNAP", String.valueOf(issue.get("row").asInt()), null));
        assertGood(bureau().post("/api/imports/" + id(report) + "/commit", ""));
        assertThat(owner.sql("select count(*) from ledger.parcel where row_key = :key")
                        .param("key", Features.code(1))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("A9 what would overlap a third parcel, or is wider than a metre, is not proposed and says why")
    void notProposed() {
        JsonNode wide = send(new Features().add(code(1), box(0, 0, 100, 100)).add(code(2), box(90, 0, 200, 100)));
        JsonNode issue = issues(wide).get(0);
        assertThat(issue.get("code").asString()).isEqualTo("small-overlap");
        JsonNode proposals = look(wide, issue).get("proposals");
        assertThat(proposals.get(0).get("shape").isNull()).isTrue();
        assertThat(proposals.get(0).get("refused").asString()).contains("1 米");
        assertThat(decide(wide, issue, "SNAP", "1", null).statusCode()).isEqualTo(409);
    }

    @Test
    @DisplayName("A10 combs that cross each other a million times are not overlaid: the answer comes at once")
    void hostile() {
        JsonNode report = send(new Features().add(code(1), comb(true)).add(code(2), comb(false)));
        long began = System.nanoTime();
        issues(report).forEach(issue -> {
            JsonNode proposals = look(report, issue).get("proposals");
            proposals.forEach(p -> assertThat(p.get("shape").isNull()).isTrue());
        });
        assertThat((System.nanoTime() - began) / 1_000_000_000.0).isLessThan(10);
    }

    /** A comb of 400 teeth; two of them across each other cross 4 × 400 × 400 times. */
    private static String comb(boolean upright) {
        int teeth = 400;
        double[] metres = new double[4 * teeth + 4];
        int i = 0;
        for (int k = 0; k < teeth; k++) {
            double at = k * 0.5;
            for (double[] p : new double[][] {{at, 0}, {at, 200}, {at + 0.2, 200}, {at + 0.2, 0}}) {
                if (i < metres.length - 4) {
                    metres[i++] = upright ? p[0] : p[1];
                    metres[i++] = upright ? p[1] : p[0];
                }
            }
        }
        double[] closed = java.util.Arrays.copyOf(metres, i + 4);
        closed[i] = upright ? teeth * 0.5 : -1;
        closed[i + 1] = upright ? -1 : teeth * 0.5;
        closed[i + 2] = -1;
        closed[i + 3] = -1;
        return ring(closed);
    }

    @Test
    @DisplayName(
            "A11 who does not see the batch sees no place of it, and nobody else decides; the list comes as a workbook")
    void rights() throws Exception {
        JsonNode report = send(strip());
        JsonNode issue = issues(report).get(0);
        for (String other : List.of("park1", "economy", "inspector", "leader")) {
            Http http = new Http(port, other);
            assertThat(http.get(path(report, issue)).statusCode()).as(other).isIn(403, 404);
            assertThat(http.get("/api/imports/" + id(report) + "/fabric").statusCode())
                    .as(other)
                    .isIn(403, 404);
            assertThat(http.post(path(report, issue), "{\"verdict\":\"REFUSE\",\"row\":1}")
                            .statusCode())
                    .as(other)
                    .isIn(403, 404);
        }
        HttpResponse<byte[]> list = bureau().get("/api/imports/" + id(report) + "/fabric.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(list.body()))) {
            assertThat(book.getSheetAt(0).getRow(1).getCell(1).getStringCellValue())
                    .isEqualTo(Features.code(1));
            assertThat(book.getSheetAt(0).getRow(1).getCell(4).getStringCellValue())
                    .isEqualTo("待处理");
        }
        assertThat(bureau().get("/api/imports/" + id(report) + "/fabric/999999").statusCode())
                .isEqualTo(404);
    }
}
