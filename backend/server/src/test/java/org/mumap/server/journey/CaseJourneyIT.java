package org.mumap.server.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.mumap.server.testing.Chromium;
import org.mumap.server.testing.Demo;
import org.mumap.server.testing.DemoServerTest;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.Photo;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Issuing notices leaves the counters of the demo county as they are: a parcel is under investigation only when its notice has been
 * served, so the other journeys may share the server.
 */
@DemoServerTest
// twenty notices use up the land without a case that the others begin with: they come last
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("An officer's day within the click budget: list 0, evidence 1, notice 3, twenty notices 4, month report 2")
class CaseJourneyIT {

    private static final double PAPER_MS = 180_000;

    @LocalServerPort
    int port;

    private int clicks;

    @BeforeEach
    void ready() {
        Demo.await(port);
        clicks = 0;
    }

    private Chromium.Tab signedIn(String username, int width, int height) {
        return Chromium.open(port, width, height, "zh-CN").signIn(username);
    }

    /** One press of the budget. */
    private void click(Locator target) {
        target.click();
        clicks++;
    }

    /** Rows of suspected parcels for which nothing has been opened yet. */
    private static Locator untouched(Page page) {
        page.getByTestId("today-row").first().waitFor();
        return page.getByTestId("today-row")
                .filter(new Locator.FilterOptions().setHasNot(page.getByTestId("today-stage")));
    }

    private static String head(Page page, String href, int bytes) {
        APIResponse answer = page.request().get(href);
        assertThat(answer.status()).isEqualTo(200);
        return new String(answer.body(), 0, bytes, StandardCharsets.US_ASCII);
    }

    @Test
    @DisplayName(
            "A1 the list is there at 0 clicks, with stage and next lawful act; the worst case shows its evidence at 1")
    void evidence() {
        try (Chromium.Tab tab = signedIn("bureau", 1366, 768)) {
            Page page = tab.page();
            assertThat(page.getByTestId("today-row").first()).isVisible();
            assertThat(page.getByTestId("today-stage").first()).hasText(Pattern.compile("闲〔\\d{4}〕\\d+ \\S+"));
            assertThat(page.getByTestId("today-next").first()).not().isEmpty();
            assertThat(clicks).isZero();

            click(page.getByTestId("today-row").first());
            assertThat(page.getByTestId("dossier-finding")).isVisible();
            assertThat(page.getByTestId("clock-line").first()).isVisible();
            assertThat(clicks).isEqualTo(1);
        }
    }

    @Test
    @DisplayName(
            "A2 a notice is issued in 3 clicks, with its draft; the case then waits for its service, and a second officer is told")
    void notice() {
        try (Chromium.Tab tab = signedIn("bureau", 1366, 768)) {
            Page page = tab.page();
            click(untouched(page).first());
            click(page.getByTestId("case-notice"));
            Locator draft = page.getByTestId("case-draft");
            draft.waitFor(new Locator.WaitForOptions().setTimeout(PAPER_MS));
            assertThat(draft).hasAttribute("href", Pattern.compile("^blob:.*"));
            click(page.getByTestId("case-issue"));
            page.getByTestId("case-issued").waitFor(new Locator.WaitForOptions().setTimeout(PAPER_MS));
            assertThat(page.getByTestId("case-issued")).hasText("已出文 1 份");
            assertThat(clicks).isEqualTo(3);

            Locator links = page.getByTestId("case-batch-result").locator("a");
            assertThat(head(page, links.nth(0).getAttribute("href"), 5)).isEqualTo("%PDF-");
            assertThat(head(page, links.nth(1).getAttribute("href"), 2))
                    .as("a .docx is a zip")
                    .isEqualTo("PK");
            page.getByTestId("case-batch-close").click();

            page.getByTestId("dossier-tab-case").click();
            assertThat(page.getByTestId("case-serve")).isVisible();
            assertThat(page.getByTestId("case-timeline")).isVisible();
            assertThat(page.getByTestId("case-deadlines").locator("li")).not().hasCount(0);
            told(page);
        }
    }

    /** While the form of a correction is open, somebody else records an act: the form is refused and says who did what. */
    private void told(Page page) {
        page.getByTestId("case-correct").last().click();
        String caseNo = page.getByTestId("case-no").textContent();
        Http other = new Http(port, "bureau");
        var row = other.json("/api/idle/cases?limit=1000")
                .get("rows")
                .valueStream()
                .filter(each -> each.get("caseNo").asString().equals(caseNo))
                .findFirst()
                .orElseThrow();
        String today = other.json("/api/config").get("today").asString();
        other.postJson("/api/idle/cases/" + row.get("caseId").asString() + "/acts", """
                {"act": "RECORD_SURVEY", "on": "%s", "version": %d, "fields": {"observedOn": "%s", "note": "围墙内长草"}}
                """.formatted(
                        today, row.get("version").asInt(), today));

        page.getByTestId("case-reason").fill("日期有误");
        page.getByTestId("case-send").click();
        assertThat(page.getByTestId("case-problem")).containsText("自然资源局");
        assertThat(page.getByTestId("case-problem")).containsText("登记现场核查");
        page.getByTestId("case-reload").click();
        assertThat(page.getByTestId("case-acts")).containsText("围墙内长草");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    @DisplayName("A3 twenty parcels get their notices in 4 clicks; each is issued, or refused with the reason")
    void twentyNotices() {
        try (Chromium.Tab tab = signedIn("bureau", 1366, 768)) {
            Page page = tab.page();
            int fresh = untouched(page).count();
            click(page.getByTestId("today-select-all"));
            click(page.getByTestId("case-batch-notice"));
            click(page.getByTestId("case-preview"));
            page.getByTestId("case-draft").waitFor(new Locator.WaitForOptions().setTimeout(PAPER_MS));
            click(page.getByTestId("case-issue"));
            page.getByTestId("case-batch-result").waitFor(new Locator.WaitForOptions().setTimeout(PAPER_MS));
            assertThat(clicks).isEqualTo(4);

            int issued = number(page.getByTestId("case-issued").textContent());
            Locator refused = page.getByTestId("case-refused");
            int not = refused.count() == 0 ? 0 : number(refused.textContent());
            assertThat(issued + not).isEqualTo(20);
            assertThat(issued)
                    .as("all without a case, and more")
                    .isGreaterThanOrEqualTo(fresh)
                    .isPositive();
            for (String why : page.locator("[data-testid=case-batch-result] li.refused span")
                    .allTextContents()) {
                assertThat(why).isNotBlank();
            }
        }
    }

    @Test
    @DisplayName(
            "A4 the month report is two clicks: the ledger and the distribution map; a number of the board opens its list")
    void monthReport() throws Exception {
        try (Chromium.Tab tab = signedIn("bureau", 1920, 1080)) {
            Page page = tab.page();
            List<Download> files = new CopyOnWriteArrayList<>();
            page.onDownload(files::add);
            click(page.getByTestId("menu-cases"));
            click(page.getByTestId("month-report"));
            page.waitForCondition(() -> files.size() == 2, new Page.WaitForConditionOptions().setTimeout(PAPER_MS));
            assertThat(clicks).isEqualTo(2);
            assertThat(files.get(0).suggestedFilename()).endsWith(".xlsx");
            assertThat(files.get(1).suggestedFilename()).endsWith(".pdf");
            assertThat(Files.readAllBytes(files.get(1).path())).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));

            Locator stage = page.getByTestId("board-stage").first();
            String cases = stage.locator("b").textContent();
            stage.click();
            assertThat(page.getByTestId("case-sum")).hasText(Pattern.compile("^" + cases + " 件 · .*"));
        }
    }

    @Test
    @DisplayName("A5 a check goes out in two clicks from the dossier and comes back from the phone with its result")
    void fieldCheck() {
        Http bureau = new Http(port, "bureau");
        String parcel = uncheckedParcelOfTheInspector();
        try (Chromium.Tab tab = signedIn("bureau", 1366, 768)) {
            Page page = tab.page();
            Locator search = page.getByTestId("search");
            (search.locator("input").count() > 0 ? search.locator("input") : search).fill(parcel);
            page.getByTestId("search-hit").first().click();
            page.getByTestId("dossier-finding").waitFor();

            click(page.getByTestId("case-dispatch"));
            click(page.getByTestId("check-dispatch"));
            assertThat(page.getByTestId("check-order")).hasCount(0);
            assertThat(clicks).isEqualTo(2);
        }
        assertThat(bureau.json("/api/idle/checks?state=OPEN").toString()).contains(parcel);
        try (Chromium.Tab tab = signedIn("inspector", 390, 844)) {
            Page page = tab.page();
            page.locator(".tabs a[href$=checks]").click();
            Locator order = page.getByTestId("check-open").filter(new Locator.FilterOptions().setHasText(parcel));
            order.click();
            page.getByTestId("check-send").click();
            assertThat(page.getByTestId("check-lack")).isVisible();
            page.getByTestId("check-started-no").check();
            page.getByTestId("check-note").fill("空地,有围挡");
            page.getByTestId("check-send").click();
            assertThat(page.getByTestId("check-form")).hasCount(0);
            assertThat(order).hasCount(0);
        }
        assertThat(bureau.json("/api/idle/checks?state=DONE").toString()).contains(parcel);
    }

    @Test
    @DisplayName(
            "A6 without a signal the form is filled in and kept, the program opens again, and all of it goes when the signal is back")
    void offline() {
        Http bureau = new Http(port, "bureau");
        String parcel = uncheckedParcelOfTheInspector();
        bureau.postJson("/api/idle/checks", "{\"parcels\": [\"" + parcel + "\"]}");
        try (Chromium.Tab tab = Chromium.open(port, 390, 844, "zh-CN", true).signIn("inspector")) {
            Page page = tab.page();
            page.waitForFunction("() => navigator.serviceWorker.controller !== null");
            page.reload();
            page.locator(".tabs a[href$=checks]").click();
            Locator order = page.getByTestId("check-open").filter(new Locator.FilterOptions().setHasText(parcel));
            order.click();
            page.getByTestId("check-form").waitFor();

            page.context().setOffline(true);
            page.getByTestId("check-started-no").check();
            page.getByTestId("check-note").fill("信号不好,先存着");
            page.getByTestId("check-photo").setInputFiles(new FilePayload("现场.jpg", "image/jpeg", Photo.plain(21)));
            page.getByTestId("check-send").click();
            assertThat(page.getByTestId("check-waiting")).isVisible();
            assertThat(order).hasCount(0);
            page.reload();
            assertThat(page.getByTestId("check-waiting")).isVisible();
            assertThat(page.getByTestId("check-offline")).isVisible();
            assertThat(bureau.json("/api/idle/checks?state=DONE").toString()).doesNotContain(parcel);

            page.context().setOffline(false);
            assertThat(page.getByTestId("check-said")).isVisible();
            assertThat(page.getByTestId("check-waiting")).hasCount(0);
        }
        assertThat(bureau.json("/api/idle/checks?state=DONE").toString()).contains(parcel);
        assertThat(bureau.json("/api/idle/parcels/" + parcel + "/evidence").get("rows"))
                .isNotEmpty();
    }

    /** A suspected parcel of the inspector's towns to which nobody is on the way, whatever other journeys have done before. */
    private String uncheckedParcelOfTheInspector() {
        Http inspector = new Http(port, "inspector");
        String open = inspector.json("/api/idle/checks?state=OPEN").toString();
        return inspector
                .json("/api/idle/candidates?limit=1000")
                .get("rows")
                .valueStream()
                .map(row -> row.get("parcelCode").asString())
                .filter(code -> !open.contains(code))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("the inspector's towns have no suspected parcel without a check"));
    }

    private static int number(String text) {
        return Integer.parseInt(text.replaceAll("\\D", ""));
    }
}
