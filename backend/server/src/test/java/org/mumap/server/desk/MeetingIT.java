package org.mumap.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mumap.server.testing.Demo;
import org.mumap.server.testing.DemoServerTest;
import org.mumap.server.testing.Http;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@DemoServerTest
@DisplayName(
        "The meeting room over the demo county: every bar is the sum of its rows, every sheet what the screen shows")
class MeetingIT {

    @LocalServerPort
    int port;

    @BeforeEach
    void ready() {
        Demo.await(port);
    }

    private JsonNode page(String user, String question) {
        return new Http(port, user).json("/api/desk/meeting/" + question);
    }

    private static BigDecimal sum(JsonNode rows, int column) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row : rows) {
            JsonNode value = row.get("values").get(column);
            sum = value.isNull() ? sum : sum.add(value.decimalValue());
        }
        return sum;
    }

    @ParameterizedTest(name = "A1 {0}")
    @ValueSource(strings = {"BEHIND", "IDLE", "MONEY"})
    @DisplayName("A1 bars sum their rows, the total sums the bars")
    void sums(String question) {
        JsonNode page = page("leader", question);
        assertThat(page.get("bars")).isNotEmpty();
        for (JsonNode bar : page.get("bars")) {
            BigDecimal shown = bar.get("values").get(0).decimalValue();
            if (question.equals("BEHIND")) {
                // lag, plan, done, due
                BigDecimal plan = sum(bar.get("rows"), 1);
                BigDecimal lag = sum(bar.get("rows"), 2)
                        .subtract(sum(bar.get("rows"), 3))
                        .movePointRight(2)
                        .divide(plan, 4, RoundingMode.HALF_UP);
                assertThat(shown).isEqualByComparingTo(lag);
                assertThat(bar.get("values").get(1).asInt())
                        .isEqualTo(bar.get("rows").size());
            } else {
                assertThat(shown).isEqualByComparingTo(sum(bar.get("rows"), 0));
            }
        }
        int last = page.get("measures").size() - 1;
        assertThat(page.get("total").get(last).decimalValue()).isEqualByComparingTo(sum(page.get("bars"), last));
    }

    @Test
    @DisplayName("A2 the numbers are those of the wall and of today's list")
    void sameElsewhere() {
        Http leader = new Http(port, "leader");
        JsonNode total = leader.json("/api/projects?limit=1").get("total");
        JsonNode behind = page("leader", "BEHIND");
        assertThat(behind.get("total").get(0).decimalValue())
                .isEqualByComparingTo(total.get("lagPoints").decimalValue());
        assertThat(page("leader", "MONEY").get("total").get(1).decimalValue())
                .isEqualByComparingTo(total.get("annualPlanWan").decimalValue());
        // a park sees its own
        assertThat(page("park1", "IDLE").get("total").get(1).asInt())
                .isPositive()
                .isLessThan(page("leader", "IDLE").get("total").get(1).asInt());
        assertThat(leader.get("/api/desk/meeting/WEATHER").statusCode()).isEqualTo(404);
        assertThat(new Http(port, "").get("/api/desk/meeting/IDLE").statusCode())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("B1 the sheet of a chart has its bars and total, the sheet of a bar its rows")
    void sheets() throws Exception {
        JsonNode page = page("leader", "IDLE");
        Http leader = new Http(port, "leader");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(
                leader.get("/api/desk/meeting/IDLE.xlsx").body()))) {
            Sheet sheet = book.getSheetAt(0);
            int bars = page.get("bars").size();
            assertThat(sheet.getLastRowNum()).isEqualTo(3 + bars);
            assertThat(sheet.getRow(3).getCell(0).getStringCellValue())
                    .isEqualTo(page.get("bars").get(0).get("town").asString());
            assertThat(BigDecimal.valueOf(sheet.getRow(3 + bars).getCell(1).getNumericCellValue()))
                    .isCloseTo(
                            page.get("total").get(0).decimalValue(),
                            org.assertj.core.data.Offset.offset(new BigDecimal("0.001")));
        }
        JsonNode bar = page.get("bars").get(0);
        String town = java.net.URLEncoder.encode(bar.get("town").asString(), java.nio.charset.StandardCharsets.UTF_8);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(
                leader.get("/api/desk/meeting/IDLE.xlsx?town=" + town).body()))) {
            assertThat(book.getSheetAt(0).getLastRowNum())
                    .isEqualTo(2 + bar.get("rows").size());
        }
    }

    @Test
    @DisplayName("C1 the wall by stage and leader: list, totals and sheet agree")
    void filters() throws Exception {
        Http leader = new Http(port, "leader");
        JsonNode any = leader.json("/api/projects?limit=500").get("rows");
        JsonNode one = any.get(0);
        String stage = one.get("stage").asString();
        String chief =
                java.net.URLEncoder.encode(one.get("leader").asString(), java.nio.charset.StandardCharsets.UTF_8);
        String query = "stage=" + stage + "&leader=" + chief;
        JsonNode rows = leader.json("/api/projects?limit=500&" + query).get("rows");
        long expected = any.valueStream()
                .filter(row -> row.get("stage").asString().equals(stage))
                .filter(row ->
                        row.get("leader").asString("").equals(one.get("leader").asString())
                                || row.get("chief")
                                        .asString("")
                                        .equals(one.get("leader").asString()))
                .count();
        assertThat(rows).hasSize((int) expected).isNotEmpty();
        assertThat(expected).isLessThan(any.size());
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(
                leader.get("/api/projects.xlsx?" + query).body()))) {
            assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(3 + (int) expected);
        }
    }
}
