package org.mumap.server.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mumap.server.testing.Staged.with;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
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
@DisplayName("Projects over HTTP: lamps, totals, card, both times, scope")
class ProjectIT {

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @Autowired
    ProjectJudge judge;

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

    private static Map<String, Object> project(int n, String park, String town) {
        return with(
                "project_code",
                "X" + n,
                "name",
                "项目" + n,
                "park_code",
                park,
                "town",
                town,
                "stage",
                "BUILDING",
                "kind",
                "续建",
                "signed_on",
                "2024-01-15",
                "leader",
                "张副县长",
                "chief",
                "李局长",
                "lead_unit",
                "经信局",
                "steward",
                "王工",
                "phone",
                "0575-1234567",
                "entrance",
                Map.of("type", "Point", "coordinates", List.of(120.5, 29)));
    }

    /** Reports of the same amount for each month from January. */
    private static Staged reports(int project, int year, int months, double each) {
        Staged reports = Staged.of("progress_reports");
        for (int m = 1; m <= months; m++) {
            reports.row(with("project_code", "X" + project, "month", "%d-%02d".formatted(year, m), "done_wan", each));
        }
        return reports;
    }

    /** Four projects of 2025: red, yellow and green at the end of June, and one without a plan. */
    private void four() throws Exception {
        commit(Staged.of("projects")
                .row(project(1, "P01", "沙河镇"), Staged.square(120.5, 29, 0.001))
                .row(project(2, "P02", "沙河镇"))
                .row(project(3, "P02", "青溪镇"))
                .row(project(4, null, "青溪镇")));
        commit(Staged.of("project_plans")
                .row(with("project_code", "X1", "year", 2025, "annual_plan_wan", 1200))
                .row(with("project_code", "X2", "year", 2025, "annual_plan_wan", 1200))
                .row(with("project_code", "X3", "year", 2025, "annual_plan_wan", 1200)));
        commit(reports(1, 2025, 6, 20));
        commit(reports(2, 2025, 6, 60));
        commit(reports(3, 2025, 5, 110));
    }

    private JsonNode get(String user, String path) {
        return new Http(port, user).json(path);
    }

    private static List<String> codes(JsonNode list) {
        List<String> codes = new ArrayList<>();
        list.get("rows").forEach(row -> codes.add(row.get("projectCode").asString()));
        return codes;
    }

    @Test
    @DisplayName("A1 the verdict of the contract: shares, points, lamp, months without a report")
    void progress() throws Exception {
        four();
        JsonNode red = get("office", "/api/projects/X1/progress?asOf=2025-06-30&ruleSet=yinchuan-2025");
        assertThat(red.get("annualPlanWan").decimalValue()).isEqualByComparingTo("1200");
        assertThat(red.get("doneWan").decimalValue()).isEqualByComparingTo("120");
        assertThat(red.get("doneShare").decimalValue()).isEqualByComparingTo("0.1");
        assertThat(red.get("timeShare").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(red.get("lagPoints").decimalValue()).isEqualByComparingTo("-40");
        assertThat(red.get("lagPoints").decimalValue().scale()).isGreaterThanOrEqualTo(4);
        assertThat(red.get("lamp").asString()).isEqualTo("RED");
        assertThat(red.get("rule").asString()).isEqualTo("yinchuan-2025");
        assertThat(red.get("basis").asString()).isEqualTo("TWELFTHS");
        assertThat(red.get("missing")).isEmpty();
        JsonNode before = get("office", "/api/projects/X1/progress?asOf=2025-06-29");
        assertThat(before.get("doneWan").decimalValue()).isEqualByComparingTo("100");
        JsonNode green = get("office", "/api/projects/X3/progress?asOf=2025-06-30");
        assertThat(green.get("lamp").asString()).isEqualTo("GREEN");
        assertThat(green.get("missing").get(0).asString()).isEqualTo("2025-06");
        assertThat(get("office", "/api/projects/X4/progress?asOf=2025-06-30")
                        .get("lamp")
                        .asString())
                .isEqualTo("GREY");
    }

    @Test
    @DisplayName("A2 monthly plans make the curve; a sum that is not the annual plan is a warning")
    void curve() throws Exception {
        commit(Staged.of("projects").row(project(1, "P01", "沙河镇")));
        commit(Staged.of("project_plans")
                .row(with("project_code", "X1", "year", 2025, "annual_plan_wan", 1000))
                .row(with("project_code", "X1", "year", 2025, "month", "1", "planned_wan", 100))
                .row(with("project_code", "X1", "year", 2025, "month", "2025-02", "planned_wan", 300)));
        commit(reports(1, 2025, 2, 100));
        JsonNode verdict = get("office", "/api/projects/X1/progress?asOf=2025-02-28");
        assertThat(verdict.get("basis").asString()).isEqualTo("PLAN_CURVE");
        assertThat(verdict.get("lagPoints").decimalValue()).isEqualByComparingTo("-20");
        assertThat(verdict.get("lamp").asString()).isEqualTo("YELLOW");
        assertThat(verdict.get("warnings").get(0).asString()).contains("400").contains("1000");
    }

    @Test
    @DisplayName("B1 the list has the worst first, counts every lamp, and sums by town")
    void list() throws Exception {
        four();
        JsonNode list = get("leader", "/api/projects?asOf=2025-06-30");
        assertThat(codes(list)).containsExactly("X1", "X2", "X3", "X4");
        JsonNode total = list.get("total");
        assertThat(total.get("projects").asInt()).isEqualTo(4);
        assertThat(total.get("annualPlanWan").decimalValue()).isEqualByComparingTo("3600");
        assertThat(total.get("doneWan").decimalValue()).isEqualByComparingTo("1030");
        assertThat(total.get("lagPoints").decimalValue())
                .isEqualByComparingTo(new BigDecimal("-770")
                        .multiply(new BigDecimal(100))
                        .divide(new BigDecimal(3600), 4, RoundingMode.HALF_UP));
        assertThat(total.get("byLamp").get("RED").asInt()).isEqualTo(1);
        assertThat(total.get("byLamp").get("GREY").asInt()).isEqualTo(1);
        assertThat(list.get("byTown").get(0).get("town").asString()).isEqualTo("沙河镇");
        assertThat(list.get("byTown").get(0).get("red").asInt()).isEqualTo(1);
        JsonNode red = get("leader", "/api/projects?asOf=2025-06-30&lamp=RED");
        assertThat(codes(red)).containsExactly("X1");
        assertThat(red.get("total").get("byLamp").get("YELLOW").asInt()).isEqualTo(1);
        assertThat(red.get("rows").get(0).get("phone").asString()).isEqualTo("0575-1234567");
        assertThat(red.get("rows").get(0).get("point").get(0).asDouble()).isEqualTo(120.5);
    }

    @Test
    @DisplayName("B2 pages miss nothing")
    void paging() throws Exception {
        four();
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = get("leader", "/api/projects?asOf=2025-06-30&limit=3" + after);
            seen.addAll(codes(page));
            assertThat(page.get("total").get("projects").asInt()).isEqualTo(4);
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asString();
        } while (!after.isEmpty());
        assertThat(seen).containsExactly("X1", "X2", "X3", "X4");
    }

    @Test
    @DisplayName("B3 what is judged at the commit equals what is judged on demand for today")
    void stored() throws Exception {
        int year = LocalDate.now(clock).getYear();
        four();
        commit(Staged.of("project_plans").row(with("project_code", "X2", "year", year, "annual_plan_wan", 700)));
        commit(reports(2, year, 3, 33.3333));
        JsonNode now = get("leader", "/api/projects");
        JsonNode demand =
                get("leader", "/api/projects?knownAt=" + clock.instant().plusSeconds(60));
        assertThat(now.get("rows")).isEqualTo(demand.get("rows"));
        assertThat(now.get("total")).isEqualTo(demand.get("total"));
        assertThat(owner.sql("select count(*) from live.project_site where judged_on = :today")
                        .param("today", LocalDate.now(clock))
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    @DisplayName("B4 a new day judges all projects anew")
    void newDay() throws Exception {
        four();
        owner.sql("update live.project_site set judged_on = '2020-01-01', lamp = null")
                .update();
        judge.judgeAll();
        assertThat(owner.sql("select count(*) from live.project_site where lamp = 'GREY' and judged_on > '2025-01-01'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    @DisplayName("C1 a corrected report is new now and old as known before")
    void knownAt() throws Exception {
        four();
        Instant before = clock.instant();
        commit(Staged.of("progress_reports").row(with("project_code", "X1", "month", "2025-06", "done_wan", 1000)));
        String path = "/api/projects/X1/progress?asOf=2025-06-30";
        assertThat(get("office", path).get("doneWan").decimalValue()).isEqualByComparingTo("1100");
        assertThat(get("office", path + "&knownAt=" + before).get("doneWan").decimalValue())
                .isEqualByComparingTo("120");
        assertThat(codes(get("office", "/api/projects?asOf=2023-12-31"))).isEmpty();
    }

    @Test
    @DisplayName("C2 the card names the source of every row, the land and the people")
    void card() throws Exception {
        four();
        commit(Staged.of("parcels")
                .row(
                        with("parcel_code", "339922001001GB00001", "name", "一号地", "park_code", "P01"),
                        Staged.square(120.5, 29, 0.001)));
        commit(Staged.of("project_land")
                .row(with("project_code", "X1", "parcel_code", "339922001001GB00001", "role", "SITE")));
        commit(Staged.of("project_nodes")
                .row(with("project_code", "X1", "node", "主体封顶", "planned_to", "2025-05-31", "person", "赵工")));
        JsonNode card = get("leader", "/api/projects/X1?asOf=2025-06-30");
        assertThat(card.get("progress").get("lamp").asString()).isEqualTo("RED");
        JsonNode node = card.get("progress").get("nodes").get(0);
        assertThat(node.get("state").asString()).isEqualTo("OVERDUE");
        assertThat(node.get("lateDays").asInt()).isEqualTo(30);
        assertThat(card.get("land").get(0).get("idleFinding").asString()).isEqualTo("NO_CONTRACT");
        assertThat(card.get("people")).hasSize(4);
        assertThat(card.get("people").get(3).get("phone").asString()).isEqualTo("0575-1234567");
        JsonNode first = card.get("facts").get(0);
        assertThat(first.get("kind").asString()).isEqualTo("projects");
        assertThat(first.get("source").get("fileName").asString()).isEqualTo("test.xlsx");
        assertThat(first.get("source").get("row").asInt()).isEqualTo(2);
        assertThat(card.get("facts")).hasSize(1 + 1 + 6 + 1 + 1);
    }

    @Test
    @DisplayName("D1 a park sees its own projects; another's is not there")
    void scope() throws Exception {
        four();
        assertThat(codes(get("park1", "/api/projects"))).containsExactly("X1");
        assertThat(codes(get("park1", "/api/projects?asOf=2025-06-30"))).containsExactly("X1");
        assertThat(codes(get("inspector", "/api/projects"))).containsExactlyInAnyOrder("X1", "X2");
        assertThat(codes(get("admin", "/api/projects"))).isEmpty();
        Http park = new Http(port, "park1");
        assertThat(park.get("/api/projects/X2").statusCode()).isEqualTo(404);
        assertThat(park.get("/api/projects/X2/progress").statusCode()).isEqualTo(404);
        assertThat(park.get("/api/projects/X1/progress").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("D2 unknown rule sets and lamps are refused; the workbook carries the rows of the screen")
    void refusedAndWorkbook() throws Exception {
        four();
        Http office = new Http(port, "office");
        assertThat(office.get("/api/projects/X1/progress?ruleSet=mars-1").statusCode())
                .isEqualTo(400);
        assertThat(office.get("/api/projects?lamp=PINK").statusCode()).isEqualTo(400);
        byte[] file = office.get("/api/projects.xlsx?asOf=2025-06-30").body();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(3 + 4 + 1);
            assertThat(rows.get(3).getCellText(0)).isEqualTo("X1");
            assertThat(rows.get(3).getCellText(6)).isEqualTo("红灯");
            assertThat(rows.get(7).getCellText(0)).isEqualTo("合计 4 个");
        }
    }
}
