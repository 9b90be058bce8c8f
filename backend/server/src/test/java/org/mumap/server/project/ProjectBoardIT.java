package org.mumap.server.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mumap.server.testing.Staged.with;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import tools.jackson.databind.JsonNode;

@ServerTest
@DisplayName("The board over HTTP: funnel, rates, signed and not started, the battle map of one project")
class ProjectBoardIT {

    private static final String PARCEL = "339922001001GB00001";

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @Autowired
    Clock clock;

    @BeforeEach
    void empty() throws Exception {
        Emptied.facts(database);
    }

    private void commit(Staged staged) throws Exception {
        ledger.commit(staged.ready(database), false, "test");
    }

    private static Map<String, Object> project(String code, String stage, Object... more) {
        Map<String, Object> project =
                with("project_code", code, "name", "项目" + code, "stage", stage, "park_code", "P01", "town", "沙河镇");
        project.putAll(with(more));
        return project;
    }

    private JsonNode get(String user, String path) {
        return new Http(port, user).json(path);
    }

    private static List<String> texts(JsonNode list, String... field) {
        List<String> texts = new ArrayList<>();
        list.forEach(one ->
                texts.add(field.length == 0 ? one.asString() : one.get(field[0]).asString()));
        return texts;
    }

    private static JsonNode one(JsonNode list, String field, String value) {
        for (JsonNode row : list) {
            if (row.get(field).asString().equals(value)) {
                return row;
            }
        }
        throw new AssertionError("no " + field + " " + value + " in " + list);
    }

    private void six() throws Exception {
        commit(Staged.of("projects")
                .row(project("X1", "SIGNED", "signed_on", "2025-01-10", "total_investment_wan", 5000))
                .row(project(
                        "X2",
                        "BUILDING",
                        "signed_on",
                        "2024-05-01",
                        "started_on",
                        "2025-06-10",
                        "total_investment_wan",
                        3000,
                        "funds_planned_wan",
                        1000,
                        "funds_paid_wan",
                        400))
                .row(project(
                        "X3",
                        "PRODUCING",
                        "signed_on",
                        "2022-05-01",
                        "started_on",
                        "2023-01-01",
                        "completed_on",
                        "2024-12-01",
                        "production_on",
                        "2025-03-01",
                        "in_statistics_on",
                        "2023-02-01"))
                .row(project("X4", "TALK"))
                .row(project("X5", "TERMINATED", "signed_on", "2024-01-01"))
                .row(project("X6", "SIGNED", "signed_on", "2025-06-20", "park_code", "P02", "town", "青溪镇")));
    }

    @Test
    @DisplayName("A1 the funnel counts what has been reached by the day; every number carries its projects")
    void funnel() throws Exception {
        six();
        JsonNode funnel = get("office", "/api/projects/board?asOf=2025-06-30").get("funnel");
        assertThat(texts(one(funnel, "stage", "LEAD").get("projects"))).containsExactly("X1", "X2", "X3", "X4", "X6");
        assertThat(texts(one(funnel, "stage", "LEAD").get("here"))).containsExactly("X4");
        assertThat(texts(one(funnel, "stage", "SIGNED").get("projects"))).containsExactly("X1", "X2", "X3", "X6");
        assertThat(one(funnel, "stage", "SIGNED").get("investmentWan").decimalValue())
                .isEqualByComparingTo("8000");
        assertThat(texts(one(funnel, "stage", "STARTED").get("here"))).containsExactly("X2");
        assertThat(one(funnel, "stage", "PRODUCING").get("title").asString()).isEqualTo("投产");
        funnel.forEach(step ->
                assertThat(step.get("projects")).hasSize(step.get("count").asInt()));
        JsonNode before = get("office", "/api/projects/board?asOf=2025-06-01").get("funnel");
        assertThat(texts(one(before, "stage", "STARTED").get("projects"))).containsExactly("X3");
    }

    @Test
    @DisplayName("A2 rates with formula, what is lacking, and the change on the month")
    void rates() throws Exception {
        six();
        JsonNode board = get("office", "/api/projects/board?asOf=2025-06-30");
        assertThat(board.get("before").asString()).isEqualTo("2025-05-31");
        JsonNode started = one(board.get("rates"), "code", "STARTED");
        assertThat(started.get("formula").asString()).contains("÷");
        assertThat(started.get("share").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(started.get("shareBefore").decimalValue()).isEqualByComparingTo("0.33333333");
        assertThat(started.get("changePoints").decimalValue()).isEqualByComparingTo("16.6667");
        assertThat(texts(started.get("lacking"))).containsExactly("X1", "X6");
        JsonNode funds = one(board.get("rates"), "code", "FUNDS");
        assertThat(funds.get("share").decimalValue()).isEqualByComparingTo("0.4");
        assertThat(one(board.get("rates"), "code", "FULL").get("above").asInt()).isZero();
        assertThat(one(get("park1", "/api/projects/board?asOf=2025-06-30").get("rates"), "code", "STARTED")
                        .get("below")
                        .asInt())
                .as("a park sees its own projects only")
                .isEqualTo(3);
    }

    @Test
    @DisplayName("A3 as known before a correction the board says what it said then")
    void knownAt() throws Exception {
        six();
        Instant before = clock.instant();
        commit(Staged.of("projects")
                .row(project("X1", "BUILDING", "signed_on", "2025-01-10", "started_on", "2025-06-01")));
        String path = "/api/projects/board?asOf=2025-06-30";
        assertThat(one(get("office", path).get("rates"), "code", "STARTED")
                        .get("above")
                        .asInt())
                .isEqualTo(3);
        assertThat(one(get("office", path + "&knownAt=" + before).get("rates"), "code", "STARTED")
                        .get("above")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("B1 signed and not started: the longest first, with days and what blocks")
    void notStarted() throws Exception {
        six();
        commit(Staged.of("parcels")
                .row(
                        with("parcel_code", PARCEL, "park_code", "P01", "town", "沙河镇", "supply_state", "RESERVE"),
                        Staged.square(120.5, 29, 0.001)));
        commit(Staged.of("project_land").row(with("project_code", "X1", "parcel_code", PARCEL, "role", "SITE")));
        commit(Staged.of("permits")
                .row(with("project_code", "X1", "type", "环评", "applied_on", "2025-03-01", "due_on", "2025-04-15")));
        JsonNode list = get("office", "/api/projects/not-started?asOf=2025-06-30");
        assertThat(texts(list.get("rows"), "projectCode")).containsExactly("X1", "X6");
        JsonNode first = list.get("rows").get(0);
        assertThat(first.get("daysSinceSigning").asInt()).isEqualTo(171);
        assertThat(texts(first.get("blockers"), "code")).containsExactly("LAND", "PERMIT_OVERDUE");
        assertThat(first.get("blockers").get(1).get("text").asString())
                .contains("环评")
                .contains("2025-04-15");
        assertThat(list.get("byBlocker").get("NO_SITE").asInt()).isEqualTo(1);
        assertThat(texts(
                        get("office", "/api/projects/not-started?asOf=2025-06-30&blocker=NO_SITE")
                                .get("rows"),
                        "projectCode"))
                .containsExactly("X6");
        assertThat(new Http(port, "office")
                        .get("/api/projects/not-started?blocker=WIND")
                        .statusCode())
                .isEqualTo(400);
        assertThat(texts(
                        get("park1", "/api/projects/not-started?asOf=2025-06-30")
                                .get("rows"),
                        "projectCode"))
                .containsExactly("X1");
    }

    private void battle() throws Exception {
        commit(Staged.of("projects")
                .row(project(
                        "X1",
                        "BUILDING",
                        "signed_on",
                        "2024-10-01",
                        "planned_start_on",
                        "2025-01-10",
                        "started_on",
                        "2025-02-01",
                        "planned_completion_on",
                        "2025-12-31",
                        "total_investment_wan",
                        1000)));
        commit(Staged.of("parcels")
                .row(with("parcel_code", PARCEL, "park_code", "P01", "town", "沙河镇"), Staged.square(120.5, 29, 0.001)));
        commit(Staged.of("project_land").row(with("project_code", "X1", "parcel_code", PARCEL, "role", "SITE")));
        commit(Staged.of("site_states")
                .row(with(
                        "parcel_code",
                        PARCEL,
                        "observed_on",
                        "2025-05-01",
                        "permit_on",
                        "2025-01-25",
                        "started_on",
                        "2025-03-05")));
        commit(Staged.of("permits")
                .row(with(
                        "project_code",
                        "X1",
                        "type",
                        "施工许可",
                        "applied_on",
                        "2025-01-02",
                        "approved_on",
                        "2025-01-20",
                        "due_on",
                        "2025-01-15")));
        commit(Staged.of("project_nodes")
                .row(with(
                        "project_code",
                        "X1",
                        "node",
                        "桩基",
                        "duration_days",
                        60,
                        "weight",
                        30,
                        "actual_from",
                        "2025-02-01",
                        "actual_to",
                        "2025-04-05"))
                .row(with(
                        "project_code",
                        "X1",
                        "node",
                        "主体封顶",
                        "predecessor",
                        "桩基",
                        "duration_days",
                        120,
                        "weight",
                        50,
                        "actual_from",
                        "2025-04-10"))
                .row(with(
                        "project_code",
                        "X1",
                        "node",
                        "竣工验收",
                        "predecessor",
                        "主体封顶",
                        "duration_days",
                        90,
                        "weight",
                        20)));
        commit(Staged.of("project_plans").row(with("project_code", "X1", "year", 2025, "annual_plan_wan", 1200)));
        commit(Staged.of("progress_reports").row(with("project_code", "X1", "month", "2025-05", "done_wan", 410)));
        commit(Staged.of("project_evidence")
                .row(with(
                        "project_code",
                        "X1",
                        "observed_on",
                        "2025-05-20",
                        "kind",
                        "PHOTO",
                        "node",
                        "桩基",
                        "file",
                        "a.jpg")));
    }

    @Test
    @DisplayName("C1 the battle map: three starts, permits, back-scheduling, lamps and their history")
    void detail() throws Exception {
        battle();
        JsonNode detail = get("leader", "/api/projects/X1/detail?asOf=2025-06-30");
        assertThat(one(detail.get("starts"), "kind", "STATISTICS").get("on").asString())
                .isEqualTo("2025-02-01");
        assertThat(one(detail.get("starts"), "kind", "PERMIT").get("on").asString())
                .isEqualTo("2025-01-20");
        assertThat(one(detail.get("starts"), "kind", "LAND").get("on").asString())
                .isEqualTo("2025-03-05");
        assertThat(detail.get("permits").get(0).get("overdueDays").asInt()).isEqualTo(5);
        JsonNode schedule = detail.get("schedule");
        assertThat(schedule.get("forecast").asString()).isEqualTo("2025-11-06");
        assertThat(schedule.get("lateDays").asInt()).isEqualTo(-55);
        assertThat(texts(schedule.get("criticalPath"))).containsExactly("主体封顶", "竣工验收");
        assertThat(one(detail.get("lamps"), "measure", "REGISTRATION")
                        .get("lamp")
                        .asString())
                .isEqualTo("RED");
        assertThat(one(detail.get("lamps"), "measure", "START").get("lamp").asString())
                .isEqualTo("GREEN");
        assertThat(detail.get("history")).hasSize(6);
        assertThat(detail.get("history").get(3).get("shown").asString()).isEqualTo("RED");
        assertThat(detail.get("history").get(4).get("madeGood").asBoolean()).isTrue();
        assertThat(detail.get("curve")).hasSize(12);
        assertThat(detail.get("curve").get(5).get("plannedWan").decimalValue()).isEqualByComparingTo("600");
        assertThat(detail.get("curve").get(6).get("doneWan").isNull()).isTrue();
        assertThat(new Http(port, "inspector").get("/api/projects/X1/detail").statusCode())
                .isEqualTo(200);
        assertThat(new Http(port, "admin").get("/api/projects/X1/detail").statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("C2 a claim more than ten points above the newest photo is flagged, exactly ten is not")
    void claim() throws Exception {
        battle();
        JsonNode claim =
                get("leader", "/api/projects/X1/detail?asOf=2025-06-30").get("claim");
        assertThat(claim.get("seenShare").decimalValue()).isEqualByComparingTo("0.3");
        assertThat(claim.get("abovePoints").decimalValue()).isEqualByComparingTo("11");
        assertThat(claim.get("flagged").asBoolean()).isTrue();
        assertThat(claim.get("text").asString()).contains("桩基");
        commit(Staged.of("progress_reports").row(with("project_code", "X1", "month", "2025-05", "done_wan", 400)));
        assertThat(get("leader", "/api/projects/X1/detail?asOf=2025-06-30")
                        .get("claim")
                        .get("flagged")
                        .asBoolean())
                .isFalse();
        commit(Staged.of("project_evidence")
                .row(with(
                        "project_code",
                        "X1",
                        "observed_on",
                        "2025-06-10",
                        "kind",
                        "ELECTRICITY",
                        "kwh",
                        100,
                        "planned_kwh",
                        1000)));
        assertThat(get("leader", "/api/projects/X1/detail?asOf=2025-06-30")
                        .get("claim")
                        .get("flagged")
                        .asBoolean())
                .as("electricity is newer and implies less")
                .isTrue();
    }

    @Test
    @DisplayName("C3 nodes that wait for each other are refused by name")
    void circle() throws Exception {
        battle();
        commit(Staged.of("project_nodes")
                .row(with("project_code", "X1", "node", "桩基", "predecessor", "竣工验收", "duration_days", 60)));
        JsonNode schedule =
                get("leader", "/api/projects/X1/detail?asOf=2025-06-30").get("schedule");
        assertThat(schedule.get("refused").get(0).asString()).contains("桩基", "主体封顶", "竣工验收");
        assertThat(schedule.get("forecast").isNull()).isTrue();
    }
}
