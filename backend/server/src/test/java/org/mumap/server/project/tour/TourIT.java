package org.mumap.server.project.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mumap.server.testing.Staged.with;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.ledger.Owner;
import org.mumap.server.print.Printed;
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
@DisplayName("Tours over HTTP: order by road, times, gates, acts, who sees them, what a phone keeps, papers")
class TourIT {

    /** Metres of a degree of longitude at 29° north on the ellipsoid. */
    private static final double DEGREE_M = 97_439;

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

    private void commit(Staged staged) throws Exception {
        ledger.commit(staged.ready(database), false, "test");
    }

    private static Map<String, Object> project(String code, String name, Object... more) {
        Map<String, Object> project = with("project_code", code, "name", name, "stage", "BUILDING", "town", "沙河镇");
        project.putAll(with(more));
        return project;
    }

    private static Map<String, Object> at(double lon, double lat) {
        return Map.of("type", "Point", "coordinates", List.of(lon, lat));
    }

    /** Four projects with a place along roads, one without; a main road from west to east and a loop in the north. */
    @BeforeEach
    void county() throws Exception {
        Emptied.facts(database);
        commit(Staged.of("projects")
                .row(project(
                        "X1",
                        "泽食品产业园",
                        "entrance",
                        at(120.50, 29.0),
                        "entrance_name",
                        "东门岗亭",
                        "total_investment_wan",
                        32123,
                        "leader",
                        "副县长 李某",
                        "lead_unit",
                        "林业局",
                        "phone",
                        "0575-8612345"))
                .row(project("X2", "云纺织", "entrance", at(120.56, 29.0), "total_investment_wan", 45678))
                .row(project("X3", "远冷链物流", "entrance", at(120.52, 29.0)))
                .row(project("X4", "航仪表二期"), Staged.square(120.53, 29.001, 0.002))
                .row(project("X5", "没有位置的项目")));
        commit(Staged.of("project_plans").row(with("project_code", "X1", "year", year(), "annual_plan_wan", 12987)));
        commit(Staged.of("progress_reports")
                .row(with("project_code", "X1", "month", year() + "-01", "done_wan", 1357)));
    }

    private void roads() throws Exception {
        commit(Staged.of("utilities")
                .row(
                        with("utility_code", "R1", "kind", "ROAD", "class", "主干路", "name", "迎宾大道"),
                        "LINESTRING(120.49 29.0,120.60 29.0)")
                .row(
                        with("utility_code", "R2", "kind", "ROAD", "class", "支路"),
                        "LINESTRING(120.60 29.0,120.60 29.02,120.50 29.02)"));
    }

    private int year() {
        return LocalDate.now(clock).getYear();
    }

    private Http as(String user) {
        return new Http(port, user);
    }

    private static String stops(String... codes) {
        return Stream.of(codes)
                .map(code -> "{\"projectCode\":\"" + code + "\"}")
                .collect(Collectors.joining(",", "\"stops\":[", "]"));
    }

    private JsonNode plan(String body) {
        return as("office").postJson("/api/tours/plan", "{" + body + "}");
    }

    private JsonNode save(String body) {
        return as("office").postJson("/api/tours", "{" + body + "}");
    }

    private static List<String> order(JsonNode plan) {
        return plan.get("stops")
                .valueStream()
                .map(stop -> stop.get("projectCode").asString())
                .toList();
    }

    private HttpResponse<byte[]> act(String user, JsonNode tour, String act, String rest) {
        return as(user).post("/api/tours/" + tour.get("tourId").asLong() + "/acts", """
                        {"act":"%s","version":%d%s}
                        """.formatted(
                        act, tour.get("version").asInt(), rest));
    }

    @Test
    @DisplayName("A1 the shortest order by road is proposed; ways, minutes by rank of road and times follow from it")
    void proposed() throws Exception {
        roads();
        JsonNode plan = plan(stops("X1", "X2", "X3") + ",\"startsAt\":\"08:30\"");
        assertThat(order(plan)).isIn(List.of("X1", "X3", "X2"), List.of("X2", "X3", "X1"));
        assertThat(plan.get("order").asString()).isEqualTo("EXACT");
        JsonNode first = plan.get("stops").get(0);
        assertThat(first.get("way").isNull()).isTrue();
        assertThat(first.get("arrive").asString()).startsWith("08:30");
        assertThat(first.get("stayMinutes").asInt()).isEqualTo(15);
        JsonNode second = plan.get("stops").get(1);
        double degrees = order(plan).get(0).equals("X1") ? 0.02 : 0.04;
        double metres = second.get("way").get("metres").asDouble();
        assertThat(metres).isCloseTo(degrees * DEGREE_M, within(degrees * DEGREE_M / 500));
        assertThat(second.get("way").get("basis").asString()).isEqualTo("NETWORK");
        int minutes = (int) Math.ceil(metres / 1000 / 40 * 60);
        assertThat(second.get("way").get("minutes").asInt()).isEqualTo(minutes);
        assertThat(second.get("arrive").asString()).startsWith("08:%02d".formatted(45 + minutes));
        assertThat(first.get("question").asString()).isNotBlank();
        assertThat(first.get("purpose").asString()).isNotBlank();
    }

    @Test
    @DisplayName("A2 roads, not straight lines, decide: a neighbour across the river comes last; fixed ends hold")
    void byRoad() throws Exception {
        commit(Staged.of("projects")
                .row(project("N1", "江北一号", "entrance", at(120.51, 29.02)))
                .row(project("S2", "江南二号", "entrance", at(120.59, 29.0))));
        roads();
        // N1 lies 2.2 km north of X1 in a straight line and some 19 km away by road
        assertThat(order(plan(stops("X1", "N1", "S2")))).isIn(List.of("X1", "S2", "N1"), List.of("N1", "S2", "X1"));
        JsonNode fixed = plan(
                stops("X1", "X3", "X2")
                        + ",\"start\":{\"name\":\"县政府\",\"lon\":120.59,\"lat\":29.0},\"end\":{\"name\":\"县政府\",\"lon\":120.59,\"lat\":29.0}");
        assertThat(order(fixed)).isIn(List.of("X2", "X3", "X1"), List.of("X1", "X3", "X2"));
        assertThat(fixed.get("stops").get(0).get("way").get("metres").asDouble())
                .isGreaterThan(2_000);
        assertThat(fixed.get("wayToEnd").get("metres").asDouble()).isGreaterThan(2_000);
        JsonNode toEast = plan(stops("X1", "X3", "X2") + ",\"end\":{\"name\":\"东站\",\"lon\":120.59,\"lat\":29.0}");
        assertThat(order(toEast)).containsExactly("X1", "X3", "X2");
        JsonNode way = plan(stops("X1", "N1") + ",\"keepOrder\":true")
                .get("stops")
                .get(1)
                .get("way");
        double around = 0.10 * DEGREE_M + 0.02 * 110_850 + 0.09 * DEGREE_M;
        assertThat(way.get("metres").asDouble()).isCloseTo(around, within(around / 200));
        assertThat(way.get("line").size()).isGreaterThan(3);
    }

    @Test
    @DisplayName("A3 without a road network ways are straight lines times a factor, and the plan says so")
    void straight() {
        JsonNode plan = plan(stops("X1", "X2", "X3") + ",\"keepOrder\":true");
        assertThat(plan.get("order").asString()).isEqualTo("BY_HAND");
        assertThat(order(plan)).containsExactly("X1", "X2", "X3");
        JsonNode way = plan.get("stops").get(1).get("way");
        assertThat(way.get("basis").asString()).isEqualTo("STRAIGHT_LINE");
        double expected = 0.06 * DEGREE_M * 1.3;
        assertThat(way.get("metres").asDouble()).isCloseTo(expected, within(expected / 200));
        assertThat(way.get("minutes").asInt())
                .isEqualTo((int) Math.ceil(way.get("metres").asDouble() / 1000 / 40 * 60));
    }

    @Test
    @DisplayName(
            "A7 where roads do not meet, the gap to the main network is a straight line times the factor, and the way says so")
    void gaps() throws Exception {
        commit(Staged.of("projects")
                .row(project("P1", "孤岛园区一号", "entrance", at(120.55, 29.022)))
                .row(project("P2", "孤岛园区二号", "entrance", at(120.56, 29.022))));
        roads();
        commit(Staged.of("utilities")
                .row(
                        with("utility_code", "R9", "kind", "ROAD", "class", "支路"),
                        "LINESTRING(120.55 29.022,120.57 29.022)"));
        JsonNode stops = plan(stops("P2", "P1", "X1")
                        + ",\"keepOrder\":true,\"start\":{\"name\":\"北路\",\"lon\":120.52,\"lat\":29.02}")
                .get("stops");
        JsonNode across = stops.get(0).get("way");
        double expected = 0.04 * DEGREE_M + 0.002 * 110_850 * 1.3;
        assertThat(across.get("basis").asString()).isEqualTo("GAPS");
        assertThat(across.get("metres").asDouble()).isCloseTo(expected, within(expected / 100));
        assertThat(stops.get(1).get("way").get("basis").asString())
                .as("within the park by road")
                .isEqualTo("NETWORK");
        JsonNode around = stops.get(2).get("way");
        double loop = 0.002 * 110_850 * 1.3 + 0.05 * DEGREE_M + 0.02 * 110_850 + 0.1 * DEGREE_M;
        assertThat(around.get("basis").asString()).isEqualTo("GAPS");
        assertThat(around.get("metres").asDouble()).isCloseTo(loop, within(loop / 100));
        commit(Staged.of("projects")
                .row(project("Q1", "山里一号", "entrance", at(120.52, 29.06)))
                .row(project("Q2", "山里二号", "entrance", at(120.523, 29.06))));
        commit(Staged.of("utilities")
                .row(with("utility_code", "R7", "kind", "ROAD"), "LINESTRING(120.519 29.06,120.52 29.06)")
                .row(with("utility_code", "R8", "kind", "ROAD"), "LINESTRING(120.523 29.06,120.524 29.06)"));
        assertThat(plan(stops("Q1", "Q2"))
                        .get("stops")
                        .get(1)
                        .get("way")
                        .get("basis")
                        .asString())
                .as("the gaps alone are longer than the straight line times the factor")
                .isEqualTo("STRAIGHT_LINE");
    }

    @Test
    @DisplayName("A4 one gets off at the entrance; without one at the edge nearest to a road; stating one is a fact")
    void gates() throws Exception {
        roads();
        JsonNode before = plan(stops("X1", "X4") + ",\"keepOrder\":true").get("stops");
        JsonNode known = before.get(0).get("gate");
        assertThat(known.get("source").asString()).isEqualTo("ENTRANCE");
        assertThat(known.get("name").asString()).isEqualTo("东门岗亭");
        JsonNode nearest = before.get(1).get("gate");
        assertThat(nearest.get("source").asString()).isEqualTo("NEAREST_ROAD");
        assertThat(nearest.get("lat").asDouble()).isCloseTo(29.001, within(1e-6));
        String area =
                "select st_astext(geom) from ledger.project where project_code = 'X4' and superseded_at = 'infinity' order by data_from desc limit 1";
        String shape = owner.sql(area).query(String.class).single();
        assertThat(as("office")
                        .post("/api/projects/X4/entrance", "{\"lon\":120.5315,\"lat\":29.0031,\"name\":\"北门\"}")
                        .statusCode())
                .isEqualTo(204);
        JsonNode stated = plan(stops("X4")).get("stops").get(0).get("gate");
        assertThat(stated.get("source").asString()).isEqualTo("ENTRANCE");
        assertThat(stated.get("name").asString()).isEqualTo("北门");
        assertThat(stated.get("lon").asDouble()).isCloseTo(120.5315, within(1e-7));
        assertThat(owner.sql(area).query(String.class).single()).isEqualTo(shape);
        assertThat(owner.sql("select count(*) from ledger.project where project_code = 'X4'")
                        .query(Integer.class)
                        .single())
                .as("the old version stays")
                .isEqualTo(2);
        assertThat(as("office").json("/api/projects/X4").get("facts").toString())
                .contains("office");
        HttpResponse<byte[]> far = as("office").post("/api/projects/X4/entrance", "{\"lon\":121.9,\"lat\":29.0}");
        assertThat(far.statusCode()).isEqualTo(400);
        assertThat(Http.text(far)).contains("入口离项目太远");
        assertThat(as("leader")
                        .post("/api/projects/X4/entrance", "{\"lon\":120.53,\"lat\":29.0}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(as("office")
                        .post("/api/projects/NONE/entrance", "{\"lon\":120.53,\"lat\":29.0}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("A5 more than twelve stops are ordered well, and said not to be proven shortest")
    void many() throws Exception {
        roads();
        Staged more = Staged.of("projects");
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            int place = i * 7 % 16;
            more.row(project("M" + i, "第" + i + "个", "entrance", at(120.50 + place * 0.005, 29.0)));
            codes.add("M" + i);
        }
        commit(more);
        JsonNode plan = plan(stops(codes.toArray(String[]::new)) + ",\"startsAt\":\"06:00\"");
        assertThat(plan.get("order").asString()).isEqualTo("HEURISTIC");
        assertThat(order(plan)).hasSize(16).doesNotHaveDuplicates();
        double metres = IntStream.range(1, 16)
                .mapToDouble(
                        i -> plan.get("stops").get(i).get("way").get("metres").asDouble())
                .sum();
        double shortest = 15 * 0.005 * DEGREE_M;
        assertThat(metres).isBetween(shortest * 0.998, shortest * 1.1);
    }

    @Test
    @DisplayName("A6 what cannot be is refused with what, where and how to mend it, in both languages")
    void refused() throws Exception {
        HttpResponse<byte[]> none = as("office").post("/api/tours/plan", "{" + stops("X1", "X5") + "}");
        assertThat(none.statusCode()).isEqualTo(409);
        assertThat(Http.text(none)).contains("没有位置的项目", "标定入口");
        HttpResponse<byte[]> english = as("office")
                .send(as("office")
                        .request("/api/tours/plan")
                        .header("Accept-Language", "en")
                        .header("Content-Type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"stops\":[]}")));
        assertThat(english.statusCode()).isEqualTo(400);
        assertThat(Http.text(english)).contains("1 to 40 projects");
        assertThat(Http.text(as("office").post("/api/tours/plan", "{" + stops("X1", "X1") + "}")))
                .contains("X1", "出现了两次");
        assertThat(Http.text(
                        as("office").post("/api/tours/plan", "{" + stops("X1", "X2") + ",\"startsAt\":\"23:50\"}")))
                .contains("第二天");
        assertThat(Http.text(as("office").post("/api/tours/plan", "{" + stops("X1") + ",\"startsAt\":\"8点\"}")))
                .contains("8点", "08:30");
        assertThat(Http.text(as("office").post("/api/tours", "{" + stops("X1") + ",\"invited\":[\"economy\"]}")))
                .contains("economy", "leader");
        assertThat(as("office")
                        .post("/api/tours/plan", "{" + stops("NONE") + "}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(Http.text(as("office")
                        .post("/api/tours/plan", "{\"stops\":[{\"projectCode\":\"X1\",\"stayMinutes\":0}]}")))
                .contains("1 至 480");
    }

    @Test
    @DisplayName(
            "B1 saved, revised, withdrawn: each an act with its source; numbers without gaps; as of before it is not there")
    void acts() {
        JsonNode tour = save(stops("X1", "X3") + ",\"title\":\"工业项目观摩\",\"heldOn\":\"2026-12-05\"");
        assertThat(tour.get("tourNo").asString()).isEqualTo("观〔" + year() + "〕1");
        assertThat(act("office", tour, "REVISE", ",\"plan\":{" + stops("X3") + ",\"title\":\"改\"},\"reason\":\"压缩\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(act("office", tour, "WITHDRAW", ",\"reason\":\"下雨\"").statusCode())
                .as("seen before the last act")
                .isEqualTo(409);
        String path = "/api/tours/" + tour.get("tourId").asLong();
        JsonNode revised = as("leader").json(path);
        assertThat(order(revised.get("plan"))).containsExactly("X3");
        assertThat(act("office", revised, "WITHDRAW", "").statusCode()).isEqualTo(400);
        assertThat(act("office", revised, "WITHDRAW", ",\"reason\":\"下雨\"").statusCode())
                .isEqualTo(200);
        JsonNode gone = as("leader").json(path);
        assertThat(gone.get("withdrawn").asBoolean()).isTrue();
        assertThat(gone.get("acts")).hasSize(3);
        assertThat(gone.get("acts").get(2).get("reason").asString()).isEqualTo("下雨");
        assertThat(gone.get("acts").get(0).get("by").asString()).isEqualTo("县重点项目办");
        assertThat(act("office", gone, "REVISE", ",\"plan\":{" + stops("X3") + "}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(as("office")
                        .get(path + "?asOf=" + LocalDate.now(clock).minusDays(1))
                        .statusCode())
                .isEqualTo(404);
        assertThat(owner.sql("select count(*) from ledger.batch where kind = 'tour_acts' and state = 'COMMITTED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        assertThat(save(stops("X2")).get("tourNo").asString()).endsWith("〕2");
    }

    @Test
    @DisplayName("B2 the office keeps them, a leader sees those of all leaders and his own, nobody else sees any")
    void rights() {
        owner.sql("""
                        insert into access.account (username, password_hash, display_name, display_name_en, office, county, parks, towns,
                          may, home, demo)
                        select 'leader2', password_hash, '副县长', 'Deputy', office, county, parks, towns, may, home, demo
                        from access.account where username = 'leader' on conflict (username) do nothing
                        """).update();
        JsonNode all = save(stops("X1"));
        JsonNode his = save(stops("X1") + ",\"invited\":[\"leader2\"]");
        assertThat(as("office").json("/api/tours").get("rows")).hasSize(2);
        assertThat(as("leader2").json("/api/tours").get("rows")).hasSize(2);
        JsonNode seen = as("leader").json("/api/tours").get("rows");
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).get("tourId")).isEqualTo(all.get("tourId"));
        String path = "/api/tours/" + his.get("tourId").asLong();
        for (String part : List.of("", "/package", "/handbook.pdf", "/route-map.pdf")) {
            assertThat(as("leader").get(path + part).statusCode()).as(part).isEqualTo(404);
        }
        for (String nobody : List.of("inspector", "park1", "bureau", "economy", "admin")) {
            assertThat(as(nobody).json("/api/tours").get("rows")).as(nobody).isEmpty();
            assertThat(as(nobody)
                            .get("/api/tours/" + all.get("tourId").asLong() + "/package")
                            .statusCode())
                    .as(nobody)
                    .isEqualTo(404);
            assertThat(as(nobody).post("/api/tours", "{" + stops("X1") + "}").statusCode())
                    .as(nobody)
                    .isEqualTo(403);
        }
        assertThat(act("leader", all, "WITHDRAW", ",\"reason\":\"x\"").statusCode())
                .isEqualTo(403);
        assertThat(as("leader").post("/api/tours/plan", "{" + stops("X1") + "}").statusCode())
                .isEqualTo(403);
        JsonNode now = as("office").json("/api/tours/" + all.get("tourId").asLong());
        assertThat(act("office", now, "REVISE", ",\"plan\":{" + stops("X1") + ",\"invited\":[\"leader2\"]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(as("leader").json("/api/tours").get("rows"))
                .as("no longer invited")
                .isEmpty();
    }

    @Test
    @DisplayName(
            "C1 the package of a phone holds no money of a firm, no telephone, seven days, and is not cached on the way")
    void phone() throws Exception {
        roads();
        JsonNode tour = save("""
                "title":"投资 3.21 亿元项目观摩","keepOrder":true,"stops":[
                  {"projectCode":"X1","purpose":"桩基现场;欠税 1,200 万元","question":"总投资32123万元到位多少?本周谁去办?","explainer":"厂长 周某"},
                  {"projectCode":"X2"}]
                """);
        HttpResponse<byte[]> answer =
                as("leader").get("/api/tours/" + tour.get("tourId").asLong() + "/package");
        String bytes = Http.text(answer);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(bytes)
                .doesNotContain("32123", "45678", "12987", "1357", "1,200", "3.21", "0575")
                .doesNotContainIgnoringCase("wan\"")
                .doesNotContainIgnoringCase("yuan")
                .doesNotContainIgnoringCase("invest")
                .doesNotContainIgnoringCase("tax")
                .doesNotContainIgnoringCase("phone")
                .contains("泽食品产业园", "东门岗亭", "厂长 周某", "本周谁去办", "桩基现场");
        JsonNode pack = as("leader").json("/api/tours/" + tour.get("tourId").asLong() + "/package");
        assertThat(java.time.Duration.between(
                        java.time.Instant.parse(pack.get("packedAt").asString()),
                        java.time.Instant.parse(pack.get("expiresAt").asString())))
                .isEqualTo(java.time.Duration.ofDays(7));
        JsonNode first = pack.get("stops").get(0);
        assertThat(first.get("doneShare"))
                .isNotNull()
                .isEqualTo(as("leader").json("/api/projects/X1").get("standing").get("doneShare"));
        assertThat(pack.get("stops").get(1).get("way").get("line").size()).isGreaterThan(1);
    }

    @Test
    @DisplayName(
            "D1 the route map is one A3 page, true within 1 %, stops numbered, every glyph there; the handbook has a page per stop")
    void papers() throws Exception {
        roads();
        JsonNode tour = save("\"title\":\"工业项目观摩\","
                + stops("X1", "X3", "X2", "X4")
                + ",\"keepOrder\":true,\"start\":{\"name\":\"县政府\",\"lon\":120.495,\"lat\":29.004}");
        String path = "/api/tours/" + tour.get("tourId").asLong();
        byte[] pdf = as("leader").get(path + "/route-map.pdf").body();
        Printed map = Printed.of(pdf).keep("tour-route-map");
        assertThat(map.pages()).isEqualTo(1);
        assertThat(map.paper(1)).containsExactly(new double[] {420, 297}, within(0.5));
        assertThat(map.lettersWithoutGlyph()).isEmpty();
        assertThat(map.fontsOutside()).isEmpty();
        assertThat(map.text())
                .contains("工业项目观摩 · 观摩路线图", "泽食品产业园", "云纺织", "东门岗亭", "县政府", "行车路线", "08:", "红线最近道路处")
                .doesNotContain("paper.");
        double perMm = TourPapers.scale(map.text(1)) / 1000;
        double expected = 0.04 * DEGREE_M / perMm;
        assertThat(map.lines(1))
                .as("the way from X3 to X2, on paper")
                .anySatisfy(line -> assertThat(Math.hypot(line[2] - line[0], line[3] - line[1]))
                        .isCloseTo(expected, within(expected / 100)));
        TourPapers.assertNothingClipped(pdf, "tour-route-map");

        byte[] book = as("leader").get(path + "/handbook.pdf").body();
        Printed handbook = Printed.of(book).keep("tour-handbook");
        assertThat(handbook.pages()).isEqualTo(5);
        assertThat(handbook.paper(1)).containsExactly(new double[] {210, 297}, within(0.5));
        assertThat(handbook.lettersWithoutGlyph()).isEmpty();
        assertThat(handbook.text(2)).contains("1/4 泽食品产业园", "看什么", "可以问", "林业局", "32 123.00", "副县长 李某");
        assertThat(handbook.text()).doesNotContain("paper.");
        TourPapers.assertNothingClipped(book, "tour-handbook");
        HttpResponse<byte[]> english = as("leader")
                .send(as("leader")
                        .request(path + "/handbook.pdf")
                        .header("Accept-Language", "en")
                        .GET());
        assertThat(Printed.of(english.body()).keep("tour-handbook-en").text())
                .contains("handbook", "What to see", "entrance of the project")
                .doesNotContain("paper.");
    }
}
