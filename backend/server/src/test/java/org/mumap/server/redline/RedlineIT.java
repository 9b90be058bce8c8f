package org.mumap.server.redline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.print.Printed;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.Staged;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
@DisplayName("Redlines: drawn, numbered, asked, answered, closed; seen by scope; handed on")
class RedlineIT {

    private static final String IN_P01 = "{\"type\":\"LineString\",\"coordinates\":[[120.5,29.0],[120.501,29.0005]]}";
    private static final String IN_P02 =
            "{\"type\":\"Polygon\",\"coordinates\":[[[120.6,29.0],[120.601,29.0],[120.601,29.001],[120.6,29.0]]]}";

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
    private Http leader;

    @BeforeEach
    void county() throws Exception {
        bureau = new Http(port, "bureau");
        park = new Http(port, "park1");
        leader = new Http(port, "leader");
        Emptied.facts(database);
        try (var owner = database.owner();
                var sql = owner.createStatement()) {
            sql.execute("truncate redline.mark, redline.act");
        }
        commit(Staged.of("parks")
                .row(Map.of("park_code", "P01", "name", "青溪经济开发区"), Staged.square(120.49, 28.99, 0.05))
                .row(Map.of("park_code", "P02", "name", "沙河产业园"), Staged.square(120.59, 28.99, 0.05)));
        commit(Staged.of("parcels")
                .row(
                        Map.of("parcel_code", "339922001001GB00001", "park_code", "P01", "town", "沙河镇"),
                        Staged.square(120.5, 29, 0.001)));
    }

    private void commit(Staged staged) throws Exception {
        ledger.commit(staged.ready(database), false, "test");
    }

    private static String sketch(String kind, String geometry, String words, String more) {
        return "{\"kind\":\"" + kind + "\",\"geometry\":" + geometry + ",\"words\":\"" + words + "\"" + more + "}";
    }

    private static JsonNode draw(Http http, String kind, String geometry, String words) {
        return http.postJson("/api/redlines", sketch(kind, geometry, words, ""));
    }

    private static HttpResponse<byte[]> act(Http http, JsonNode mark, String act, String words) {
        return http.post(
                "/api/redlines/" + mark.get("id").asString() + "/acts",
                "{\"act\":\"" + act + "\",\"version\":" + mark.get("version").asInt() + ",\"words\":\"" + words
                        + "\"}");
    }

    private static JsonNode done(Http http, JsonNode mark, String act, String words) {
        HttpResponse<byte[]> answer = act(http, mark, act, words);
        assertThat(answer.statusCode()).as(Http.text(answer)).isEqualTo(200);
        return http.json("/api/redlines/" + mark.get("id").asString());
    }

    private static List<String> numbers(Http http, String query) {
        return http.json("/api/redlines" + query)
                .get("rows")
                .valueStream()
                .map(row -> row.get("no").asString().replaceFirst(".*〕", ""))
                .toList();
    }

    @Test
    @DisplayName("A1 whoever may look draws; numbers run without gaps through the year; a refused drawing takes none")
    void numbered() {
        JsonNode first = draw(park, "LINE", IN_P01, "这里要通路");
        assertThat(first.get("no").asString())
                .isEqualTo("圈〔" + LocalDate.now(clock).getYear() + "〕1");
        assertThat(first.get("parkCode").asString()).isEqualTo("P01");
        assertThat(first.get("state").asString()).isEqualTo("OPEN");
        assertThat(park.post("/api/redlines", sketch("POLYGON", IN_P02, "外面", ""))
                        .statusCode())
                .isEqualTo(403);
        assertThat(bureau.post("/api/redlines", sketch("POLYGON", IN_P02, "", ""))
                        .statusCode())
                .isEqualTo(400);
        JsonNode second = draw(leader, "POLYGON", IN_P02, "空地何时用");
        assertThat(second.get("no").asString()).endsWith("〕2");
        assertThat(new Http(port, "admin")
                        .post("/api/redlines", sketch("LINE", IN_P01, "看不见", ""))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("A2 seen by scope: the county sees all, a park its own, whoever is asked what he is asked")
    void scope() {
        draw(leader, "POLYGON", IN_P02, "别的园区");
        draw(leader, "ARROW", IN_P01, "本园区");
        assertThat(numbers(park, "")).containsExactly("2");
        assertThat(numbers(bureau, "")).containsExactly("2", "1");
        leader.postJson("/api/redlines", sketch("POLYGON", IN_P02, "请开发区看", ",\"addressee\":\"park1\""));
        assertThat(numbers(park, "")).containsExactly("3", "2");
        assertThat(numbers(park, "?mine=true")).containsExactly("3");
        assertThat(new Http(port, "admin").json("/api/redlines").get("rows").size())
                .isZero();
        assertThat(new Http(port, "").get("/api/redlines").statusCode()).isEqualTo(401);
        JsonNode other = bureau.json("/api/redlines").get("rows").get(2);
        assertThat(park.get("/api/redlines/" + other.get("id").asString()).statusCode())
                .isEqualTo(404);
        assertThat(act(park, other, "ANSWER", "看不到").statusCode()).isEqualTo(404);
        List<String> asked = bureau.json("/api/redlines/addressees")
                .get("rows")
                .valueStream()
                .map(row -> row.get("username").asString())
                .toList();
        assertThat(asked).contains("park1", "leader").doesNotContain("admin");
    }

    @Test
    @DisplayName("A3 asked, answered, closed, opened again, undone: every step stays in its history")
    void course() {
        String due = LocalDate.now(clock).plusDays(3).toString();
        JsonNode mark = leader.postJson(
                "/api/redlines",
                sketch(
                        "TEXT",
                        "{\"type\":\"Point\",\"coordinates\":[120.5005,29.0005]}",
                        "何时动工",
                        ",\"addressee\":\"park1\",\"dueOn\":\"" + due + "\""));
        assertThat(act(bureau, mark, "ANSWER", "不是问我").statusCode()).isEqualTo(403);
        assertThat(act(park, mark, "CLOSE", "").statusCode()).isEqualTo(403);
        assertThat(act(park, mark, "ANSWER", "").statusCode()).isEqualTo(400);
        mark = done(park, mark, "ANSWER", "月底动工");
        assertThat(mark.get("state").asString()).isEqualTo("ANSWERED");
        mark = done(park, mark, "UNDO", "");
        assertThat(mark.get("state").asString()).isEqualTo("OPEN");
        mark = done(park, mark, "ANSWER", "下月五日动工");
        assertThat(act(park, mark, "REOPEN", "").statusCode()).isEqualTo(403);
        JsonNode stale = mark;
        mark = done(leader, mark, "CLOSE", "");
        assertThat(mark.get("state").asString()).isEqualTo("CLOSED");
        assertThat(act(leader, stale, "REOPEN", "").statusCode()).isEqualTo(409);
        assertThat(act(leader, mark, "WITHDRAW", "").statusCode()).isEqualTo(409);
        mark = done(leader, mark, "REOPEN", "再看");
        assertThat(mark.get("history").size()).isEqualTo(6);
        assertThat(mark.get("history").get(1).get("undone").asBoolean()).isTrue();
        assertThat(mark.get("history").get(2).get("undoes").asInt()).isEqualTo(2);
        mark = done(leader, mark, "WITHDRAW", "作废");
        assertThat(numbers(leader, "?state=WITHDRAWN")).containsExactly("1");
        assertThat(numbers(leader, "?state=OPEN")).isEmpty();
        // what was drawn is withdrawn, not undone, and the number is not given again
        assertThat(draw(leader, "LINE", IN_P01, "新的").get("no").asString()).endsWith("〕2");
    }

    @Test
    @DisplayName("A4 of two at once one is told that it has changed; numbers never double")
    void together() throws Exception {
        JsonNode mark = draw(leader, "LINE", IN_P01, "谁来");
        var pool = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Integer>> acts = List.of(
                    () -> act(bureau, mark, "ANSWER", "我").statusCode(),
                    () -> act(park, mark, "ANSWER", "我也").statusCode(),
                    () -> act(leader, mark, "ANSWER", "还有我").statusCode());
            List<Integer> codes = pool.invokeAll(acts).stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
            assertThat(codes).containsExactlyInAnyOrder(200, 409, 409);
            Callable<String> drawing =
                    () -> draw(bureau, "LINE", IN_P01, "同时").get("no").asString();
            List<String> numbers = pool.invokeAll(java.util.Collections.nCopies(12, drawing)).stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
            assertThat(numbers).doesNotHaveDuplicates().hasSize(12);
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LINE    | {"type":"Point","coordinates":[120.5,29]}
            TEXT    | {"type":"LineString","coordinates":[[120.5,29],[120.6,29]]}
            LINE    | {"type":"LineString","coordinates":[[120.5,29],[120.5,29]]}
            POLYGON | {"type":"Polygon","coordinates":[[[120.5,29],[120.6,29.1],[120.6,29],[120.5,29.1],[120.5,29]]]}
            LINE    | {"type":"LineString","coordinates":[[1e300,29],[120.6,29]]}
            LINE    | {"type":"LineString","coordinates":[[220.5,29],[120.6,29]]}
            POLYGON | {"type":"Nonsense"}
            POLYGON | "a text"
            CIRCLE  | {"type":"Point","coordinates":[120.5,29]}
            """)
    @DisplayName("B1 what is no line, area or point is refused (400) and nothing is kept")
    void refused(String kind, String geometry) {
        assertThat(bureau.post("/api/redlines", sketch(kind, geometry, "x", "")).statusCode())
                .isEqualTo(400);
        assertThat(bureau.json("/api/redlines").get("rows").size()).isZero();
    }

    @Test
    @DisplayName("B2 a day gone by, nobody's name, too many words: each a problem in two languages")
    void problems() {
        for (String more : List.of(
                ",\"dueOn\":\"2020-01-01\"",
                ",\"addressee\":\"nobody\"",
                ",\"addressee\":\"admin\"",
                ",\"dueOn\":\"2999-01-01\"")) {
            HttpResponse<byte[]> answer = bureau.post("/api/redlines", sketch("LINE", IN_P01, "x", more));
            assertThat(answer.statusCode()).as(more).isEqualTo(400);
        }
        assertThat(bureau.post("/api/redlines", sketch("LINE", IN_P01, "长".repeat(1001), ""))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("C1 handed on as GeoJSON and as a workbook: the rows of the list, formulas disarmed")
    void handedOn() throws Exception {
        draw(leader, "POLYGON", IN_P02, "=1+1");
        draw(leader, "LINE", IN_P01, "本园区");
        JsonNode collection = park.json("/api/redlines.geojson");
        assertThat(collection.get("features").size()).isEqualTo(1);
        assertThat(collection
                        .get("features")
                        .get(0)
                        .get("properties")
                        .get("words")
                        .asString())
                .isEqualTo("本园区");
        HttpResponse<byte[]> file = leader.get("/api/redlines.xlsx");
        assertThat(file.statusCode()).isEqualTo(200);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file.body()))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(5);
            assertThat(rows.get(4).getCellText(3)).isEqualTo("'=1+1");
            assertThat(rows.get(3).getCellText(0))
                    .isEqualTo("圈〔" + LocalDate.now(clock).getYear() + "〕2");
        }
    }

    @Test
    @DisplayName("C2 on paper: numbers on the map and a page that says what they mean")
    void paper() {
        draw(leader, "ARROW", IN_P01, "由此接路");
        String body = """
                {"bbox":[120.49,28.99,120.51,29.01],"theme":"plain","layers":["parcels","redlines"],"title":"圈批"}
                """;
        Printed sheet = Printed.of(leader.post("/api/print/view", body).body()).keep("redlines");
        assertThat(sheet.pages()).isEqualTo(2);
        assertThat(sheet.text(2)).contains("由此接路", "〕1", "待答复");
        Printed without = Printed.of(leader.post("/api/print/view", body.replace(",\"redlines\"", ""))
                .body());
        assertThat(without.pages()).isEqualTo(1);
    }
}
