package org.mumap.server.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.Chromium;
import org.mumap.server.testing.Demo;
import org.mumap.server.testing.DemoServerTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServerTest
@DisplayName("A park office at work: threshold, admission opinion; a number and its list; the chart and the map")
class ParkJourneyIT {

    private int clicks;

    @LocalServerPort
    int port;

    @BeforeEach
    void ready() {
        Demo.await(port);
        clicks = 0;
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    private Chromium.Tab signedIn(String username) {
        return Chromium.open(port, 1366, 768, "zh-CN").signIn(username);
    }

    /** One press of the budget. */
    private void press(Locator where) {
        where.click();
        clicks++;
    }

    private void open(Page page, String hash) {
        page.navigate("http://127.0.0.1:" + port + "/#/" + hash);
    }

    @Test
    @DisplayName(
            "A1 thresholds from one's own firms, kept; a project is tested against them and the opinion is a page of"
                    + " Word, in 4 clicks")
    void admission() throws Exception {
        try (Chromium.Tab tab = signedIn("park1")) {
            Page page = tab.page();
            open(page, "parks?tab=thresholds");
            Locator tax = page.getByTestId("threshold-TAX_PER_MU");
            assertThat(tax).containsText("户");
            assertThat(page.getByTestId("sample-sum")).isVisible();
            assertThat(clicks).as("the thresholds are there at 0 clicks").isZero();
            press(page.getByTestId("threshold-keep"));
            assertThat(page.getByTestId("threshold-kept")).containsText("草稿");
            press(page.getByTestId("kept-use").first());
            page.getByTestId("admission-name").fill("某光伏组件");
            page.getByTestId("admission-areaMu").fill("50");
            page.getByTestId("admission-investmentWan").fill("9000");
            page.getByTestId("admission-taxWan").fill("400");
            page.getByTestId("admission-outputWan").fill("15000");
            press(page.getByTestId("admission-test"));
            assertThat(page.getByTestId("admission-outcome")).hasText(Pattern.compile("门槛"));
            assertThat(page.getByTestId("tested-TAX_PER_MU")).containsText("8.00");
            Download docx = page.waitForDownload(() -> press(page.getByTestId("admission-opinion")));
            assertThat(clicks)
                    .as("threshold to opinion: keep, use, test, opinion")
                    .isEqualTo(4);
            try (var in = Files.newInputStream(docx.path());
                    XWPFDocument document = new XWPFDocument(in);
                    XWPFWordExtractor words = new XWPFWordExtractor(document)) {
                assertThat(words.getText())
                        .contains("项目准入测算意见", "某光伏组件", "50.00 亩")
                        .doesNotContain("{{");
            }
        }
    }

    @Test
    @DisplayName("A2 a number of the park card opens its list, and the list sums to it")
    void numberAndList() {
        try (Chromium.Tab tab = signedIn("economy")) {
            Page page = tab.page();
            open(page, "parks");
            Locator number = page.getByTestId("quantity-TAX_WAN").first();
            String shown = number.textContent().replaceAll(".*税收", "").strip();
            number.click();
            assertThat(page.getByTestId("items-sum")).containsText(shown);
            assertThat(page.getByTestId("items").locator("tbody tr")).not().hasCount(0);
        }
    }

    @Test
    @DisplayName(
            "A3 a bar of the distribution leaves its list; a row of the list opens the parcel, which the chart marks")
    void chartAndMap() {
        try (Chromium.Tab tab = signedIn("economy")) {
            Page page = tab.page();
            open(page, "permu");
            page.getByTestId("show-distribution").click();
            page.getByTestId("histogram-bar").nth(1).click();
            assertThat(page.getByTestId("bin-title")).containsText("个");
            page.getByTestId("bin-row").first().locator("button").first().click();
            assertThat(page.getByTestId("histogram-mark")).isAttached();
        }
    }

    @Test
    @DisplayName("A4 land of low efficiency with its gain; what people enter stands in the register")
    void leaving() {
        try (Chromium.Tab tab = signedIn("economy")) {
            Page page = tab.page();
            open(page, "parks?tab=leaving");
            assertThat(page.getByTestId("leaving-row").first()).isVisible();
            assertThat(page.getByTestId("leaving-sum")).containsText("合计");
            page.getByTestId("leaving-enter").first().click();
            page.getByTestId("leaving-why")
                    .locator("textarea")
                    .or(page.locator("textarea"))
                    .first()
                    .fill("亩均效益连续三年偏低");
            page.getByTestId("leaving-save").click();
            page.getByTestId("leaving-list").getByText("退出清单").click();
            assertThat(page.getByTestId("leaving-register")).containsText("亩均效益连续三年偏低");
        }
    }
}
