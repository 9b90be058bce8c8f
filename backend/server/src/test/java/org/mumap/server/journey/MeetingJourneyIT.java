package org.mumap.server.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.Chromium;
import org.mumap.server.testing.Demo;
import org.mumap.server.testing.DemoServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServerTest
@DisplayName("The meeting room on a projector and the visits at a desk, in Chromium")
class MeetingJourneyIT {

    @LocalServerPort
    int port;

    @BeforeEach
    void ready() {
        Demo.await(port);
    }

    private Chromium.Tab signIn(String account, int width, int height) {
        Chromium.Tab tab = Chromium.open(port, width, height, "zh-CN");
        tab.page().getByTestId("sign-in-username").fill(account);
        tab.page().getByTestId("sign-in-password").fill("mumap-demo");
        tab.page().getByTestId("sign-in-submit").click();
        assertThat(tab.page().getByTestId("account-name")).isVisible();
        return tab;
    }

    private static void calm(Chromium.Tab tab, String picture) throws Exception {
        Path folder = Files.createDirectories(TestDatabase.root().resolve("backend/server/target/pictures"));
        tab.page().screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(picture + ".png")));
        assertThat(tab.foreign()).as("requests that left the machine").isEmpty();
        assertThat(tab.errors()).as("errors in the browser").isEmpty();
    }

    @Test
    @DisplayName("A1 keys alone: pages, ends, digits, a list and back, out; large type on 1920×1080")
    void keys() throws Exception {
        try (Chromium.Tab tab = signIn("office", 1920, 1080)) {
            Page page = tab.page();
            page.navigate(page.url().replaceAll("#.*", "") + "#/projects");
            page.getByTestId("meeting-room").click();
            assertThat(page.getByTestId("meeting-question")).containsText("谁落后");
            assertThat(page.getByTestId("meeting-bar").first()).isVisible();
            double size = ((Number) page.getByTestId("meeting-bar")
                            .first()
                            .evaluate("node => parseFloat(getComputedStyle(node).fontSize)"))
                    .doubleValue();
            assertThat(size).isGreaterThanOrEqualTo(24);
            calm(tab, "meeting-behind");
            page.keyboard().press("ArrowRight");
            assertThat(page.getByTestId("meeting-question")).containsText("哪块地闲");
            assertThat(page.getByTestId("meeting-said")).containsText("亩");
            calm(tab, "meeting-idle");
            page.keyboard().press("End");
            assertThat(page.getByTestId("meeting-question")).containsText("钱在哪");
            assertThat(page.getByTestId("meeting-said")).containsText("万元");
            calm(tab, "meeting-money");
            page.keyboard().press("2");
            assertThat(page.getByTestId("meeting-question")).containsText("哪块地闲");
            page.keyboard().press("Home");
            assertThat(page.getByTestId("meeting-question")).containsText("谁落后");
            assertThat(page.getByTestId("meeting-bar").nth(1)).isVisible();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            assertThat(page.getByTestId("meeting-rows")).isVisible();
            assertThat(page.getByTestId("meeting-row").first()).isVisible();
            calm(tab, "meeting-rows");
            page.keyboard().press("Escape");
            assertThat(page.getByTestId("meeting-rows")).hasCount(0);
            page.keyboard().press("Escape");
            assertThat(page.getByTestId("meeting")).hasCount(0);
        }
    }

    @Test
    @DisplayName("B1 the office enters a visit at its desk; the week counts it; the wall is filtered by stage")
    void visits() throws Exception {
        try (Chromium.Tab tab = signIn("office", 1366, 768)) {
            Page page = tab.page();
            page.navigate(page.url().replaceAll("#.*", "") + "#/projects");
            page.getByTestId("project-row").first().click();
            page.getByTestId("on-site-begin").click();
            page.getByTestId("on-site-enter").click();
            assertThat(page.getByTestId("on-site-said")).containsText("已登记");
            calm(tab, "project-on-site");
            page.navigate(page.url().replaceAll("#.*", "") + "#/projects?tab=visits");
            assertThat(page.getByTestId("visit-row")).hasCount(1);
            calm(tab, "project-visits");
            page.navigate(page.url().replaceAll("#.*", "") + "#/projects?tab=wall");
            assertThat(page.getByTestId("project-row").first()).isVisible();
            int all = page.getByTestId("project-row").count();
            page.getByTestId("wall-stage").selectOption("BUILDING");
            assertThat(page.getByTestId("project-row").nth(all - 1)).hasCount(0);
            assertThat(page.getByTestId("project-row").first()).isVisible();
            calm(tab, "project-wall-stage");
        }
    }
}
