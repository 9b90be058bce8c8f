package org.mumap.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.Staged;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@ServerTest
@TestPropertySource(properties = "mumap.office-name=青溪县自然资源和规划局")
@DisplayName("Selections on the map, their workbook, the sources of per-mu numbers, and bookmarks")
class SelectionIT {

    private static final String A = "339922001001GB00001";
    private static final String B = "339922001001GB00002";
    private static final String C = "339922001002GB00003";
    private static final String FIRM = "91330122MA2ABCDE1X";
    private static final String ALL = "\"bbox\":[120.4,28.9,120.7,29.1]";

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    private Http bureau;
    private Http park;

    @BeforeEach
    void county() throws Exception {
        bureau = new Http(port, "bureau");
        park = new Http(port, "park1");
        Emptied.facts(database);
        commit(Staged.of("parcels")
                .dataDate("2023-03-01")
                .row(parcel(A, "一号", "P01", "2000.2", "060102"), Staged.square(120.500, 29, 0.001))
                .row(parcel(B, "二号", "P01", "4000.2", "060102"), Staged.square(120.502, 29, 0.001))
                .row(parcel(C, "三号", "P02", "6000.2", "070101"), Staged.square(120.504, 29, 0.001)));
        commit(Staged.of("enterprises").row(Map.of("credit_code", FIRM, "name", "青溪轴承有限公司")));
        commit(Staged.of("occupancies")
                .dataDate("2023-03-01")
                .row(Map.of(
                        "credit_code",
                        FIRM,
                        "parcel_code",
                        A,
                        "relation",
                        "OWN",
                        "land_m2",
                        1000,
                        "from_on",
                        "2022-05-01"))
                .row(Map.of(
                        "credit_code",
                        FIRM,
                        "parcel_code",
                        B,
                        "relation",
                        "OWN",
                        "land_m2",
                        3000,
                        "from_on",
                        "2022-05-01")));
        commit(Staged.of("annual_returns")
                .dataDate("2025-03-01")
                .row(Map.of("credit_code", FIRM, "year", 2024, "tax_wan", "100.01", "output_wan", "1000.07")));
    }

    private static Map<String, Object> parcel(String code, String name, String park, String area, String use) {
        return Map.of(
                "parcel_code", code,
                "name", name,
                "park_code", park,
                "registered_area_m2", area,
                "land_use_code", use,
                "supply_state", "SUPPLIED");
    }

    private void commit(Staged staged) throws Exception {
        ledger.commit(staged.ready(database), false, "test");
    }

    private static JsonNode select(Http http, String body) {
        return http.postJson("/api/desk/selections", "{\"year\":2024," + body + "}");
    }

    private static List<String> codes(JsonNode answer) {
        List<String> codes = new ArrayList<>();
        answer.get("rows").forEach(row -> codes.add(row.get("parcelCode").asString()));
        return codes;
    }

    private static BigDecimal sum(JsonNode rows, String field) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row : rows) {
            sum = row.get(field).isNull() ? sum : sum.add(row.get(field).decimalValue());
        }
        return sum;
    }

    @Test
    @DisplayName(
            "A1 a box answers the sums and the rows; the sums are those of the rows, and of the parts, to the last digit")
    void box() {
        JsonNode answer = select(bureau, ALL);
        assertThat(codes(answer)).containsExactly(A, B, C);
        JsonNode total = answer.get("total");
        assertThat(total.get("parcels").asLong()).isEqualTo(3);
        assertThat(total.get("withReturns").asLong()).isEqualTo(2);
        assertThat(total.get("areaMu").decimalValue()).isEqualByComparingTo("18.0009");
        assertThat(total.get("taxWan").decimalValue()).isEqualByComparingTo("100.01");
        assertThat(total.get("outputWan").decimalValue()).isEqualByComparingTo("1000.07");
        for (String field : List.of("areaMu", "taxWan", "outputWan")) {
            assertThat(sum(answer.get("rows"), field))
                    .isEqualByComparingTo(total.get(field).decimalValue());
            assertThat(sum(total.get("parts"), field))
                    .isEqualByComparingTo(total.get(field).decimalValue());
        }
    }

    @Test
    @DisplayName("A2 a polygon is exact: what only its box contains, or what only touches its edge, does not belong")
    void polygon() {
        String triangle = """
                "geometry":{"type":"Polygon","coordinates":[[[120.4995,28.9995],[120.5055,28.9995],[120.4995,29.0005],[120.4995,28.9995]]]}
                """;
        assertThat(codes(select(bureau, triangle))).containsExactly(A, B);
        String beside = "\"bbox\":[120.501,28.99,120.502,29.01]";
        assertThat(codes(select(bureau, beside)))
                .as("the gap between A and B, whose edges it touches")
                .isEmpty();
        assertThat(select(bureau, beside).get("total").get("areaMu").decimalValue())
                .isEqualByComparingTo("0");
    }

    @Test
    @DisplayName(
            "A3 rows come in the order asked for and page by page, without loss; a parcel without value comes last")
    void pages() {
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = select(bureau, ALL + ",\"sort\":\"-taxWan\",\"limit\":1,\"after\":\"" + after + "\"");
            seen.addAll(codes(page));
            after = page.get("next").isNull() ? null : page.get("next").asString();
        } while (after != null);
        assertThat(seen).containsExactly(B, A, C);
        assertThat(codes(select(bureau, ALL + ",\"sort\":\"areaMu\""))).containsExactly(A, B, C);
        assertThat(bureau.post("/api/desk/selections", "{" + ALL + ",\"sort\":\"geom\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("A4 a selection keeps to the scope, and under it the box still goes through the index")
    void scope() throws Exception {
        JsonNode answer = select(park, ALL);
        assertThat(codes(answer)).containsExactly(A, B);
        assertThat(answer.get("total").get("areaMu").decimalValue()).isEqualByComparingTo("9.0006");
        assertThat(new Http(port, "")
                        .post("/api/desk/selections", "{" + ALL + "}")
                        .statusCode())
                .isEqualTo(401);
        try (Connection app = database.app();
                Statement sql = app.createStatement()) {
            app.setAutoCommit(false);
            sql.execute(
                    "set local enable_seqscan = off; set local mumap.scope = 'part'; set local mumap.parks = 'P01'");
            StringBuilder plan = new StringBuilder();
            try (ResultSet rows = sql.executeQuery("""
                    explain select count(*) from live.parcel p where p.geom && st_makeenvelope(120.5, 29, 120.51, 29.01, 4490)
                      and st_intersects(p.geom, st_makeenvelope(120.5, 29, 120.51, 29.01, 4490))
                    """)) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            assertThat(plan).contains("Index Cond: (geom &&");
            app.rollback();
        }
    }

    @Test
    @DisplayName(
            "A5 at another day the ledger answers: parcels that were there, judged for that day, with the money of that time")
    void atAnotherDay() throws Exception {
        commit(Staged.of("parcels")
                .dataDate("2026-06-01")
                .row(parcel(B, "二号", "P01", "5000", "060102"), Staged.square(120.502, 29, 0.001)));
        assertThat(select(bureau, ALL).get("total").get("areaMu").decimalValue())
                .isEqualByComparingTo("19.5006");
        JsonNode then = select(bureau, ALL + ",\"asOf\":\"2025-12-31\",\"sort\":\"-areaMu\"");
        assertThat(codes(then)).containsExactly(C, B, A);
        assertThat(then.get("total").get("areaMu").decimalValue()).isEqualByComparingTo("18.0009");
        assertThat(then.get("total").get("taxWan").decimalValue()).isEqualByComparingTo("100.01");
        assertThat(then.get("rows").get(0).get("idleFinding").asString()).isEqualTo("NO_CONTRACT");
        JsonNode second = select(
                bureau, ALL + ",\"asOf\":\"2025-12-31\",\"sort\":\"-areaMu\",\"limit\":1,\"after\":\"" + C + "\"");
        assertThat(codes(second)).containsExactly(B);
        assertThat(second.get("next").asString()).isEqualTo(B);
    }

    @Test
    @DisplayName("A6 what is no box and no valid polygon is refused with its reason")
    void refused() {
        for (String shape : List.of(
                "\"bbox\":[1,2,3]",
                "\"bbox\":[121,29,120,30]",
                "\"geometry\":{\"type\":\"Point\",\"coordinates\":[120,29]}",
                "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[120,29],[121,30],[121,29],[120,30],[120,29]]]}")) {
            assertThat(bureau.post("/api/desk/selections", "{" + shape + "}").statusCode())
                    .as(shape)
                    .isEqualTo(400);
        }
    }

    @Test
    @DisplayName("B1 the workbook carries the unit's own header, the rows as numbers and their sum")
    void workbook() throws Exception {
        byte[] file = bureau.post("/api/desk/selections.xlsx", "{\"year\":2024," + ALL + "}")
                .body();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows.get(0).getCellText(0)).isEqualTo("宗地清单");
            assertThat(rows.get(1).getCellText(0)).isEqualTo("编制单位：青溪县自然资源和规划局");
            assertThat(rows.get(1).getCellText(7)).startsWith("编制日期：");
            assertThat(rows.get(2).getCellText(7)).contains("亩", "万元");
            assertThat(rows.get(3).getCellText(10)).isEqualTo("面积(亩)");
            assertThat(rows.get(4).getCellAsNumber(10).orElseThrow()).isEqualByComparingTo("3.0003");
            assertThat(rows.get(4).getCellText(7)).isEqualTo("已供应");
            assertThat(rows.get(7).getCellText(1)).isEqualTo("合计 3 宗");
            assertThat(rows.get(7).getCellAsNumber(10).orElseThrow()).isEqualByComparingTo("18.0009");
        }
    }

    @Test
    @DisplayName("C1 a per-mu number names the files, sheets and rows it was computed from, within the scope")
    void sources() {
        JsonNode rows =
                bureau.json("/api/desk/sources/permu?year=2024&by=park&key=P01").get("rows");
        assertThat(rows)
                .extracting(row ->
                        row.get("kind").asString() + " " + row.get("rows").asLong())
                .containsExactly("annual_returns 1", "occupancies 2", "parcels 2");
        assertThat(rows.get(0).get("fileName").asString()).isEqualTo("test.xlsx");
        assertThat(rows.get(0).get("firstRow").asInt()).isEqualTo(2);
        assertThat(rows.get(0).get("by").asString()).isEqualTo("test");
        assertThat(bureau.json("/api/desk/sources/permu?year=2024&by=park&key=P02")
                        .get("rows"))
                .isEmpty();
        assertThat(new Http(port, "admin")
                        .json("/api/desk/sources/permu?year=2024&by=county&key=TOTAL")
                        .get("rows"))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "C2 a sum over a register names its files and rows, of one key too; nothing without business data; big kinds are refused")
    void kindSources() throws Exception {
        commit(Staged.of("quotas")
                .dataDate("2024-01-01")
                .row(Map.of("quota_no", "Q1", "year", "2024", "area_m2", "1000", "issued_on", "2024-01-01"))
                .row(Map.of("quota_no", "Q2", "year", "2024", "area_m2", "2000", "issued_on", "2024-02-01")));
        JsonNode rows =
                bureau.json("/api/desk/sources/kinds?kind=quotas&kind=projects").get("rows");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("kind").asString()).isEqualTo("quotas");
        assertThat(rows.get(0).get("rows").asLong()).isEqualTo(2);
        assertThat(rows.get(0).get("fileName").asString()).isEqualTo("test.xlsx");
        JsonNode one = bureau.json("/api/desk/sources/kinds?kind=quotas&key=Q2").get("rows");
        assertThat(one.get(0).get("rows").asLong()).isEqualTo(1);
        assertThat(one.get(0).get("firstRow").asInt()).isEqualTo(3);
        assertThat(bureau.json("/api/desk/sources/kinds?kind=quotas&key=Q").get("rows"))
                .isEmpty();
        assertThat(new Http(port, "admin")
                        .json("/api/desk/sources/kinds?kind=quotas")
                        .get("rows"))
                .isEmpty();
        assertThat(bureau.send(bureau.request("/api/desk/sources/kinds?kind=parcels")
                                .GET())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("D1 bookmarks belong to the account that saved them; a name is kept once")
    void bookmarks() {
        bureau.postJson("/api/desk/bookmarks", "{\"name\":\" 沙河 \",\"view\":\"at=120.5,29\"}");
        bureau.postJson("/api/desk/bookmarks", "{\"name\":\"沙河\",\"view\":\"at=120.6,29\"}");
        JsonNode own = bureau.json("/api/desk/bookmarks").get("rows");
        assertThat(own).hasSize(1);
        assertThat(own.get(0).get("name").asString()).isEqualTo("沙河");
        assertThat(own.get(0).get("view").asString()).isEqualTo("at=120.6,29");
        assertThat(park.json("/api/desk/bookmarks").get("rows")).isEmpty();
        String path = "/api/desk/bookmarks/" + own.get(0).get("id").asString();
        assertThat(park.send(park.request(path).DELETE()).statusCode()).isEqualTo(404);
        assertThat(bureau.send(bureau.request(path).DELETE()).statusCode()).isEqualTo(204);
        assertThat(bureau.json("/api/desk/bookmarks").get("rows")).isEmpty();
        assertThat(bureau.post("/api/desk/bookmarks", "{\"name\":\"\",\"view\":\"x\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("E1 freshness says file, person and age, and marks what is older than its kind should be")
    void freshness() throws Exception {
        commit(Staged.of("holidays").dataDate("2020-01-01").row(Map.of("date", "2026-10-01", "kind", "OFF")));
        Map<String, JsonNode> byKind = new java.util.HashMap<>();
        bureau.json("/api/desk/today?asOf=2026-11-23")
                .get("freshness")
                .forEach(row -> byKind.put(row.get("kind").asString(), row));
        JsonNode parcels = byKind.get("parcels");
        assertThat(parcels.get("fileName").asString()).isEqualTo("test.xlsx");
        assertThat(parcels.get("ageDays").asLong()).isEqualTo(1363);
        assertThat(parcels.get("stale").asBoolean()).isTrue();
        assertThat(byKind.get("holidays").get("stale").asBoolean())
                .as("a calendar does not age")
                .isFalse();
    }
}
