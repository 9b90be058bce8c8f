package org.mumap.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.Staged;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
@DisplayName("Tools of the map: the time line and themes of one's own")
class MapToolsIT {

    private static final List<String> DAYS =
            List.of("2017-12-31", "2019-12-31", "2021-12-31", "2023-12-31", "2025-10-31");
    private static final Pattern LETTERS = Pattern.compile("[USIWCNO-]{5}");

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @Autowired
    Clock clock;

    private Http bureau;
    private Http park;

    /**
     * Parcel 1: supplied 2018, not started until 2022, completed 2024. 2: contract 2020, never started. 3: contract 2019, started
     * 2020, stopped 2022. 4: reserve. 5: supplied, no contract known. 6: as 2, but its contract falls away on 2022-01-01. 7: was
     * there until 2020-06-01. 8: another shape from 2023 on. Odd ones lie in P01.
     */
    @BeforeEach
    void county() throws Exception {
        bureau = new Http(port, "bureau");
        park = new Http(port, "park1");
        Emptied.facts(database);
        commit(Staged.of("areas")
                .row(Map.of("area_code", "339922", "level", "COUNTY", "name", "青溪县"), Staged.square(120, 28.5, 1))
                .row(
                        Map.of("area_code", "339922101000", "level", "TOWN", "name", "沙河镇"),
                        Staged.square(120.4, 28.9, 0.3)));
        commit(Staged.of("parks")
                .row(Map.of("park_code", "P01", "name", "青溪经济开发区"), Staged.square(120.49, 28.99, 0.03))
                .row(Map.of("park_code", "P02", "name", "沙河产业园"), Staged.square(120.59, 28.99, 0.03)));
        Staged parcels = Staged.of("parcels").dataDate("2016-01-01");
        for (int n = 1; n <= 8; n++) {
            if (n != 7) {
                parcels.row(parcel(n), shape(n, 0.001));
            }
        }
        commit(parcels);
        Staged vanishing = Staged.of("parcels").dataDate("2016-01-01").replacing("old");
        vanishing.row(parcel(7), shape(7, 0.001)).row(parcel(9), shape(9, 0.001));
        commit(vanishing);
        commit(Staged.of("parcels").dataDate("2020-06-01").replacing("old").row(parcel(9), shape(9, 0.001)));
        commit(Staged.of("parcels").dataDate("2023-01-01").row(parcel(8), shape(8, 0.002)));
        Staged contracts = Staged.of("contracts").dataDate("2020-12-31").replacing("contracts");
        contracts.row(contract(1, "2018-03-01", "2018-09-01"));
        contracts.row(contract(2, "2020-03-01", "2020-09-01"));
        contracts.row(contract(3, "2019-03-01", "2019-09-01"));
        contracts.row(contract(6, "2019-03-01", "2019-06-01"));
        commit(contracts);
        Staged without = Staged.of("contracts").dataDate("2022-01-01").replacing("contracts");
        without.row(contract(1, "2018-03-01", "2018-09-01"));
        without.row(contract(2, "2020-03-01", "2020-09-01"));
        without.row(contract(3, "2019-03-01", "2019-09-01"));
        commit(without);
        commit(Staged.of("site_states")
                .row(Map.of("parcel_code", code(1), "observed_on", "2022-06-30", "started_on", "2022-05-01"))
                .row(Map.of("parcel_code", code(1), "observed_on", "2024-06-30", "completed_on", "2024-05-01"))
                .row(Map.of("parcel_code", code(3), "observed_on", "2020-06-30", "started_on", "2020-05-01"))
                .row(Map.of(
                        "parcel_code",
                        code(3),
                        "observed_on",
                        "2022-06-30",
                        "stopped_on",
                        "2022-05-01",
                        "should_develop_m2",
                        9000,
                        "developed_m2",
                        1000,
                        "invested_wan",
                        10)));
    }

    private static String code(int n) {
        return "339922001001GB%05d".formatted(n);
    }

    private static String shape(int n, double side) {
        return Staged.square(n % 2 == 1 ? 120.5 + n * 0.001 : 120.6 + n * 0.001, 29, side * 0.8);
    }

    private static Map<String, Object> parcel(int n) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "parcel_code",
                code(n),
                "name",
                "地块" + n,
                "park_code",
                n % 2 == 1 ? "P01" : "P02",
                "town",
                n % 2 == 1 ? "沙河镇" : "石桥镇",
                "registered_area_m2",
                n * 2000,
                "supply_state",
                n == 4 ? "RESERVE" : "SUPPLIED"));
        return row;
    }

    private static Map<String, Object> contract(int n, String signed, String start) {
        return Map.of(
                "contract_no",
                "C" + n,
                "parcel_code",
                code(n),
                "phase",
                1,
                "holder_name",
                "企业" + n,
                "kind",
                "GRANT",
                "signed_on",
                signed,
                "agreed_start_on",
                start,
                "agreed_investment_wan",
                9000,
                "price_wan",
                500);
    }

    private void commit(Staged staged) throws Exception {
        ledger.commit(staged.ready(database), false, "test");
    }

    private static String line(List<String> days) {
        return "/api/desk/timeline?days=" + String.join(",", days);
    }

    private static Map<String, Integer> counts(JsonNode day) {
        Map<String, Integer> counts = new HashMap<>();
        day.get("counts").forEach(count -> {
            if (count.get("parcels").asInt() > 0) {
                counts.put(count.get("stage").asString(), count.get("parcels").asInt());
            }
        });
        return counts;
    }

    @Test
    @DisplayName("A1 counts per day and stage add up to the parcels of the day, in number and mu")
    void addUp() {
        JsonNode answer = bureau.json(line(DAYS));
        assertThat(answer.get("firstYear").asInt()).isEqualTo(2018);
        for (JsonNode day : answer.get("days")) {
            int parcels = 0;
            double areaMu = 0;
            for (JsonNode count : day.get("counts")) {
                parcels += count.get("parcels").asInt();
                areaMu += count.get("areaMu").asDouble();
            }
            assertThat(parcels).isEqualTo(day.get("parcels").asInt());
            assertThat(areaMu).isCloseTo(day.get("areaMu").asDouble(), org.assertj.core.api.Assertions.within(1e-6));
        }
        List<Integer> there = new ArrayList<>();
        answer.get("days").forEach(day -> there.add(day.get("parcels").asInt()));
        // parcel 7 is there until 2020
        assertThat(there).containsExactly(9, 9, 8, 8, 8);
    }

    @Test
    @DisplayName("A2 every parcel stands on every day where its verdict of that day puts it")
    void stages() {
        JsonNode days = bureau.json(line(DAYS)).get("days");
        // 2017: 1, 2, 3, 6 have contracts of later years; 4 is in reserve; 5, 7, 8, 9 have none at all
        assertThat(counts(days.get(0))).isEqualTo(Map.of("UNSUPPLIED", 5, "NO_CONTRACT", 4));
        // 2019: 1 is idle for a year, 3 and 6 are supplied, 2 follows in 2020
        assertThat(counts(days.get(1))).isEqualTo(Map.of("UNSUPPLIED", 2, "IDLE", 1, "SUPPLIED", 2, "NO_CONTRACT", 4));
        // 2021: 1, 2 and 6 are idle, 3 works; 7 is gone
        assertThat(counts(days.get(2))).isEqualTo(Map.of("UNSUPPLIED", 1, "IDLE", 3, "STARTED", 1, "NO_CONTRACT", 3));
        // 2023: 1 works, 2 is idle, 3 is stopped for a year with little done, 6 has no contract any more
        assertThat(counts(days.get(3))).isEqualTo(Map.of("UNSUPPLIED", 1, "IDLE", 2, "STARTED", 1, "NO_CONTRACT", 4));
        assertThat(counts(days.get(4))).isEqualTo(Map.of("UNSUPPLIED", 1, "IDLE", 2, "COMPLETED", 1, "NO_CONTRACT", 4));
    }

    @Test
    @DisplayName("A3 idle on the line = suspected in the list of that day, for every day and both roles")
    void sameAsList() {
        for (Http http : List.of(bureau, park)) {
            JsonNode days = http.json(line(DAYS)).get("days");
            for (int i = 0; i < DAYS.size(); i++) {
                JsonNode found =
                        http.json("/api/idle/candidates?asOf=" + DAYS.get(i)).get("byFinding");
                int suspected = 0;
                for (String finding : List.of("SUSPECTED_NOT_STARTED", "SUSPECTED_STOPPED")) {
                    suspected += found.has(finding) ? found.get(finding).asInt() : 0;
                }
                assertThat(counts(days.get(i)).getOrDefault("IDLE", 0))
                        .as("%s %s", http.username(), DAYS.get(i))
                        .isEqualTo(suspected);
            }
        }
    }

    @Test
    @DisplayName("A4 a part sees its part: the park's counts are fewer, and its tiles hold only its parcels")
    void scope() {
        JsonNode own = park.json(line(DAYS)).get("days").get(4);
        assertThat(own.get("parcels").asInt()).isEqualTo(4);
        String all = tile(bureau);
        String part = tile(park);
        assertThat(all).contains(code(1), code(2), code(8));
        assertThat(part).contains(code(1), code(3)).doesNotContain(code(2), code(8));
    }

    private static String tile(Http http) {
        StringBuilder tiles = new StringBuilder();
        for (int x = 427; x <= 428; x++) {
            for (int y = 212; y <= 213; y++) {
                HttpResponse<byte[]> tile =
                        http.get("/api/desk/timeline/tiles/9/" + y + "/" + x + "?days=" + String.join(",", DAYS));
                assertThat(tile.statusCode()).isIn(200, 204);
                tiles.append(Http.text(tile));
            }
        }
        return tiles.toString();
    }

    @Test
    @DisplayName("A5 a tile carries one letter per day for each shape, and its letters are the counts")
    void letters() {
        String tiles = tile(bureau);
        List<String> letters = new ArrayList<>();
        Matcher found = LETTERS.matcher(tiles);
        while (found.find()) {
            letters.add(found.group());
        }
        // parcel 8 changed its shape in 2023: three letters with the old one, two with the new; 7 ends in 2020
        assertThat(letters).contains("UIIWC", "UUIII", "USWII", "USIOO", "UUUUU", "OOOOO", "OOO--", "---OO", "OO---");
    }

    @Test
    @DisplayName("A6 a known tile is not sent again, and is after a commit that changes it")
    void revalidated() throws Exception {
        String path = "/api/desk/timeline/tiles/9/212/427?days=2021-12-31";
        String tag = bureau.get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(bureau.send(bureau.request(path).header("If-None-Match", tag).GET())
                        .statusCode())
                .isEqualTo(304);
        commit(Staged.of("site_states")
                .row(Map.of("parcel_code", code(2), "observed_on", "2021-06-30", "started_on", "2021-05-01")));
        assertThat(bureau.send(bureau.request(path).header("If-None-Match", tag).GET())
                        .statusCode())
                .isNotEqualTo(304);
        assertThat(counts(bureau.json(line(DAYS)).get("days").get(2))).containsEntry("STARTED", 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/desk/timeline?days=yesterday",
                "/api/desk/timeline?days=2999-01-01",
                "/api/desk/timeline?days=0001-01-01",
                "/api/desk/timeline/tiles/9/1/1",
                "/api/desk/timeline/tiles/9/1/1?days=",
                "/api/desk/timeline/tiles/9/x/1?days=2021-12-31",
                "/api/desk/classes?property=password&method=EQUAL",
                "/api/desk/classes?property=area_mu",
                "/api/desk/classes?property=area_mu&method=EQUAL&classes=99",
                "/api/desk/classes?property=area_mu&limits=3,2,1",
                "/api/desk/classes?property=area_mu&limits=1;drop%20table%20live.parcel",
                "/api/desk/classes?property=area_mu&method=GUESS"
            })
    @DisplayName("B1 what cannot be asked is a problem (400) in two languages, and never a failure of the server")
    void refused(String path) {
        assertThat(bureau.get(path).statusCode())
                .as(Http.text(bureau.get(path)))
                .isEqualTo(400);
        HttpResponse<byte[]> english =
                bureau.send(bureau.request(path).header("Accept-Language", "en").GET());
        assertThat(Http.text(english)).doesNotContainPattern("[\\u4e00-\\u9fff]");
    }

    @Test
    @DisplayName("B2 no tile beyond the zooms of the line")
    void zooms() {
        assertThat(bureau.get("/api/desk/timeline/tiles/3/3/6?days=2021-12-31").statusCode())
                .isEqualTo(404);
        assertThat(bureau.get("/api/desk/timeline/tiles/15/1/1?days=2021-12-31").statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName(
            "C1 classes: limits found under scope; every parcel in one class or without data; towns and parks add up too")
    void classes() {
        JsonNode all = bureau.json("/api/desk/classes?property=area_mu&method=QUANTILE&classes=4");
        // 2,000 m² = 3 mu; parcels 1–6, 8 and 9 today
        assertThat(all.get("limits").toString()).isEqualTo("[9.0,15.0,24.0]");
        assertThat(all.get("total").get("parcels").asInt()).isEqualTo(8);
        int sum = all.get("noData").get("parcels").asInt();
        for (JsonNode part : all.get("classes")) {
            sum += part.get("parcels").asInt();
        }
        assertThat(sum).isEqualTo(8);
        for (String groups : List.of("towns", "parks")) {
            int parcels = 0;
            for (JsonNode group : all.get(groups)) {
                parcels += group.get("parcels").asInt();
            }
            assertThat(parcels).isEqualTo(8);
        }
        JsonNode part = park.json("/api/desk/classes?property=area_mu&method=QUANTILE&classes=4");
        assertThat(part.get("total").get("parcels").asInt()).isEqualTo(4);
        assertThat(part.get("most").asDouble()).isEqualTo(27.0);
        JsonNode given = bureau.json("/api/desk/classes?property=area_mu&limits=6,12");
        assertThat(given.get("classes").get(0).get("parcels").asInt()).isEqualTo(1);
        assertThat(given.get("classes").get(1).get("parcels").asInt()).isEqualTo(2);
        JsonNode words = bureau.json("/api/desk/classes?property=supply_state");
        assertThat(words.get("classes").get(0).get("value").asString()).isEqualTo("SUPPLIED");
        assertThat(words.get("classes").get(1).get("parcels").asInt()).isEqualTo(1);
        JsonNode none = bureau.json("/api/desk/classes?property=tax_wan_per_mu&method=JENKS");
        assertThat(none.get("classes").size()).isZero();
        assertThat(none.get("noData").get("parcels").asInt()).isEqualTo(8);
        assertThat(none.get("least").isNull()).isTrue();
    }

    @Test
    @DisplayName("C2 themes are kept per account, replaced by name and deleted; others do not see them")
    void themes() throws Exception {
        String spec = "area_mu~QUANTILE~4~sea~9_15_24";
        String id = bureau.postJson("/api/desk/themes", "{\"name\":\"面积\",\"spec\":\"" + spec + "\"}")
                .get("id")
                .asString();
        bureau.postJson("/api/desk/themes", "{\"name\":\"面积\",\"spec\":\"area_mu~EQUAL~3~ember~9_15\"}");
        JsonNode rows = bureau.json("/api/desk/themes").get("rows");
        assertThat(rows.size()).isEqualTo(1);
        assertThat(rows.get(0).get("spec").asString()).startsWith("area_mu~EQUAL");
        assertThat(park.json("/api/desk/themes").get("rows").size()).isZero();
        assertThat(park.send(park.request("/api/desk/themes/" + id).DELETE()).statusCode())
                .isEqualTo(404);
        assertThat(bureau.post("/api/desk/themes", "{\"name\":\"x\",\"spec\":\"<script>\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(bureau.send(bureau.request("/api/desk/themes/" + id).DELETE())
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("C3 paper follows: the limits stand in the legend of the printed view")
    void print() {
        String body = """
                {"bbox":[120.49,28.99,120.63,29.01],"theme":"idle","layers":["parcels"],"title":"面积分级",
                 "classes":"area_mu~MANUAL~3~violet~7.5_13.5"}
                """;
        HttpResponse<byte[]> sheet = bureau.post("/api/print/view", body);
        assertThat(sheet.statusCode()).isEqualTo(200);
        assertThat(org.mumap.server.print.Printed.of(sheet.body()).text(1))
                .contains("按面积", "< 7.5", "7.5 – 13.5", "≥ 13.5");
        assertThat(bureau.post("/api/print/view", body.replace("area_mu~", "secret~"))
                        .statusCode())
                .isEqualTo(400);
    }
}
