package org.mumap.server.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mumap.server.testing.Staged.with;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.ledger.Owner;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.Staged;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServerTest
@DisplayName("Siting over HTTP: ranked land, why-nots, checks")
class SitingIT {

    /** A square of this side (degrees) is about 22 mu. */
    private static final double SIDE = 0.00125;

    private static final String NEED = """
            {"areaMu":{"min":20,"max":30},"supply":["RESERVE","IDLE","LOW_EFFICIENCY"],"weights":{"ROAD_DISTANCE":3},"limit":20}
            """;

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @Autowired
    @Owner
    JdbcClient owner;

    @Autowired
    Clock clock;

    @BeforeEach
    void empty() throws Exception {
        Emptied.facts(database);
        owner.sql("delete from live.setting").update();
    }

    private long commit(Staged staged) throws Exception {
        long batch = staged.ready(database);
        ledger.commit(batch, false, "test");
        return batch;
    }

    private static String code(int n) {
        return "339922001001GB%05d".formatted(n);
    }

    private static Map<String, Object> parcel(int n, String supply, Object... more) {
        Map<String, Object> map = new HashMap<>(with(
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
                "0601"));
        map.putAll(with(more));
        return map;
    }

    private static String square(int n) {
        return Staged.square(120.5 + n * 0.01, 29, SIDE);
    }

    private JsonNode search(String user, String need) {
        return new Http(port, user).postJson("/api/siting/searches", need);
    }

    private static List<String> ranked(JsonNode answer) {
        List<String> codes = new ArrayList<>();
        answer.get("ranked").forEach(row -> codes.add(row.get("parcels").get(0).asString()));
        return codes;
    }

    private static JsonNode rejected(JsonNode answer, int n) {
        for (JsonNode row : answer.get("rejected")) {
            if (row.get("parcel").asString().equals(code(n))) {
                return row;
            }
        }
        throw new AssertionError("not rejected: " + n + " in " + answer);
    }

    @Test
    @DisplayName("A1 land that fits is ranked with its terms; the rest says rule, value, limit and cure")
    void ranked() throws Exception {
        commit(Staged.of("parcels")
                .row(parcel(1, "RESERVE"), square(1))
                .row(parcel(2, "RESERVE", "registered_area_m2", 10000), square(2))
                .row(parcel(3, "SUPPLIED"), square(3))
                .row(parcel(4, "APPROVED_UNSUPPLIED"), square(4)));
        JsonNode answer = search("park1", NEED);
        assertThat(ranked(answer)).containsExactly(code(1));
        assertThat(answer.get("matched").asInt()).isEqualTo(1);
        assertThat(answer.get("bySupply").get("RESERVE").asInt()).isEqualTo(1);
        JsonNode first = answer.get("ranked").get(0);
        assertThat(first.get("supply").asString()).isEqualTo("RESERVE");
        assertThat(first.get("terms")).isNotEmpty();
        assertThat(first.get("areaMu").asDouble()).isBetween(22.0, 26.0);
        assertThat(first.get("point").get(0).asDouble()).isCloseTo(120.51 + SIDE / 2, within(1e-3));
        JsonNode small = rejected(answer, 2);
        assertThat(small.get("rule").asString()).isEqualTo("AREA_RANGE");
        assertThat(small.get("value").asDouble()).isEqualTo(15);
        assertThat(small.get("cure").asString()).contains("5.00");
        assertThat(small.get("explanation").asString()).contains("15.00").contains("20–30");
        assertThat(rejected(answer, 3).get("rule").asString()).isEqualTo("SUPPLY_KIND");
        assertThat(rejected(answer, 4).get("rule").asString()).isEqualTo("SUPPLY_KIND");
        assertThat(answer.get("rejectedTotal").asInt()).isEqualTo(3);
        assertThat(answer.get("counts").get("SUPPLY_KIND").asInt()).isEqualTo(2);
    }

    @Test
    @DisplayName("A2 suspected idle land can be had, and says that it is only suspected")
    void idle() throws Exception {
        LocalDate start = LocalDate.now(clock).minusYears(3);
        commit(Staged.of("parcels").row(parcel(1, "SUPPLIED"), square(1)));
        commit(Staged.of("contracts")
                .row(with(
                        "contract_no",
                        "C1",
                        "parcel_code",
                        code(1),
                        "phase",
                        1,
                        "holder_name",
                        "甲",
                        "kind",
                        "GRANT",
                        "signed_on",
                        start.toString(),
                        "agreed_start_on",
                        start.plusMonths(1).toString())));
        JsonNode answer = search("bureau", NEED);
        assertThat(ranked(answer)).containsExactly(code(1));
        assertThat(answer.get("ranked").get(0).get("supply").asString()).isEqualTo("IDLE");
        assertThat(answer.get("ranked").get(0).get("supplyLabels").get(0).asString())
                .contains("疑似");
    }

    @Test
    @DisplayName("A3 built land of little tax is land of low efficiency; well used land is none")
    void lowEfficiency() throws Exception {
        LocalDate today = LocalDate.now(clock);
        int year = today.getYear() - 1;
        commit(Staged.of("parcels").row(parcel(1, "SUPPLIED"), square(1)).row(parcel(2, "SUPPLIED"), square(2)));
        Staged contracts = Staged.of("contracts");
        Staged sites = Staged.of("site_states");
        Staged firms = Staged.of("occupancies");
        Staged returns = Staged.of("annual_returns");
        for (int n = 1; n <= 2; n++) {
            contracts.row(with(
                    "contract_no",
                    "C" + n,
                    "parcel_code",
                    code(n),
                    "phase",
                    1,
                    "holder_name",
                    "甲",
                    "kind",
                    "GRANT",
                    "signed_on",
                    "2015-01-01",
                    "agreed_start_on",
                    "2015-06-01"));
            sites.row(with(
                    "parcel_code",
                    code(n),
                    "observed_on",
                    "2020-01-01",
                    "started_on",
                    "2015-06-01",
                    "completed_on",
                    "2017-01-01"));
            firms.row(with(
                    "credit_code",
                    "91330922MA000000" + n,
                    "parcel_code",
                    code(n),
                    "relation",
                    "OWN",
                    "land_m2",
                    10000));
            // 15 mu: 4.9 and 5.0 wan per mu
            returns.row(with("credit_code", "91330922MA000000" + n, "year", year, "tax_wan", n == 1 ? 73.5 : 75));
        }
        commit(contracts);
        commit(sites);
        commit(firms);
        commit(returns);
        JsonNode answer = search("park1", NEED);
        assertThat(ranked(answer)).containsExactly(code(1));
        assertThat(answer.get("ranked").get(0).get("supply").asString()).isEqualTo("LOW_EFFICIENCY");
    }

    @Test
    @DisplayName("B1 a forbidding line rejects with its share, the development boundary what lies outside")
    void controlLines() throws Exception {
        commit(Staged.of("parcels")
                .row(parcel(1, "RESERVE"), square(1))
                .row(parcel(2, "RESERVE"), square(2))
                .row(parcel(3, "RESERVE"), square(3)));
        long boundary = commit(Staged.of("control_lines")
                .row(
                        with("line_code", "CZ-1", "kind", "URBAN_BOUNDARY"),
                        "POLYGON((120.5 28.9,120.525 28.9,120.525 29.1,120.5 29.1,120.5 28.9))")
                .row(
                        with(
                                "line_code",
                                "YN-1",
                                "kind",
                                "FARMLAND",
                                "effect",
                                "FORBID",
                                "law",
                                "土地管理法 第35条",
                                "office",
                                "自然资源局"),
                        "POLYGON((120.51 28.99,120.5103125 28.99,120.5103125 29.01,120.51 29.01,120.51 28.99))"));
        JsonNode answer = search("bureau", NEED);
        assertThat(ranked(answer)).containsExactly(code(2));
        JsonNode farmland = rejected(answer, 1);
        assertThat(farmland.get("rule").asString()).isEqualTo("CONTROL_LINE_FORBID");
        assertThat(farmland.get("value").asString()).startsWith("FARMLAND 25.0");
        assertThat(farmland.get("explanation").asString()).contains("永久基本农田");
        assertThat(rejected(answer, 3).get("rule").asString()).isEqualTo("CONTROL_LINE_INSIDE");
        ledger.rollback(boundary, "test");
        assertThat(ranked(search("bureau", NEED))).containsExactlyInAnyOrder(code(1), code(2), code(3));
    }

    @Test
    @DisplayName("B2 a parcel imported after the lines is measured against them; one that only touches is clear")
    void parcelAfterLine() throws Exception {
        commit(Staged.of("control_lines")
                .row(with("line_code", "YN-1", "kind", "FARMLAND"), Staged.square(120.51 + SIDE, 29, 0.001)));
        commit(Staged.of("parcels").row(parcel(1, "RESERVE"), square(1)));
        assertThat(ranked(search("bureau", NEED))).containsExactly(code(1));
        commit(Staged.of("parcels").row(parcel(1, "RESERVE"), Staged.square(120.5101, 29, SIDE)));
        assertThat(rejected(search("bureau", NEED), 1).get("rule").asString()).isEqualTo("CONTROL_LINE_FORBID");
    }

    @Test
    @DisplayName(
            "C1 distances are metres on the ellipsoid to the nearest line of the kind; without data nothing passes")
    void distances() throws Exception {
        commit(Staged.of("parcels").row(parcel(1, "RESERVE"), square(1)));
        String need = NEED.replace("\"limit\"", "\"require\":[{\"code\":\"POWER_WITHIN_M\",\"limit\":2000}],\"limit\"");
        JsonNode without = rejected(search("bureau", need), 1);
        assertThat(without.get("value").isNull()).isTrue();
        assertThat(without.get("explanation").asString()).contains("没有");
        commit(Staged.of("utilities")
                .row(with("utility_code", "D1", "kind", "POWER", "class", "110"), "LINESTRING(120.5 29.1,120.52 29.1)")
                .row(with("utility_code", "D2", "kind", "POWER"), "LINESTRING(120.5 28.98,120.52 28.98)")
                .row(with("utility_code", "R1", "kind", "ROAD"), "LINESTRING(120.5 29.0005,120.52 29.0005)"));
        JsonNode far = rejected(search("bureau", need), 1);
        assertThat(far.get("rule").asString()).isEqualTo("POWER_WITHIN_M");
        double exact = owner.sql("""
                        select st_distance(p.geom::geography, u.geom::geography)
                        from live.parcel p, live.utility u where u.utility_code = 'D2'
                        """).query(Double.class).single();
        assertThat(far.get("value").asDouble()).isCloseTo(exact, within(1.0)).isGreaterThan(2000);
        assertThat(owner.sql("select road_m from live.parcel")
                        .query(Double.class)
                        .single())
                .isEqualTo(0);
        assertThat(ranked(search("bureau", need.replace("2000", "2300")))).containsExactly(code(1));
    }

    @Test
    @DisplayName("C2 a line that became another kind or is rolled back is measured anew")
    void changedLine() throws Exception {
        commit(Staged.of("parcels").row(parcel(1, "RESERVE"), square(1)));
        commit(Staged.of("utilities")
                .row(with("utility_code", "U1", "kind", "ROAD"), "LINESTRING(120 29.01,121 29.01)"));
        long change = commit(Staged.of("utilities")
                .row(with("utility_code", "U1", "kind", "WATER"), "LINESTRING(120 29.01,121 29.01)"));
        assertThat(owner.sql("select road_m is null and water_m is not null from live.parcel")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        ledger.rollback(change, "test");
        assertThat(owner.sql("select road_m is not null and water_m is null from live.parcel")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    @DisplayName("D1 a park finds and counts its own land only")
    void scope() throws Exception {
        commit(Staged.of("parcels")
                .row(parcel(1, "RESERVE"), square(1))
                .row(parcel(2, "RESERVE", "park_code", "P02"), square(2))
                .row(parcel(3, "SUPPLIED", "park_code", "P02"), square(3)));
        JsonNode answer = search("park1", NEED);
        assertThat(ranked(answer)).containsExactly(code(1));
        assertThat(answer.get("rejectedTotal").asInt()).isZero();
        assertThat(new Http(port, "leader").post("/api/siting/searches", NEED).statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName(
            "D2 rejected parcels are paged, nearest to passing first, other uses last; another account gets nothing")
    void paging() throws Exception {
        Staged parcels = Staged.of("parcels");
        for (int n = 1; n <= 9; n++) {
            parcels.row(parcel(n, "RESERVE", "registered_area_m2", 12000 - n * 1000), square(n));
        }
        parcels.row(parcel(10, "SUPPLIED", "land_use_code", "0701"), square(10));
        parcels.row(parcel(11, "SUPPLIED", "land_use_code", "0701"), square(11));
        commit(parcels);
        JsonNode answer = search("park1", NEED);
        assertThat(answer.get("rejectedTotal").asInt()).isEqualTo(11);
        assertThat(answer.get("counts").get("LAND_USE").asInt()).isEqualTo(2);
        String page = "/api/siting/searches/" + answer.get("id").asString() + "/rejected";
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode rows = new Http(port, "park1").json(page + "?limit=2" + after);
            assertThat(rows.get("total").get("parcels").asInt()).isEqualTo(11);
            rows.get("rows").forEach(row -> seen.add(row.get("parcel").asString()));
            after = rows.get("next").isNull()
                    ? ""
                    : "&after=" + rows.get("next").asString();
        } while (!after.isEmpty());
        List<String> expected = new ArrayList<>();
        for (int n = 1; n <= 11; n++) {
            expected.add(code(n));
        }
        assertThat(seen).isEqualTo(expected);
        assertThat(new Http(port, "bureau").get(page).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"areaMu":{"min":60,"max":40}}                                  | areaMu
            {"areaMu":{"min":-1}}                                           | areaMu.min
            {"supply":["CASTLE"]}                                           | RESERVE
            {"require":[{"code":"BEACH_WITHIN_M","limit":1}]}               | POWER_WITHIN_M
            {"require":[{"code":"POWER_WITHIN_M"}]}                         | POWER_WITHIN_M
            {"weights":{"LUCK":1}}                                          | EASE
            {"weights":{"EASE":-1}}                                         | EASE
            {"pollutionClass":4}                                            | pollutionClass
            {"industryCode":"abc"}                                          | industryCode
            {"limit":0}                                                     | limit
            """)
    @DisplayName("D3 a need that cannot be is refused, with the field")
    void refused(String need, String named) {
        var answer = new Http(port, "park1").post("/api/siting/searches", need);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.text(answer)).contains(named);
    }

    private static JsonNode kind(JsonNode answer, String kind) {
        for (JsonNode row : answer.get("results")) {
            if (row.get("kind").asString().equals(kind)) {
                return row;
            }
        }
        throw new AssertionError(kind);
    }

    @Test
    @DisplayName("E1 a check says hit with area and share, clear, or no data")
    void check() throws Exception {
        commit(Staged.of("control_lines")
                .row(
                        with("line_code", "YN-1", "kind", "FARMLAND", "law", "土地管理法 第35条", "office", "自然资源局"),
                        Staged.square(120.5, 29, 0.01))
                .row(with("line_code", "ST-1", "kind", "ECOLOGICAL"), Staged.square(121.5, 29, 0.01)));
        JsonNode answer = new Http(port, "park1").postJson("/api/siting/checks", """
                {"type":"Polygon","coordinates":[[[120.505,29],[120.525,29],[120.525,29.01],[120.505,29.01],[120.505,29]]]}
                """);
        JsonNode farmland = kind(answer, "FARMLAND");
        assertThat(farmland.get("verdict").asString()).isEqualTo("HIT");
        assertThat(farmland.get("sharePercent").asDouble()).isCloseTo(25, within(0.001));
        double exact = owner.sql(
                        "select st_area(st_setsrid(st_makeenvelope(120.505, 29, 120.51, 29.01), 4490)::geography)")
                .query(Double.class)
                .single();
        assertThat(farmland.get("areaM2").asDouble()).isCloseTo(exact, within(exact * 1e-4));
        assertThat(farmland.get("law").asString()).isEqualTo("土地管理法 第35条");
        assertThat(farmland.get("office").asString()).isEqualTo("自然资源局");
        assertThat(kind(answer, "ECOLOGICAL").get("verdict").asString()).isEqualTo("CLEAR");
        assertThat(kind(answer, "HERITAGE").get("verdict").asString()).isEqualTo("NO_DATA");
        assertThat(answer.get("results")).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nonsense                                                                                  | siting-check-unreadable
            {"type":"Sphere"}                                                                         | siting-check-unreadable
            {"type":"Polygon","coordinates":[[[1,2],[3]]]}                                            | siting-check-unreadable
            {"type":"Polygon","coordinates":[]}                                                       | siting-check-unreadable
            {"type":"Polygon","coordinates":[[[29,120],[29.1,120],[29.1,120.1],[29,120]]]}            | siting-check-place
            {"type":"Point","coordinates":[40515398.9,3347837.8]}                                     | siting-check-place
            {"type":"Polygon","coordinates":[[[120,29],[120.1,29.1],[120.1,29],[120,29.1],[120,29]]]} | siting-check-invalid
            """)
    @DisplayName("E2 a shape that cannot be checked is refused with the reason")
    void refusedShape(String shape, String code) {
        var answer = new Http(port, "park1").post("/api/siting/checks", shape);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.text(answer)).contains(code);
    }

    @Test
    @DisplayName("E3 two combs that would cross a million times are refused before anything is cut")
    void combs() throws Exception {
        commit(Staged.of("control_lines").row(with("line_code", "YN-1", "kind", "FARMLAND"), comb(true, 1500)));
        long begin = System.nanoTime();
        String json = "{\"type\":\"Polygon\",\"coordinates\":[["
                + comb(false, 1500).replaceAll("POLYGON\\(\\(|\\)\\)", "").replaceAll("([0-9.]+) ([0-9.]+)", "[$1,$2]")
                + "]]}";
        var answer = new Http(port, "park1").post("/api/siting/checks", json);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.text(answer)).contains("siting-check-crossings");
        assertThat(System.nanoTime() - begin).isLessThan(5_000_000_000L);
    }

    private static String comb(boolean upright, int teeth) {
        StringBuilder ring = new StringBuilder("POLYGON((");
        List<double[]> points = new ArrayList<>();
        points.add(new double[] {0, 0});
        for (int i = 0; i < teeth; i++) {
            double at = (double) i / teeth;
            points.add(new double[] {at, 1});
            points.add(new double[] {at + 0.3 / teeth, 1});
            points.add(new double[] {at + 0.3 / teeth, 0.01});
            points.add(new double[] {at + 1.0 / teeth, 0.01});
        }
        points.add(new double[] {1, 0});
        points.add(new double[] {0, 0});
        for (double[] p : points) {
            double x = upright ? p[0] : p[1];
            double y = upright ? p[1] : p[0];
            ring.append(ring.charAt(ring.length() - 1) == '(' ? "" : ",")
                    .append(120 + x * 0.1)
                    .append(' ')
                    .append(29 + y * 0.1);
        }
        return ring.append("))").toString();
    }

    @Test
    @DisplayName(
            "F1 works, idle halls, the plant's rectangle and ways by road are measured at import and asked over HTTP")
    void widened() throws Exception {
        commit(Staged.of("parcels")
                .row(parcel(1, "RESERVE", "readiness", List.of("ROAD", "POWER", "LEVELLED")), square(1))
                .row(parcel(2, "SUPPLIED"), square(2))
                .row(parcel(3, "RESERVE"), square(3)));
        commit(Staged.of("utilities")
                .row(
                        with("utility_code", "R1", "kind", "ROAD", "class", "国道"),
                        "LINESTRING(120.5 29.002,120.54 29.002)")
                .row(
                        with("utility_code", "W1", "kind", "POWER", "spare", 9000, "capacity", 20000),
                        "POINT(120.51 29.003)"));
        commit(Staged.of("buildings")
                .row(with(
                        "building_code",
                        "B1",
                        "parcel_code",
                        code(2),
                        "floor_area_m2",
                        5000,
                        "used_m2",
                        1000,
                        "clear_height_m",
                        9,
                        "power_kva",
                        800,
                        "idle_since_on",
                        "2025-01-01")));
        JsonNode works = search("park1", """
                {"areaMu":{"min":20,"max":30},"readiness":["ROAD","POWER"],"plant":{"lengthM":100,"widthM":50},
                 "require":[{"code":"EXPRESS_ROAD_WITHIN_M","limit":400},{"code":"POWER_SPARE_MIN","limit":8000}]}
                """);
        assertThat(ranked(works)).containsExactly(code(1));
        assertThat(rejected(works, 3).get("rule").asString()).isEqualTo("READINESS");
        assertThat(rejected(works, 3).get("explanation").asString()).contains("道路");
        assertThat(works.get("ranked").get(0).get("sensitivity").get("bestRank").asInt())
                .isEqualTo(1);
        assertThat(works.get("scales").get(0).get("text").asString()).contains("区间正中");
        JsonNode halls = search("park1", """
                {"areaMu":{"min":20,"max":30},"supply":["EMPTY_FACTORY"],"require":[{"code":"IDLE_FLOOR_MIN_M2","limit":4000}]}
                """);
        assertThat(ranked(halls)).containsExactly(code(2));
        assertThat(halls.get("bySupply").get("EMPTY_FACTORY").asInt()).isEqualTo(1);
        double straight = owner.sql("select power_m from live.parcel where parcel_code = ?")
                .param(code(3))
                .query(Double.class)
                .single();
        double byRoad = owner.sql("select power_by_road_m from live.parcel where parcel_code = ?")
                .param(code(3))
                .query(Double.class)
                .single();
        assertThat(byRoad).as("along the road it is longer").isBetween(straight, straight + 600);
    }

    @Test
    @DisplayName("F2 a loosening, taken, gains what it says; the row that is streamed says what the columns say")
    void loosenings() throws Exception {
        Staged parcels = Staged.of("parcels");
        for (int n = 1; n <= 12; n++) {
            parcels.row(
                    parcel(n, n % 3 == 0 ? "SUPPLIED" : "RESERVE", "registered_area_m2", 9000 + 1000 * n), square(n));
        }
        commit(parcels);
        JsonNode first = search("park1", NEED);
        JsonNode step = first.get("loosenings").get(0);
        assertThat(step.get("field").asString()).isEqualTo("min");
        assertThat(step.get("text").asString()).contains(step.get("gain").asString());
        String wider = NEED.replace("\"min\":20", "\"min\":" + step.get("to").asString());
        assertThat(search("park1", wider).get("matched").asInt()
                        - first.get("matched").asInt())
                .isEqualTo(step.get("gain").asInt())
                .isPositive();
        assertThat(owner.sql("""
                        select count(*) from live.parcel p full join live.site_row r using (parcel_code)
                        where (p.site_use is not false) <> (r.parcel_code is not null)
                           or r.area_mu <> p.area_mu or r.park_code is distinct from p.park_code or r.rect_1_m is distinct from p.rect_1_m
                           or r.shape is distinct from p.shape or r.hits is distinct from live.site_hits(p.parcel_code)
                        """).query(Integer.class).single()).isZero();
        ledger.rollback(commit(Staged.of("parcels").row(parcel(40, "RESERVE"), square(40))), "test");
        assertThat(owner.sql("select count(*) from live.site_row")
                        .query(Integer.class)
                        .single())
                .as("what is rolled back leaves the table of searches")
                .isEqualTo(12);
    }
}
