package org.mumap.server.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.Chromium;
import org.mumap.server.testing.Demo;
import org.mumap.server.testing.DemoServerTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServerTest
@DisplayName("Work on the map: select, sum, sort, export, share, restore, bookmark, print, other times, sources")
class MapworkIT {

    @LocalServerPort
    int port;

    @BeforeEach
    void ready() {
        Demo.await(port);
    }

    private Chromium.Tab onMap() {
        Chromium.Tab tab = Chromium.open(port, 1600, 900, "zh-CN").signIn("bureau");
        Page page = tab.page();
        page.getByTestId("menu-map").click();
        page.locator("[data-testid=map][data-state=idle]").waitFor();
        return tab;
    }

    private static void selectByBox(Page page) {
        page.getByTestId("tool-box").click();
        BoundingBox map = page.getByTestId("map-box").boundingBox();
        page.mouse().click(map.x + map.width * 0.3, map.y + map.height * 0.3);
        page.mouse().click(map.x + map.width * 0.7, map.y + map.height * 0.7);
        page.getByTestId("list-row").first().waitFor();
    }

    @Test
    @DisplayName(
            "A1 a box gives a list with its sum; sorting keeps the sum; the workbook ends with the same sum under the unit's header")
    void selectAndExport() throws Exception {
        try (Chromium.Tab tab = onMap()) {
            Page page = tab.page();
            selectByBox(page);
            String sum = page.getByTestId("list-sum").textContent();
            assertThat(sum).matches(Pattern.compile("(?s)\\s*[\\d\\u2009]+ 宗 · .*亩 · 税收 .*万元 · 产值 .*"));
            page.getByTestId("sort-areaMu").click();
            assertThat(page.locator("th[aria-sort=descending]")).hasCount(1);
            page.waitForTimeout(1_000);
            assertThat(page.getByTestId("list-sum")).hasText(sum);

            Download file =
                    page.waitForDownload(() -> page.getByTestId("list-export").click());
            assertThat(file.suggestedFilename()).startsWith("宗地清单").endsWith(".xlsx");
            try (InputStream in = Files.newInputStream(file.path());
                    ReadableWorkbook book = new ReadableWorkbook(in)) {
                List<Row> rows = book.getFirstSheet().read();
                assertThat(rows.get(1).getCellText(0)).startsWith("编制单位：");
                String parcels = rows.get(rows.size() - 1).getCellText(1).replaceAll("\\D", "");
                assertThat(sum.replace("\u2009", "").strip()).startsWith(parcels + " 宗");
                assertThat(rows).as("head, rows and sum").hasSize(4 + Integer.parseInt(parcels) + 1);
            }
        }
    }

    @Test
    @DisplayName(
            "A2 a shared link restores view, theme, year, selection and parcel for whoever opens it; so does a bookmark")
    void share() {
        String link;
        String sum;
        String scale;
        try (Chromium.Tab tab = onMap()) {
            Page page = tab.page();
            page.getByTestId("theme").click();
            page.getByTestId("theme-tax").click();
            page.getByTestId("theme-year").getByText("2024").click();
            selectByBox(page);
            page.getByTestId("list-row").first().click();
            page.getByTestId("dossier").waitFor();
            page.waitForTimeout(1_500);
            sum = page.getByTestId("list-sum").textContent();
            scale = page.getByTestId("map-scale").textContent();
            page.getByTestId("tool-share").click();
            Locator field = page.getByTestId("share-link");
            link = (field.locator("input").count() > 0 ? field.locator("input") : field).inputValue();
            assertThat(link).contains("theme=tax", "year=2024", "box=", "parcel=", "at=", "zoom=");
            page.keyboard().press("Escape");

            page.getByTestId("tool-bookmarks").click();
            Locator name = page.getByTestId("bookmark-name");
            (name.locator("input").count() > 0 ? name.locator("input") : name).fill("云溪");
            page.getByTestId("bookmark-save").click();
            assertThat(page.getByTestId("bookmark")).hasText("云溪");
            page.keyboard().press("Escape");
            page.getByTestId("list-clear").click();
            page.getByTestId("tool-full").click();
            assertThat(page.getByTestId("map-scale")).not().hasText(scale);
            page.getByTestId("tool-bookmarks").click();
            page.getByTestId("bookmark").click();
            assertThat(page.getByTestId("map-scale")).hasText(scale);
            assertThat(page.getByTestId("list-sum")).hasText(sum);
        }
        try (Chromium.Tab tab = onMap()) {
            Page page = tab.page();
            page.navigate(link);
            page.reload();
            assertThat(page.getByTestId("list-sum")).hasText(sum);
            assertThat(page.getByTestId("map-scale")).hasText(scale);
            assertThat(page.getByTestId("dossier")).isVisible();
            assertThat(page.getByTestId("theme")).containsText("亩均税收");
            assertThat(tab.errors()).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "A3 the print dialog offers paper, orientation and true scales, and says what of the land the sheet shows")
    void print() {
        try (Chromium.Tab tab = onMap()) {
            Page page = tab.page();
            page.getByTestId("tool-print").click();
            String covers = page.getByTestId("print-covers").textContent();
            page.getByTestId("print-paper").getByText("A3").click();
            assertThat(page.getByTestId("print-covers")).not().hasText(covers);
            page.getByTestId("print-scale").selectOption("2000");
            assertThat(page.getByTestId("print-covers")).containsText("800 m × 474 m");
            page.keyboard().press("Escape");
            assertThat(page.getByTestId("print-dialog")).isHidden();
        }
    }

    @Test
    @DisplayName(
            "B1 every number of the dossier has a mark that leads to file, row, person and batch, or to how it was computed")
    void sources() {
        try (Chromium.Tab tab = onMap()) {
            Page page = tab.page();
            page.getByTestId("menu-today").click();
            page.getByTestId("today-row").first().click();
            page.getByTestId("dossier-finding").waitFor();
            Locator dossier = page.getByTestId("dossier");
            dossier.getByTestId("dossier-finding").getByTestId("number-source").click();
            assertThat(page.getByTestId("how-computed")).containsText(Pattern.compile("\\d"));
            page.locator("[data-testid=source-popover] summary").first().click();
            assertThat(page.getByTestId("source-card").first()).containsText(Pattern.compile("contracts\\.(csv|xlsx)"));
            page.keyboard().press("Escape");
            dossier.getByText("权属合同").click();
            int numbers = dossier.locator(".fact dd")
                    .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*[\\d\\u2009]+\\.\\d")))
                    .count();
            int marked = dossier.locator(".fact dd")
                    .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*[\\d\\u2009]+\\.\\d")))
                    .filter(new Locator.FilterOptions().setHas(page.getByTestId("number-source")))
                    .count();
            assertThat(numbers).isGreaterThan(2);
            assertThat(marked).isEqualTo(numbers);
            dossier.locator(".fact .number-source").first().click();
            assertThat(page.getByTestId("source-row")).hasText(Pattern.compile("\\d+"));
            page.keyboard().press("Escape");
            page.getByTestId("menu-permu").click();
            page.getByTestId("permu-total").getByTestId("number-source").nth(3).click();
            assertThat(page.getByTestId("source-popover")).containsText("税收与产值");
            assertThat(tab.errors()).isEmpty();
        }
    }

    /** Numbers in the rows of lists that have no mark beside them; days, names and ranks are no numbers to be explained. */
    private static final String UNMARKED = """
            () => [...document.querySelectorAll('main td.mm-num, main [data-testid=ranked-row] .figure')]
              .filter((cell) => cell.offsetParent && /\\d/.test(cell.textContent)
                && !/^\\s*\\d{4}-\\d\\d-\\d\\d/.test(cell.textContent) && !cell.querySelector('.number-source'))
              .map((cell) => cell.textContent.trim())
            """;

    @Test
    @DisplayName(
            "B3 on every main screen every number of a list has a mark; that of a sum names the files and rows added up")
    void everyScreen() {
        try (Chromium.Tab tab = onMap()) {
            Page page = tab.page();
            page.getByTestId("tool-list").click();
            page.getByTestId("list-row").first().waitFor();
            assertThat(page.evaluate(UNMARKED)).as("list drawer").isEqualTo(List.of());
            Map<String, String> rows = new LinkedHashMap<>();
            rows.put("today", "today-row");
            rows.put("idle", "idle-row");
            rows.put("permu", "permu-row");
            rows.put("siting", "ranked-row");
            rows.put("supply", "supply-number");
            rows.put("projects", "project-row");
            rows.forEach((screen, row) -> {
                page.getByTestId("menu-" + screen).click();
                page.getByTestId(row).first().waitFor();
                assertThat(page.evaluate(UNMARKED)).as(screen).isEqualTo(List.of());
            });
            page.locator(".counters").getByTestId("number-source").nth(1).click();
            Locator card = page.getByTestId("source-popover");
            card.locator("summary").first().click();
            assertThat(card.getByTestId("source-card").first()).containsText("project_plans.xlsx");
            assertThat(card.getByTestId("source-row").first()).containsText(Pattern.compile("第 2 – \\d+ 行，共 .+ 行"));
            assertThat(tab.errors()).isEmpty();
        }
    }

    @Test
    @DisplayName("B2 a dossier of another day says so, and one click leads back to today")
    void otherDay() {
        try (Chromium.Tab tab = onMap()) {
            Page page = tab.page();
            page.getByTestId("menu-today").click();
            page.getByTestId("today-row").first().click();
            page.getByTestId("dossier-finding").waitFor();
            assertThat(page.getByTestId("times-banner")).isHidden();
            page.getByTestId("dossier-dates").click();
            Locator field = page.getByTestId("dossier-as-of").locator("input");
            field.fill("2025-06-30");
            field.press("Enter");
            assertThat(page.getByTestId("times-banner")).containsText("2025-06-30");
            page.getByTestId("times-now").click();
            assertThat(page.getByTestId("times-banner")).isHidden();
        }
    }

    @Test
    @DisplayName("C1 previous and next view go back and forth")
    void views() {
        try (Chromium.Tab tab = onMap()) {
            Page page = tab.page();
            String first = page.getByTestId("map-scale").textContent();
            page.getByTestId("map-box").focus();
            page.keyboard().press("+");
            assertThat(page.getByTestId("map-scale")).not().hasText(first);
            page.waitForTimeout(600);
            String second = page.getByTestId("map-scale").textContent();
            page.getByTestId("tool-previous").click();
            assertThat(page.getByTestId("map-scale")).hasText(first);
            page.getByTestId("tool-next").click();
            assertThat(page.getByTestId("map-scale")).hasText(second);
        }
    }

    @Test
    @DisplayName("C2 who leaves while the map settles does leave, however long the code of the other page takes")
    void leaving() {
        try (Chromium.Tab tab = onMap()) {
            Page page = tab.page();
            page.route(Pattern.compile(".*/ProjectsPage-.*\\.js"), route -> {
                LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
                route.resume();
            });
            page.getByTestId("map-box").focus();
            page.keyboard().press("+");
            page.getByTestId("menu-projects").click();
            assertThat(page.getByTestId("project-row").first()).isVisible();
        }
    }
}
