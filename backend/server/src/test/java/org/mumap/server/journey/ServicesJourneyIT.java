package org.mumap.server.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.Chromium;
import org.mumap.server.testing.Demo;
import org.mumap.server.testing.DemoServerTest;
import org.mumap.server.testing.Http;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServerTest
@DisplayName("Data services in Chromium: the address, the project, a token from its making to its end")
class ServicesJourneyIT {

    @LocalServerPort
    int port;

    @BeforeEach
    void ready() {
        Demo.await(port);
    }

    private Page enter(Chromium.Tab tab, String user) {
        Page page = tab.signIn(user).page();
        page.navigate("http://127.0.0.1:" + port + "/#/services");
        assertThat(page.getByTestId("tokens")).isVisible();
        return page;
    }

    private int asks(String secret) {
        Http nobody = new Http(port, "");
        return nobody.send(nobody.request("/ogc/collections/parcels/items?limit=1")
                        .header("Authorization", "Bearer " + secret)
                        .GET())
                .statusCode();
    }

    @Test
    @DisplayName("A1 a colleague copies the address, takes the project, makes a token, uses it and revokes it")
    void token() throws Exception {
        try (Chromium.Tab tab = Chromium.open(port, 1366, 768, "zh-CN")) {
            Page page = enter(tab, "bureau");
            assertThat(page.getByTestId("services-ogc")).hasValue("http://127.0.0.1:" + port + "/ogc");
            Download project =
                    page.waitForDownload(() -> page.getByTestId("services-qgz").click());
            assertThat(project.suggestedFilename()).isEqualTo("mumap.qgz");
            assertThat(Files.size(project.path())).isGreaterThan(2_000);
            page.getByTestId("token-name")
                    .locator("input")
                    .or(page.locator("input[data-testid=token-name]"))
                    .first()
                    .fill("办公室 QGIS");
            page.getByTestId("token-create").click();
            String secret = page.getByTestId("token-secret").inputValue();
            assertThat(secret).startsWith("mumap_");
            assertThat(page.getByTestId("token")
                            .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("办公室 QGIS")))
                    .hasCount(1);
            assertThat(asks(secret)).isEqualTo(200);
            page.reload();
            assertThat(page.getByTestId("token")).hasCount(1);
            assertThat(page.getByTestId("token-secret")).hasCount(0);
            assertThat(page.content()).doesNotContain(secret);
            page.getByTestId("token-revoke").click();
            assertThat(page.getByTestId("token")).hasCount(0);
            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> asks(secret) == 401);
            tab.calm("services");
        }
    }

    @Test
    @DisplayName("A2 the settings lead there; who keeps accounts finds all tokens in the settings")
    void settings() {
        new Http(port, "park1").postJson("/api/tokens", "{\"name\":\"park desk\"}");
        try (Chromium.Tab tab = Chromium.open(port, 1366, 768, "zh-CN")) {
            Page page = enter(tab, "admin");
            page.navigate("http://127.0.0.1:" + port + "/#/settings");
            assertThat(page.getByTestId("token")
                            .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("park1")))
                    .hasCount(1);
            page.getByTestId("token-revoke").first().click();
            assertThat(page.getByTestId("token")).hasCount(0);
        }
    }
}
