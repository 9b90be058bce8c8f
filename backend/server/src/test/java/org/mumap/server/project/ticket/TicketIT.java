package org.mumap.server.project.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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
@DisplayName("Tickets over HTTP: raised, given, answered, closed; supervision, scope, roles, times")
class TicketIT {

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @Autowired
    TicketDesk desk;

    @Autowired
    @Owner
    JdbcClient owner;

    @Autowired
    Clock clock;

    @BeforeEach
    void two() throws Exception {
        Emptied.facts(database);
        ledger.commit(
                Staged.of("projects")
                        .row(Map.of(
                                "project_code",
                                "X1",
                                "name",
                                "一号",
                                "stage",
                                "SIGNED",
                                "park_code",
                                "P01",
                                "town",
                                "沙河镇"))
                        .row(Map.of(
                                "project_code",
                                "X2",
                                "name",
                                "二号",
                                "stage",
                                "SIGNED",
                                "park_code",
                                "P02",
                                "town",
                                "青溪镇"))
                        .ready(database),
                false,
                "test");
    }

    private Http as(String user) {
        return new Http(port, user);
    }

    private String today(int plus) {
        return LocalDate.now(clock).plusDays(plus).toString();
    }

    private JsonNode raise(String user, String body) {
        return as(user).postJson("/api/tickets", body);
    }

    private JsonNode given(String project, String unit) {
        return raise("office", """
                {"projectCode":"%s","type":"POWER","title":"缺专线","unit":"%s","dueOn":"%s"}
                """.formatted(project, unit, today(3)));
    }

    private HttpResponse<byte[]> act(String user, JsonNode ticket, String act, String rest) {
        return as(user).post("/api/tickets/" + ticket.get("ticketId").asLong() + "/acts", """
                        {"act":"%s","version":%d%s}
                        """.formatted(
                        act, ticket.get("version").asInt(), rest));
    }

    private JsonNode done(String user, JsonNode ticket, String act, String rest) {
        HttpResponse<byte[]> answer = act(user, ticket, act, rest);
        assertThat(answer.statusCode()).as(Http.text(answer)).isEqualTo(200);
        return as("office").json("/api/tickets/" + ticket.get("ticketId").asLong());
    }

    /** Makes a ticket's acts older than they are, since no test can wait for days. */
    private void age(JsonNode ticket, int days) {
        owner.sql("""
                        update ledger.ticket_act set acted_on = acted_on - :days,
                          fields = case when jsonb_exists(fields, 'due_on')
                            then jsonb_set(fields, '{due_on}', to_jsonb(((fields ->> 'due_on')::date - :days)::text)) else fields end
                        where ticket_id = :ticket
                        """)
                .param("days", days)
                .param("ticket", ticket.get("ticketId").asLong())
                .update();
    }

    @Test
    @DisplayName("A1 from raising to closing, each step a fact with its source, numbers without gaps")
    void life() {
        JsonNode ticket = given("X1", "自然资源局");
        assertThat(ticket.get("ticketNo").asString())
                .isEqualTo("卡〔" + LocalDate.now(clock).getYear() + "〕1");
        assertThat(ticket.get("stage").asString()).isEqualTo("ASSIGNED");
        assertThat(ticket.get("typeTitle").asString()).isEqualTo("供电");
        ticket = done("bureau", ticket, "ACCEPT", "");
        ticket = done("bureau", ticket, "ANSWER", ",\"fields\":{\"text\":\"已办\"}");
        assertThat(ticket.get("inTime").asBoolean()).isTrue();
        ticket = done("office", ticket, "CLOSE", "");
        assertThat(ticket.get("stage").asString()).isEqualTo("CLOSED");
        assertThat(ticket.get("acts")).hasSize(5);
        assertThat(ticket.get("acts").get(2).get("by").asString()).isEqualTo("自然资源局 · 利用科");
        assertThat(given("X2", "经信局").get("ticketNo").asString()).endsWith("〕2");
        assertThat(owner.sql("select count(*) from ledger.batch where kind = 'ticket_acts' and state = 'COMMITTED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(7);
    }

    @Test
    @DisplayName("A2 what is not lawful is refused with the reason, and leaves nothing, no number either")
    void refused() {
        HttpResponse<byte[]> none =
                as("office").post("/api/tickets", "{\"projectCode\":\"X1\",\"type\":\"WIND\",\"title\":\"风\"}");
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(Http.text(none)).contains("WIND");
        JsonNode ticket = given("X1", "自然资源局");
        assertThat(ticket.get("ticketNo").asString()).endsWith("〕1");
        assertThat(act("office", ticket, "CLOSE", "").statusCode()).isEqualTo(422);
        assertThat(act("office", ticket, "SUPERVISE", ",\"fields\":{\"number\":\"9\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(act("office", ticket, "FLY", "").statusCode()).isEqualTo(400);
        done("bureau", ticket, "ACCEPT", "");
        assertThat(act("bureau", ticket, "ANSWER", ",\"fields\":{\"text\":\"晚了一步\"}")
                        .statusCode())
                .as("seen before the last act")
                .isEqualTo(409);
    }

    @Test
    @DisplayName("B1 roles: the unit signs and answers, office and leaders give, nobody else")
    void roles() {
        JsonNode ticket = given("X1", "自然资源局");
        assertThat(act("economy", ticket, "ACCEPT", "").statusCode()).isEqualTo(403);
        assertThat(act("park1", ticket, "ACCEPT", "").statusCode()).isEqualTo(403);
        assertThat(act("bureau", ticket, "WITHDRAW", ",\"reason\":\"x\"").statusCode())
                .isEqualTo(403);
        assertThat(act("bureau", ticket, "ESCALATE", ",\"reason\":\"需协调\"").statusCode())
                .isEqualTo(200);
        assertThat(as("park1").post("/api/tickets", """
                        {"projectCode":"X1","type":"WATER","title":"水压不足","unit":"自然资源局","dueOn":"%s"}
                        """.formatted(today(3))).statusCode())
                .as("a park raises, but gives nothing to anybody")
                .isEqualTo(403);
        JsonNode own = raise("park1", "{\"projectCode\":\"X1\",\"type\":\"WATER\",\"title\":\"水压不足\"}");
        assertThat(own.get("stage").asString()).isEqualTo("RAISED");
        assertThat(own.get("ticketNo").asString())
                .as("the refused one took no number")
                .endsWith("〕2");
    }

    @Test
    @DisplayName("B2 scope: the database shows a park its own tickets, by list, by key and by act")
    void scope() {
        JsonNode mine = given("X1", "自然资源局");
        JsonNode other = given("X2", "自然资源局");
        JsonNode seen = as("park1").json("/api/tickets").get("rows");
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).get("ticketId")).isEqualTo(mine.get("ticketId"));
        long id = other.get("ticketId").asLong();
        assertThat(as("park1").get("/api/tickets/" + id).statusCode()).isEqualTo(404);
        assertThat(act("park1", other, "ACCEPT", "").statusCode()).isEqualTo(404);
        assertThat(as("park1")
                        .post("/api/tickets", "{\"projectCode\":\"X2\",\"type\":\"WATER\",\"title\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(as("park1").post("/api/tickets", """
                                {"type":"OTHER","title":"x","place":{"type":"Polygon",
                                 "coordinates":[[[121,29.5],[121.001,29.5],[121.001,29.501],[121,29.5]]]}}""").statusCode())
                .as("land that is not the park's: refused, not raised and hidden")
                .isEqualTo(400);
        assertThat(as("bureau").json("/api/tickets").get("rows")).hasSize(2);
        assertThat(as("admin").json("/api/tickets").get("rows")).isEmpty();
        assertThat(as("admin")
                        .post("/api/tickets", "{\"projectCode\":\"X1\",\"type\":\"WATER\",\"title\":\"x\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("B3 a project that moves takes its tickets along")
    void moved() throws Exception {
        given("X1", "自然资源局");
        ledger.commit(
                Staged.of("projects")
                        .row(Map.of(
                                "project_code",
                                "X1",
                                "name",
                                "一号",
                                "stage",
                                "SIGNED",
                                "park_code",
                                "P02",
                                "town",
                                "青溪镇"))
                        .ready(database),
                false,
                "test");
        assertThat(as("park1").json("/api/tickets").get("rows")).isEmpty();
    }

    @Test
    @DisplayName("C1 overdue becomes supervision with a number, once per day that has passed; the notice names it")
    void supervision() {
        JsonNode ticket = given("X1", "自然资源局");
        assertThat(desk.superviseOverdue()).isZero();
        age(ticket, 4);
        assertThat(desk.superviseOverdue()).isEqualTo(1);
        assertThat(desk.superviseOverdue()).isZero();
        LocalDate day = LocalDate.now(clock);
        JsonNode after =
                as("leader").json("/api/tickets/" + ticket.get("ticketId").asLong());
        assertThat(after.get("supervisionNos").get(0).asString()).isEqualTo("督〔" + day.getYear() + "〕1号");
        assertThat(after.get("overdueDays").asInt()).isEqualTo(1);
        JsonNode list = as("leader").json("/api/tickets?overdue=true");
        assertThat(list.get("overdue").asInt()).isEqualTo(1);
        assertThat(list.get("rows")).hasSize(1);
        JsonNode notice = as("leader")
                .json("/api/tickets/notice?year=%d&quarter=%d".formatted(day.getYear(), (day.getMonthValue() + 2) / 3));
        assertThat(notice.get("units").get(0).get("unit").asString()).isEqualTo("自然资源局");
        assertThat(notice.get("units").get(0).get("overdue").asInt()).isEqualTo(1);
        assertThat(notice.get("supervised")).hasSize(1);
        assertThat(as("leader").get("/api/tickets/notice?year=2025&quarter=5").statusCode())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("C2 as of an earlier day the ticket stands as it stood; before it was raised it is not there")
    void asOf() {
        JsonNode ticket = given("X1", "自然资源局");
        age(ticket, 4);
        done("bureau", ticket, "ACCEPT", "");
        String path = "/api/tickets/" + ticket.get("ticketId").asLong();
        assertThat(as("office").json(path).get("stage").asString()).isEqualTo("DOING");
        JsonNode then = as("office").json(path + "?asOf=" + today(-1));
        assertThat(then.get("stage").asString()).isEqualTo("ASSIGNED");
        assertThat(then.get("acts")).hasSize(2);
        assertThat(as("office").get(path + "?asOf=" + today(-5)).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("D1 a leader's instruction from the map: a circle, a unit, a day; number and receipt come back")
    void instruction() throws Exception {
        ledger.commit(
                Staged.of("parcels")
                        .row(
                                Map.of("parcel_code", "339922001001GB00001", "park_code", "P01", "town", "沙河镇"),
                                Staged.square(120.5, 29, 0.002))
                        .ready(database),
                false,
                "test");
        JsonNode ticket = raise("leader", """
                {"type":"OTHER","title":"围挡内堆土三天内清走","unit":"自然资源局","dueOn":"%s",
                 "place":{"type":"Polygon","coordinates":[[[120.5005,29.0005],[120.501,29.0005],[120.501,29.001],[120.5005,29.0005]]]}}
                """.formatted(today(3)));
        assertThat(ticket.get("instruction").asBoolean()).isTrue();
        assertThat(ticket.get("place").get("type").asString()).isEqualTo("Polygon");
        assertThat(ticket.get("town").asString()).isEqualTo("沙河镇");
        assertThat(as("park1").json("/api/tickets").get("rows"))
                .as("its land shows it to the park")
                .hasSize(1);
        JsonNode receipt = done("bureau", ticket, "ACCEPT", "");
        assertThat(receipt.get("acceptedOn").asString()).isEqualTo(today(0));
        assertThat(as("leader")
                        .post("/api/tickets", "{\"type\":\"OTHER\",\"title\":\"x\",\"place\":{\"type\":\"Kreis\"}}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(as("leader").post("/api/tickets", """
                                {"type":"OTHER","title":"x","unit":"自然资源局","place":{"type":"Polygon",
                                 "coordinates":[[[120.5005,29.0005],[120.501,29.0005],[120.501,29.001],[120.5005,29.0005]]]}}""").statusCode())
                .as("a unit without a day would never be late")
                .isEqualTo(400);
        assertThat(as("leader").json("/api/tickets/choices").get("units").toString())
                .contains("自然资源局")
                .doesNotContain("信息中心");
    }

    @Test
    @DisplayName("D2 an open ticket is the first obstacle of a project that has not started")
    void blocker() {
        given("X1", "自然资源局");
        JsonNode row = as("office")
                .json("/api/projects/not-started?blocker=TICKET")
                .get("rows")
                .get(0);
        assertThat(row.get("projectCode").asString()).isEqualTo("X1");
        assertThat(row.get("blockers").get(0).get("text").asString()).contains("供电 · 缺专线");
    }

    @Test
    @DisplayName("E1 twenty from four hands at once: every one has its own number and none is missing")
    void numbers() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> asked = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                asked.add(() -> given("X1", "自然资源局").get("ticketNo").asString());
            }
            List<String> numbers = new ArrayList<>();
            for (Future<String> one : pool.invokeAll(asked)) {
                numbers.add(one.get());
            }
            List<String> expected = new ArrayList<>();
            for (int i = 1; i <= 20; i++) {
                expected.add("卡〔" + LocalDate.now(clock).getYear() + "〕" + i);
            }
            assertThat(numbers).containsExactlyInAnyOrderElementsOf(expected);
        } finally {
            pool.shutdownNow();
        }
    }
}
