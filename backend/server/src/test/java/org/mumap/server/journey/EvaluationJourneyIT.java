package org.mumap.server.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.Chromium;
import org.mumap.server.testing.Demo;
import org.mumap.server.testing.DemoServerTest;
import org.mumap.server.testing.Form;
import org.mumap.server.testing.Http;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Adds schemes, runs and a return of the year under way, which no counter of the demo county looks at: the server may be shared. */
@DemoServerTest
@DisplayName("Evaluation on the screen: the same bytes a year later")
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

    @BeforeEach
    void ready() {
        Demo.await(port);
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    private Chromium.Tab signedIn(String username, String address) {
        Chromium.Tab tab = Chromium.open(port, 1366, 768, "zh-CN");
        Page page = tab.page();
        page.setDefaultTimeout(60_000);
        page.getByTestId("sign-in-username").fill(username);
        page.getByTestId("sign-in-password").fill("mumap-demo");
        page.getByTestId("sign-in-submit").click();
        page.getByTestId("account-name").waitFor();
        page.navigate("/#/evaluation" + address);
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
    @DisplayName("A1 after this year's returns came in, last year's run is the same to the byte")
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
