package org.mumap.server.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
@DisplayName("Site work in the browser: assembly, a drawn shape, the report, matching, a guest link")
class SiteWorkJourneyIT {

    @LocalServerPort
    int port;

    @BeforeEach
    void ready() {
        Demo.await(port);
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    private Chromium.Tab siting(int width, int height, String user) {
        Chromium.Tab tab = Chromium.open(port, width, height, "zh-CN").signIn(user);
        Page page = tab.page();
        page.navigate("/#/siting");
        page.getByTestId("ranked-row").first().waitFor();
        return tab;
    }

    @Test
    @DisplayName(
            "A1 one click puts parcels together; a plan is ticked with a site, compared, and the report is read back")
    void assembly() throws Exception {
        try (Chromium.Tab tab = siting(1366, 768, "park1")) {
            Page page = tab.page();
            page.getByTestId("assembly-open").click();
            Locator plans = page.getByTestId("assembly-plan");
            plans.first().waitFor();
            assertThat(plans.count()).isBetween(1, 3);
            assertThat(plans.first().getAttribute("data-parcels")).contains(",");
            assertThat(page.getByTestId("assembly")).containsText("宗数 / 权利人");
            page.getByTestId("assembly").getByTestId("compare-tick").first().check();
            page.getByTestId("ranked-row").first().getByTestId("compare-tick").check();
            page.getByTestId("compare-open").click();
            assertThat(page.getByTestId("compared")).hasCount(2);
            assertThat(page.getByTestId("firmness").first()).containsText("第");
            Download file = page.waitForDownload(
                    () -> page.getByTestId("comparison-docx").click());
            assertThat(file.suggestedFilename()).startsWith("选址论证").endsWith(".docx");
            try (InputStream in = Files.newInputStream(file.path());
                    XWPFDocument document = new XWPFDocument(in);
                    XWPFWordExtractor text = new XWPFWordExtractor(document)) {
                assertThat(text.getText()).contains("选址论证", "合规体检", "相邻土地拼成");
            }
            assertThat(tab.errors()).isEmpty();
        }
    }

    @Test
    @DisplayName("A2 from the list the site report takes at most four clicks")
    void report() {
        try (Chromium.Tab tab = siting(1366, 768, "park1")) {
            Page page = tab.page();
            page.getByTestId("ranked-row").first().click();
            page.getByTestId("site-pane").waitFor();
            Download file = page.waitForDownload(
                    () -> page.getByTestId("site-report").getByText("出选址论证").click());
            assertThat(file.suggestedFilename()).endsWith(".docx");
        }
    }

    @Test
    @DisplayName(
            "B1 a drawn shape is checked and its touch told; an error gets a number that the bureau answers; a TXT is read")
    void compliance() {
        String no;
        try (Chromium.Tab tab = siting(1366, 768, "park1")) {
            Page page = tab.page();
            page.getByTestId("part-siting-check").click();
            page.locator("[data-testid=map][data-state=idle]").waitFor();
            page.getByTestId("check-draw").click();
            BoundingBox map = page.getByTestId("map-box").boundingBox();
            page.mouse().click(map.x + map.width * 0.4, map.y + map.height * 0.4);
            page.mouse().click(map.x + map.width * 0.6, map.y + map.height * 0.4);
            page.mouse().click(map.x + map.width * 0.6, map.y + map.height * 0.6);
            page.mouse().dblclick(map.x + map.width * 0.4, map.y + map.height * 0.6);
            assertThat(page.getByTestId("check-row")).hasCount(10);
            assertThat(page.locator("[data-testid=check-row][data-kind=HERITAGE]"))
                    .hasAttribute("data-verdict", "NO_DATA");
            page.locator("[data-testid=check-row][data-kind=HERITAGE]")
                    .getByTestId("check-report")
                    .click();
            Locator message = page.getByTestId("report-message");
            (message.locator("textarea").count() > 0 ? message.locator("textarea") : message).fill("缺文物保护范围");
            page.getByTestId("report-send").click();
            page.getByTestId("check-tabs").getByText("反查").click();
            assertThat(page.getByTestId("touched")).containsText("宗地");
            page.getByTestId("check-tabs").getByText("报错").click();
            no = page.getByTestId("line-report").first().textContent();
            assertThat(no).contains("报错〔");
            page.getByTestId("check-file")
                    .setInputFiles(new FilePayload("界址点.txt", "text/plain", txt().getBytes(StandardCharsets.UTF_8)));
            assertThat(page.getByTestId("check-row")).hasCount(10);
            assertThat(tab.errors()).isEmpty();
        }
        try (Chromium.Tab tab = siting(1366, 768, "bureau")) {
            Page page = tab.page();
            page.getByTestId("part-siting-check").click();
            page.getByTestId("check-tabs").getByText("报错").click();
            page.getByTestId("report-answer").first().click();
            Locator answer = page.getByTestId("report-answer-text");
            (answer.locator("input").count() > 0 ? answer.locator("input") : answer).fill("已转文旅局");
            page.keyboard().press("Enter");
            assertThat(page.getByTestId("line-report").first()).containsText("已转文旅局");
        }
    }

    private static String txt() {
        return String.join(
                "\n",
                "[属性描述]",
                "格式版本号=1.01版本",
                "坐标系=2000国家大地坐标系",
                "几度分带=3",
                "投影类型=高斯克吕格",
                "计量单位=米",
                "带号=40",
                "精度=0.001",
                "转换参数=,,,,,,",
                "[地块坐标]",
                "5,3.0000,1,试画地块,面,,工业用地,0601,@",
                "J1,1,3210150.000,40550300.000",
                "J2,1,3210150.000,40550500.000",
                "J3,1,3210000.000,40550500.000",
                "J4,1,3210000.000,40550300.000",
                "J1,1,3210150.000,40550300.000",
                "");
    }

    @Test
    @DisplayName("C1 matching places projects, tells what a site is worth in words, and why others wait")
    void matching() {
        try (Chromium.Tab tab = siting(1920, 1080, "bureau")) {
            Page page = tab.page();
            page.getByTestId("part-siting-matching").click();
            page.getByTestId("placement").first().waitFor();
            page.getByTestId("scarcity").first().click();
            assertThat(page.getByTestId("scarcity-words")).not().isEmpty();
            page.getByTestId("unplaced").waitFor();
            assertThat(tab.errors()).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "D1 a guest link opens on a phone without an account, hides what must be hidden, and ends when the listing is taken down")
    void guest() {
        String link;
        try (Chromium.Tab tab = siting(1366, 768, "park1");
                Chromium.Tab phone = Chromium.open(port, 390, 844, "en-US")) {
            Page page = tab.page();
            page.locator("[data-testid=ranked-row]:has-text('净地')").first().click();
            page.getByTestId("site-list").click();
            fill(page, "listing-contact", "招商部 王");
            fill(page, "listing-phone", "0570-1234567");
            page.getByTestId("listing-send").click();
            page.getByTestId("listing").first().waitFor();
            String code = page.getByTestId("listing").first().getAttribute("data-parcel");
            page.getByTestId("listing-tick").first().check();
            page.getByTestId("link-make").click();
            fill(page, "link-label", "Example Ltd");
            page.getByTestId("link-send").click();
            page.getByTestId("link-qr").waitFor();
            link = page.getByTestId("link-address").textContent().strip();
            page.keyboard().press("Escape");

            Page guest = phone.page();
            guest.navigate(link);
            guest.getByTestId("guest-land").first().waitFor();
            assertThat(guest.getByTestId("guest")).containsText("招商部 王");
            assertThat(guest.getByTestId("guest")).not().containsText(code);
            guest.getByTestId("guest-qr").waitFor();
            assertThat((Boolean) guest.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
            assertThat(phone.errors()).isEmpty();

            page.getByTestId("listing-withdraw").first().click();
            assertThat(page.getByTestId("listing").first()).hasAttribute("data-state", "WITHDRAWN");
            guest.reload();
            assertThat(guest.getByTestId("guest-gone")).isVisible();
        }
    }

    private static void fill(Page page, String field, String text) {
        Locator box = page.getByTestId(field);
        (box.locator("input").count() > 0 ? box.locator("input") : box).fill(text);
    }
}
