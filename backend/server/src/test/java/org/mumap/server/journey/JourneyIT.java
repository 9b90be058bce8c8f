package org.mumap.server.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.Chromium;
import org.mumap.server.testing.Demo;
import org.mumap.server.testing.DemoServerTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServerTest
@DisplayName("Three users and their first screens, in Chromium, within the click budget")
class JourneyIT {

    private static final Pattern NUMBER = Pattern.compile(".*\\d.*", Pattern.DOTALL);

    @LocalServerPort
    int port;

    @BeforeEach
    void ready() {
        Demo.await(port);
    }

    private Chromium.Tab signIn(String account, int width, int height, String locale) {
        return Chromium.open(port, width, height, locale).signIn(account);
    }

    @Test
    @DisplayName("A1 bureau: the list of today without a click; worst case to its grounds with one")
    void bureau() throws Exception {
        try (Chromium.Tab tab = signIn("bureau", 1366, 768, "zh-CN")) {
            Page page = tab.page();
            Locator rows = page.getByTestId("today-row");
            assertThat(rows.first()).isVisible();
            assertThat(rows.first()).containsText(Pattern.compile("疑似|逾期"));
            assertThat(page.getByTestId("today-sum")).containsText("宗");
            rows.first().click();
            assertThat(page.getByTestId("dossier")).isVisible();
            assertThat(page.getByTestId("dossier-finding")).containsText(Pattern.compile("净闲置|中止|逾期|未动工"));
            assertThat(page.getByTestId("clock-line")).isVisible();
            tab.calm("journey-bureau");
        }
    }

    @Test
    @DisplayName("A2 bureau: a number in the dossier leads to file, sheet and row")
    void source() throws Exception {
        try (Chromium.Tab tab = signIn("bureau", 1920, 1080, "zh-CN")) {
            Page page = tab.page();
            page.getByTestId("today-row").first().click();
            page.getByTestId("source-link").first().click();
            assertThat(page.getByTestId("source-card").first()).containsText(Pattern.compile("\\.xlsx|\\.geojson"));
            tab.calm("journey-source");
        }
    }

    @Test
    @DisplayName("B1 park: 40 to 60 mu gives ranked land; why the rest fell out, with rule, value and cure")
    void park() throws Exception {
        try (Chromium.Tab tab = signIn("park1", 1366, 768, "zh-CN")) {
            Page page = tab.page();
            assertThat(page.getByTestId("siting-matched")).containsText(NUMBER);
            fill(page, "need-area-min", "40");
            fill(page, "need-area-max", "60");
            assertThat(page.getByTestId("ranked-row").first()).isVisible();
            assertThat(page.getByTestId("rejected-row").first()).containsText(Pattern.compile("缺|超|不在|相交|无数据|不是|未|需要"));
            tab.calm("journey-park");
        }
    }

    @Test
    @DisplayName("B2 park: the count follows the need at once; a form fills it; one tap loosens and gains what it says")
    void need() throws Exception {
        Path form = Files.createTempFile("form", ".xlsx");
        Files.write(form, org.mumap.server.siting.form.ApplicationForm.blank());
        try (Chromium.Tab tab = signIn("park1", 1366, 768, "zh-CN")) {
            Page page = tab.page();
            assertThat(page.getByTestId("siting-matched")).containsText(NUMBER);
            Locator least = inputOf(page, "need-area-min");
            double fastest = Double.MAX_VALUE;
            for (int move = 0; move < 5; move++) {
                int from = 20 + move;
                least.fill(String.valueOf(from));
                long start = System.nanoTime();
                page.waitForResponse(
                        answer -> answer.url().endsWith("/api/siting/searches") && answer.ok(),
                        () -> least.press("Enter"));
                fastest = Math.min(fastest, (System.nanoTime() - start) / 1e6);
            }
            System.out.printf("from a move of the need to its count, best of five: %.0f ms%n", fastest);
            page.waitForTimeout(1_000); // the answers to the last moves are drawn
            Locator step = page.getByTestId("loosen-step").first();
            assertThat(step).isVisible();
            int gain = Integer.parseInt(step.getAttribute("data-gain"));
            int matched = Integer.parseInt(
                    page.getByTestId("siting-matched").innerText().replaceAll("\\D", ""));
            step.click();
            // thousands stand apart
            Pattern digits = Pattern.compile(
                    String.join("\\D?", String.valueOf(matched + gain).split("")));
            assertThat(page.getByTestId("siting-matched")).hasText(digits);
            page.getByTestId("form-file").setInputFiles(form);
            assertThat(page.getByTestId("form-said")).containsText(NUMBER);
            page.getByTestId("ranked-row")
                    .or(page.getByTestId("rejected-row"))
                    .first()
                    .click();
            assertThat(page.getByTestId("site-pane")).isVisible();
            tab.calm("journey-need");
        }
    }

    @Test
    @DisplayName("C1 leader: lamps and the lag without a click; worst project to its owner's phone with two")
    void leader() throws Exception {
        try (Chromium.Tab tab = signIn("leader", 1366, 768, "zh-CN")) {
            Page page = tab.page();
            assertThat(page.getByTestId("project-row").first()).isVisible();
            page.getByTestId("project-row").first().click();
            Locator phone = page.getByTestId("project-phone").first();
            assertThat(phone).isVisible();
            assertThat(phone.getAttribute("href")).startsWith("tel:");
            assertThat(page.getByTestId("project-lag").first()).containsText(NUMBER);
            tab.calm("journey-leader");
        }
    }

    @Test
    @DisplayName("C2 leader on a phone: the same in two taps")
    void phone() throws Exception {
        try (Chromium.Tab tab = signIn("leader", 390, 844, "zh-CN")) {
            Page page = tab.page();
            page.getByTestId("project-row").first().click();
            assertThat(page.getByTestId("project-phone").first()).isVisible();
            tab.calm("journey-phone");
        }
    }

    @Test
    @DisplayName("D1 a workbook with faults: report with row, field and cure; mended it reaches the map")
    void importing() throws Exception {
        Path csv = Files.createTempFile("site-states", ".csv");
        Files.writeString(
                csv, "parcel_code,observed_on,started_on\n339922001001GB00001,2026-13-40,\n不存在,2026-11-01,\n");
        try (Chromium.Tab tab = signIn("bureau", 1366, 768, "zh-CN")) {
            Page page = tab.page();
            page.getByTestId("menu-data").click();
            choose(page, "site_states");
            page.locator("input[type=file]").first().setInputFiles(csv);
            page.getByTestId("import-submit").click();
            assertThat(page.getByTestId("import-report")).isVisible();
            assertThat(page.getByTestId("problem-row").first()).containsText("2026-13-40");
            assertThat(page.getByTestId("import-rejected")).containsText("2");
            tab.calm("journey-import-refused");
        }
        Files.writeString(csv, "parcel_code,observed_on,started_on\n339922001001GB00001,2026-11-02,\n");
        try (Chromium.Tab tab = signIn("bureau", 1366, 768, "zh-CN")) {
            Page page = tab.page();
            page.getByTestId("menu-data").click();
            choose(page, "site_states");
            page.locator("input[type=file]").first().setInputFiles(csv);
            page.getByTestId("import-submit").click();
            page.getByTestId("import-commit").click();
            page.locator(".el-popconfirm__action .el-button--primary:visible").click();
            assertThat(page.getByTestId("import-state")).containsText("已提交");
            tab.calm("journey-import-committed");
        }
    }

    @Test
    @DisplayName("E1 every screen in English has no Chinese in its frame, and no errors")
    void english() throws Exception {
        try (Chromium.Tab tab = signIn("bureau", 1920, 1080, "en-US")) {
            Page page = tab.page();
            page.getByTestId("lang-en").first().click();
            for (String screen :
                    new String[] {"today", "map", "idle", "permu", "siting", "projects", "data", "settings"}) {
                page.getByTestId("menu-" + screen).click();
                page.waitForLoadState();
                assertThat(page.getByTestId("menu-" + screen)).not().containsText(Pattern.compile("\\p{IsHan}"));
                page.waitForTimeout(800);
                tab.calm("screen-en-" + screen);
            }
        }
    }

    @Test
    @DisplayName("F1 every screen of the bureau at 1366×768 and 1920×1080 loads without errors or foreign requests")
    void screens() throws Exception {
        for (int[] size : new int[][] {{1366, 768}, {1920, 1080}}) {
            try (Chromium.Tab tab = signIn("bureau", size[0], size[1], "zh-CN")) {
                for (String screen :
                        new String[] {"today", "map", "idle", "permu", "siting", "projects", "data", "settings"}) {
                    tab.page().getByTestId("menu-" + screen).click();
                    tab.page().waitForTimeout(1500);
                    tab.calm("screen-" + size[0] + "-" + screen);
                }
            }
        }
    }

    private static Locator inputOf(Page page, String testId) {
        Locator box = page.getByTestId(testId);
        Locator input = box.locator("input");
        return input.count() > 0 ? input.first() : box;
    }

    private static void fill(Page page, String testId, String value) {
        Locator target = inputOf(page, testId);
        target.fill(value);
        target.press("Enter");
    }

    private static void choose(Page page, String kind) {
        page.getByTestId("import-kind").click();
        page.getByTestId("kind-" + kind).click();
    }
}
