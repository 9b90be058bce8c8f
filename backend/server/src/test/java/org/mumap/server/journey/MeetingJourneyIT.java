package org.mumap.server.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.Chromium;
import org.mumap.server.testing.Demo;
import org.mumap.server.testing.DemoServerTest;
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
        return Chromium.open(port, width, height, "zh-CN").signIn(account);
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
            tab.calm("meeting-behind");
            page.keyboard().press("ArrowRight");
            assertThat(page.getByTestId("meeting-question")).containsText("哪块地闲");
            assertThat(page.getByTestId("meeting-said")).containsText("亩");
            tab.calm("meeting-idle");
            page.keyboard().press("End");
            assertThat(page.getByTestId("meeting-question")).containsText("钱在哪");
            assertThat(page.getByTestId("meeting-said")).containsText("万元");
            tab.calm("meeting-money");
            page.keyboard().press("2");
            assertThat(page.getByTestId("meeting-question")).containsText("哪块地闲");
            page.keyboard().press("Home");
            assertThat(page.getByTestId("meeting-question")).containsText("谁落后");
            assertThat(page.getByTestId("meeting-bar").nth(1)).isVisible();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            assertThat(page.getByTestId("meeting-rows")).isVisible();
            assertThat(page.getByTestId("meeting-row").first()).isVisible();
            tab.calm("meeting-rows");
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
            tab.calm("project-on-site");
            page.navigate(page.url().replaceAll("#.*", "") + "#/projects?tab=visits");
            assertThat(page.getByTestId("visit-row")).hasCount(1);
            tab.calm("project-visits");
            page.navigate(page.url().replaceAll("#.*", "") + "#/projects?tab=wall");
            assertThat(page.getByTestId("project-row").first()).isVisible();
            int all = page.getByTestId("project-row").count();
            page.getByTestId("wall-stage").selectOption("BUILDING");
            assertThat(page.getByTestId("project-row").nth(all - 1)).hasCount(0);
            assertThat(page.getByTestId("project-row").first()).isVisible();
            tab.calm("project-wall-stage");
        }
    }
}
