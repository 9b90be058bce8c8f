package org.mumap.server.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.ledger.Owner;
import org.mumap.server.testing.Chromium;
import org.mumap.server.testing.Demo;
import org.mumap.server.testing.DemoServerTest;
import org.mumap.server.testing.Form;
import org.mumap.server.testing.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Adds schemes, runs and a return of the year under way, which no counter of the demo county looks at: the server may be shared. */
@DemoServerTest
@DisplayName(
        "Evaluation on the screen: scheme, run, explanation; objection and corrected list; the same bytes a year later")
class EvaluationJourneyIT {

    private static final int YEAR = 2024;
    private static final String VETO_SCHEME = """
            {"name":"青溪县综合评价 %s","year":2024,"population":"ALL","method":"BASE_RATIO",
             "indicators":[{"code":"TAX_PER_MU","weight":60,"baseRule":"AVERAGE","cap":1.5,"floor":0},
                           {"code":"LABOUR_PRODUCTIVITY","weight":40,"baseRule":"AVERAGE","cap":1.5,"floor":0}],
             "grades":[{"grade":"A","upTo":0.20},{"grade":"B","upTo":0.60},{"grade":"C","upTo":0.95},{"grade":"D","upTo":1.0}],
             "adjustments":[{"code":"ACCIDENT","name":"安全事故","kind":"VETO","best":"D"}]}
            """;

    @LocalServerPort
    int port;

    @Autowired
    @Owner
    JdbcClient owner;

    @BeforeEach
    void ready() {
        Demo.await(port);
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    private Chromium.Tab signedIn(String username, String address) {
        Chromium.Tab tab = Chromium.open(port, 1366, 768, "zh-CN").signIn(username);
        tab.page().navigate("/#/evaluation" + address);
        return tab;
    }

    private Http as(String user) {
        return new Http(port, user);
    }

    private long run(String name) {
        long scheme = as("economy")
                .postJson("/api/evaluation-schemes", VETO_SCHEME.formatted(name))
                .get("id")
                .asLong();
        return as("economy")
                .postJson("/api/evaluations", "{\"schemeId\":" + scheme + "}")
                .get("id")
                .asLong();
    }

    @Test
    @DisplayName("A1 a new scheme, its run, and why a firm stands where it stands")
    void explanation() {
        try (Chromium.Tab tab = signedIn("economy", "?tab=schemes")) {
            Page page = tab.page();
            page.getByTestId("scheme-new").click();
            page.getByTestId("scheme-name").fill("青溪县 2025 版");
            page.getByTestId("indicator-weight").first().fill("70");
            page.getByTestId("indicator-add").click();
            page.getByTestId("indicator-weight").nth(1).fill("30");
            // a base is missing: the program says which and what to do, and keeps the form
            page.getByTestId("scheme-save").click();
            assertThat(page.locator(".el-message")).containsText("没有基准值");
            page.getByTestId("indicator-base").fill("300");
            page.getByTestId("scheme-save").click();
            page.getByTestId("scheme-row")
                    .filter(new Locator.FilterOptions().setHasText("青溪县 2025 版"))
                    .getByTestId("scheme-run")
                    .click();
            page.getByTestId("run-go").click();
            Locator rows = page.getByTestId("evaluation-row");
            rows.first().waitFor();
            assertThat(rows.first()).hasText(Pattern.compile("^1\\s*A"));
            rows.last().click();
            Locator card = page.getByTestId("firm-card");
            assertThat(card.getByTestId("firm-term")).hasCount(2);
            assertThat(card.getByTestId("firm-lift")).containsText(Pattern.compile("还差 [\\d.]+ 分"));
            assertThat(card).containsText("来源");
            assertThat(page.getByTestId("evaluation-mine")).isVisible();
            assertThat(tab.errors())
                    .as("only the scheme that was refused")
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("status of 400");
        }
    }

    @Test
    @DisplayName("A2 the park objects, another office rules, the run is made again, the final list says what is right")
    void objection() {
        long first = run("异议");
        JsonNode best = as("park1")
                .json("/api/evaluations/" + first + "/results")
                .get("rows")
                .get(0);
        String firm = best.get("creditCode").asString();
        String name = best.get("name").asString();
        String grade = best.get("grade").asString();
        long mark = as("economy")
                .postJson(
                        "/api/evaluations/marks",
                        "{\"creditCode\":\"%s\",\"year\":%d,\"code\":\"ACCIDENT\",\"documentNo\":\"应急〔2025〕3号\",\"reason\":\"误登\"}"
                                .formatted(firm, YEAR))
                .get("id")
                .asLong();
        long scheme =
                as("economy").json("/api/evaluations/" + first).get("schemeId").asLong();
        as("economy").postJson("/api/evaluations", "{\"schemeId\":" + scheme + "}");
        try (Chromium.Tab tab = signedIn("economy", "?tab=public")) {
            tab.page().getByTestId("publish").click();
            tab.page().getByTestId("publish-go").click();
            assertThat(publicFirm(tab.page(), name)).containsText("D");
        }
        try (Chromium.Tab tab = signedIn("park1", "?tab=public&firm=" + firm)) {
            tab.page().getByTestId("objection-claim").fill("事故认定的是另一家同名企业");
            tab.page().getByTestId("objection-file").click();
            assertThat(tab.page().getByTestId("objection-row")).containsText(name);
        }
        try (Chromium.Tab tab = signedIn("bureau", "?tab=public")) {
            Page page = tab.page();
            page.getByTestId("objection-rule").click();
            page.getByTestId("ruling-reason").fill("查证属实");
            page.getByTestId("ruling-correction").fill("撤回误登的认定");
            page.getByTestId("ruling-go").click();
            assertThat(page.getByTestId("objection-row")).containsText("成立");
        }
        as("economy").post("/api/evaluations/marks/" + mark + "/withdrawal", "{\"reason\":\"误登\"}");
        as("economy").postJson("/api/evaluations", "{\"schemeId\":" + scheme + "}");
        periodEnds();
        try (Chromium.Tab tab = signedIn("economy", "?tab=public")) {
            Page page = tab.page();
            page.getByTestId("publish").click();
            page.getByTestId("publish-kind").selectOption("FINAL");
            page.getByTestId("publish-go").click();
            assertThat(page.getByTestId("publication-row").first()).containsText("正式名单");
            assertThat(grade).isNotEqualTo("D");
            assertThat(publicFirm(page, name)).containsText(grade);
            assertThat(tab.errors()).isEmpty();
        }
    }

    private static Locator publicFirm(Page page, String name) {
        Locator find = page.getByTestId("public-find");
        (find.locator("input").count() > 0 ? find.locator("input") : find).fill(name);
        return page.getByTestId("public-firm")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }

    private void periodEnds() {
        owner.sql("alter table ledger.evaluation_publication disable trigger evaluation_publication_stands")
                .update();
        owner.sql("update ledger.evaluation_publication set from_on = from_on - 9, to_on = to_on - 8")
                .update();
        owner.sql("alter table ledger.evaluation_publication enable trigger evaluation_publication_stands")
                .update();
    }

    @Test
    @DisplayName("A3 after this year's returns came in, last year's run is the same to the byte")
    void sameBytes() {
        long run = run("去年");
        byte[] before =
                as("economy").get("/api/evaluations/" + run + "/results").body();
        String firm = as("economy")
                .json("/api/evaluations/" + run + "/results?limit=1")
                .get("rows")
                .get(0)
                .get("creditCode")
                .asString();
        byte[] file =
                ("credit_code,year,tax_wan,employees\n" + firm + ",2026,12345,10\n").getBytes(StandardCharsets.UTF_8);
        assertThat(new Form()
                        .with("kind", "annual_returns")
                        .with("commit", "auto")
                        .file("file", "今年.csv", file)
                        .post(as("economy"), "/api/imports")
                        .statusCode())
                .isEqualTo(201);
        try (Chromium.Tab tab = signedIn("economy", "?tab=results&run=" + run)) {
            tab.page().getByTestId("evaluation-row").first().waitFor();
            tab.page().getByTestId("evaluation-verify").click();
            assertThat(tab.page().locator(".el-message")).containsText("逐字节相同");
        }
        JsonNode stored = as("economy").json("/api/evaluations/" + run);
        long again = as("economy")
                .postJson(
                        "/api/evaluations",
                        "{\"schemeId\":%d,\"year\":%d,\"asOf\":\"%s\",\"knownAt\":\"%s\"}"
                                .formatted(
                                        stored.get("schemeId").asLong(),
                                        YEAR,
                                        stored.get("asOf").asString(),
                                        stored.get("knownAt").asString()))
                .get("id")
                .asLong();
        assertThat(as("economy").get("/api/evaluations/" + again + "/results").body())
                .isEqualTo(before);
    }
}
