package org.mumap.server.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.Chromium;
import org.mumap.server.testing.Demo;
import org.mumap.server.testing.DemoServerTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServerTest
@DisplayName("Project work in Chromium: an instruction from a phone and its way to the end, the funnel and its lists")
class ProjectJourneyIT {

    @LocalServerPort
    int port;

    @BeforeEach
    void ready() {
        Demo.await(port);
    }

    private Chromium.Tab signIn(String account, int width, int height) {
        return Chromium.open(port, width, height, "zh-CN").signIn(account);
    }

    private static void show(Page page, String tab) {
        page.navigate(page.url().replaceAll("#.*", "") + "#/projects?tab=" + tab);
    }

    @Test
    @DisplayName(
            "A1 a leader's phone: project, 批示, send; the number is the receipt; the unit signs, answers, the office closes")
    void instruction() throws Exception {
        String number;
        try (Chromium.Tab tab = signIn("leader", 390, 844)) {
            Page page = tab.page();
            page.getByTestId("project-row").first().click();
            page.getByTestId("project-instruct").click();
            page.getByTestId("instruct-words").fill("三天内把围挡拆到位");
            page.getByTestId("instruct-unit").selectOption("自然资源局");
            tab.calm("project-instruct-phone");
            page.getByTestId("instruct-send").click();
            assertThat(page.getByTestId("ticket-number")).containsText(Pattern.compile("卡〔\\d{4}〕\\d+"));
            number = page.getByTestId("ticket-number").textContent();
            tab.calm("project-receipt-phone");
        }
        try (Chromium.Tab tab = signIn("bureau", 1366, 768)) {
            Page page = tab.page();
            show(page, "tickets");
            page.getByTestId("tickets-mine").click();
            Locator own = page.getByTestId("ticket-row").filter(new Locator.FilterOptions().setHasText(number));
            own.click();
            page.getByTestId("act-ACCEPT").click();
            page.getByTestId("act-send").click();
            assertThat(page.getByTestId("ticket-history")).containsText("签收");
            page.getByTestId("act-ANSWER").click();
            page.getByTestId("act-text").fill("已拆");
            page.getByTestId("act-send").click();
            assertThat(page.getByTestId("ticket-history")).containsText("已拆");
            tab.calm("project-ticket");
        }
        try (Chromium.Tab tab = signIn("office", 1366, 768)) {
            Page page = tab.page();
            show(page, "tickets");
            page.getByTestId("ticket-row")
                    .filter(new Locator.FilterOptions().setHasText(number))
                    .click();
            page.getByTestId("act-CLOSE").click();
            page.getByTestId("act-send").click();
            page.getByTestId("tickets-all").click();
            assertThat(page.getByTestId("ticket-history")).containsText("销号");
        }
    }

    @Test
    @DisplayName(
            "B1 the funnel: a number opens the list of its projects; what waits names what blocks it; the card shows the battle map")
    void funnel() throws Exception {
        try (Chromium.Tab tab = signIn("office", 1366, 768)) {
            Page page = tab.page();
            show(page, "funnel");
            Locator started = page.getByTestId("funnel-STARTED");
            int count = Integer.parseInt(started.textContent().replaceAll("\\D", ""));
            tab.calm("project-funnel");
            started.click();
            assertThat(page.getByTestId("project-row")).hasCount(count);
            show(page, "waiting");
            assertThat(page.getByTestId("waiting-row").first()).isVisible();
            tab.calm("project-waiting");
            page.getByTestId("waiting-row").first().click();
            assertThat(page.getByTestId("project-battle")).isVisible();
            assertThat(page.getByTestId("schedule")).isVisible();
            tab.calm("project-battle");
        }
    }

    @Test
    @DisplayName("C1 the four views on a phone scroll to no side")
    void phone() throws Exception {
        try (Chromium.Tab tab = signIn("leader", 390, 844)) {
            for (String view : new String[] {"wall", "funnel", "waiting", "tickets"}) {
                show(tab.page(), view);
                tab.page().waitForTimeout(600);
                assertThat((Integer) tab.page()
                                .evaluate(
                                        "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                        .as(view)
                        .isLessThanOrEqualTo(0);
                tab.calm("project-phone-" + view);
            }
        }
    }
}
