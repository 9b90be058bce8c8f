package org.mumap.server.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.ingest.Uploading;
import org.mumap.server.linkage.LinkageIT;
import org.mumap.server.testing.Chromium;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.Shots;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
@DisplayName("The desk of the data in Chromium: fabric, columns, lineage, firms and parcels, state and dictionary")
class DataDeskJourneyIT {

    private static final double EAST = 40_550_000;
    private static final double NORTH = 3_209_000;

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @BeforeEach
    void empty() throws Exception {
        Emptied.facts(database);
    }

    private static void upload(Page page, String kind, Path file) {
        page.getByTestId("import-kind").click();
        page.getByTestId("kind-" + kind).click();
        page.getByTestId("import-file").setInputFiles(file);
        page.getByTestId("import-submit").click();
        assertThat(page.getByTestId("import-report")).isVisible();
    }

    private static void confirm(Page page) {
        page.locator(".el-popconfirm__action .el-button--primary:visible").click();
    }

    private static String feature(int number, double... metres) {
        StringBuilder ring = new StringBuilder();
        for (int i = 0; i <= metres.length; i += 2) {
            int at = i % metres.length;
            ring.append(i == 0 ? "" : ",")
                    .append(String.format(Locale.ROOT, "[%.4f,%.4f]", EAST + metres[at], NORTH + metres[at + 1]));
        }
        return "{\"type\":\"Feature\",\"properties\":{\"parcel_code\":\"%s\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[%s]]}}"
                .formatted(code(number), ring);
    }

    private static String code(int number) {
        return String.format(Locale.ROOT, "339922001001GB%05d", number);
    }

    private static String box(int number, double x1, double y1, double x2, double y2) {
        return feature(number, x1, y1, x2, y1, x2, y2, x1, y2);
    }

    private static Path file(String name, String text) throws Exception {
        Path folder = Files.createTempDirectory("desk");
        return Files.writeString(folder.resolve(name), text);
    }

    private static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4528\"}},\"features\":["
                + String.join(",", features) + "]}";
    }

    @Test
    @DisplayName(
            "A1 a batch with a gap, a shape twice and a spike → workbench: snapped, refused, kept with a reason, one taken back → on the map")
    void fabric() throws Exception {
        Path batch = file(
                "新测宗地.geojson",
                collection(
                        box(1, 0, 0, 100, 100),
                        box(2, 100.12, 0, 200, 100),
                        box(3, 0, 300, 100, 400),
                        box(4, 0, 300, 100, 400),
                        feature(5, 300, 0, 400, 0, 400, 50, 430, 50.1, 400, 50.2, 400, 100, 300, 100)));
        try (Chromium.Tab tab = Chromium.open(port, 1366, 768, "zh-CN")) {
            Page page = tab.signIn("bureau").page();
            page.getByTestId("menu-data").click();
            upload(page, "parcels", batch);
            assertThat(page.getByTestId("import-rejected")).containsText("2");
            page.getByTestId("open-fabric").click();
            assertThat(page.getByTestId("fabric-row")).hasCount(3);
            assertThat(page.getByTestId("fabric-count")).containsText("待处理 3");
            row(page, "gap").click();
            assertThat(page.locator("[data-testid=fabric-detail] svg path.moved"))
                    .hasCount(1);
            Shots.take(port, page, "bureau", "fabric");
            page.getByTestId("fabric-snap").click();
            assertThat(row(page, "gap")).hasAttribute("data-state", "SNAP");
            page.getByTestId("fabric-back").click();
            assertThat(row(page, "gap")).hasAttribute("data-state", "OPEN");
            page.getByTestId("fabric-snap").click();
            assertThat(row(page, "gap")).hasAttribute("data-state", "SNAP");
            row(page, "duplicate-shape").click();
            assertThat(page.getByTestId("fabric-no-snap").first()).isVisible();
            page.locator("[data-testid=fabric-refuse][data-row='4']").click();
            assertThat(row(page, "duplicate-shape")).hasAttribute("data-state", "REFUSE");
            row(page, "spike").click();
            page.getByTestId("fabric-reason").fill("测绘单位已核实");
            page.getByTestId("fabric-accept").click();
            assertThat(row(page, "spike")).hasAttribute("data-state", "ACCEPT");
            assertThat(page.getByTestId("fabric-count")).containsText("待处理 0");
            Download list =
                    page.waitForDownload(() -> page.getByTestId("fabric-export").click());
            assertThat(list.suggestedFilename()).endsWith(".xlsx");
            page.goBack();
            assertThat(page.getByTestId("import-accepted")).containsText("4");
            assertThat(page.getByTestId("problem-decision").first()).isVisible();
            Shots.take(port, page, "bureau", "fabric-report");
            page.getByTestId("import-commit").click();
            confirm(page);
            assertThat(page.getByTestId("import-state")).containsText("已提交");
            assertThat(tab.errors()).isEmpty();
        }
        assertThat(Http.text(new Http(port, "bureau").get("/api/parcels/" + code(1))))
                .contains("新测宗地.geojson");
    }

    private static Locator row(Page page, String code) {
        return page.locator("[data-testid=fabric-row][data-code='" + code + "']");
    }

    @Test
    @DisplayName(
            "A2 columns named oddly → said once which is which → taken; the next file of the office is read so by itself")
    void columns() throws Exception {
        Path first = file("台账.csv", "代码甲,单位名头\n91350100M000100Y43,沙河机械\n");
        Path second = file("台账2.csv", "代码甲,单位名头\n913301009999999990,永安化工\n");
        try (Chromium.Tab tab = Chromium.open(port, 1366, 768, "zh-CN")) {
            Page page = tab.signIn("bureau").page();
            page.getByTestId("menu-data").click();
            upload(page, "enterprises", first);
            assertThat(page.getByTestId("import-state")).containsText(Pattern.compile("已拒|失败|拒收"));
            page.getByTestId("open-columns").click();
            Shots.take(port, page, "bureau", "columns", "open-columns");
            page.getByTestId("column-0").click();
            page.getByTestId("column-0-credit_code").click();
            page.getByTestId("column-1").click();
            page.getByTestId("column-1-name").click();
            page.getByTestId("columns-again").click();
            assertThat(page.getByTestId("import-accepted")).containsText("1");
            page.getByTestId("import-commit").click();
            confirm(page);
            assertThat(page.getByTestId("import-state")).containsText("已提交");
            page.getByTestId("part-data").click();
            upload(page, "enterprises", second);
            assertThat(page.getByTestId("import-accepted")).containsText("1");
            assertThat(page.getByTestId("import-rejected")).containsText(Pattern.compile("^\\s*0"));
            assertThat(tab.errors()).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "A3 a parcel cut in two is refused as an overlap → the lineage is proposed and taken → the new ones name the former")
    void lineage() throws Exception {
        Uploading.of(new Http(port, "bureau"), "parcels")
                .with("commit", "auto")
                .report("旧.geojson", collection(box(1, 0, 0, 100, 100)));
        Path cut = file("分割.geojson", collection(box(11, 0, 0, 60, 100), box(12, 60, 0, 100, 100)));
        try (Chromium.Tab tab = Chromium.open(port, 1366, 768, "zh-CN")) {
            Page page = tab.signIn("bureau").page();
            page.getByTestId("menu-data").click();
            upload(page, "parcels", cut);
            assertThat(page.getByTestId("import-rejected")).containsText("2");
            page.getByTestId("open-changes").click();
            assertThat(page.getByTestId("lineage-row")).hasCount(2);
            assertThat(page.getByTestId("lineage-row").first()).containsText(code(1));
            Shots.take(port, page, "bureau", "lineage", "open-changes");
            page.getByTestId("lineage-take").click();
            assertThat(page.getByTestId("import-accepted")).containsText("2");
            page.getByTestId("import-commit").click();
            confirm(page);
            assertThat(page.getByTestId("import-state")).containsText("已提交");
            assertThat(tab.errors()).isEmpty();
        }
        try (var owner = database.owner();
                var sql = owner.createStatement();
                var rows = sql.executeQuery(
                        "select count(*) from ledger.parcel where predecessors = array['" + code(1) + "']")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(2);
        }
    }

    @Test
    @DisplayName(
            "A4 firms without land: matched, equal codes accepted at once, an ambiguous one by hand, one taken back")
    void linkage() {
        LinkageIT.fill(port);
        try (Chromium.Tab tab = Chromium.open(port, 1366, 768, "zh-CN")) {
            Page page = tab.signIn("bureau").page();
            page.getByTestId("menu-data").click();
            page.getByTestId("part-data-linkage").click();
            assertThat(page.getByTestId("link-never")).isVisible();
            page.getByTestId("link-match").click();
            assertThat(page.getByTestId("link-row")).hasCount(3);
            assertThat(page.getByTestId("link-candidate")).hasCount(2);
            Shots.take(port, page, "bureau", "linkage");
            page.getByTestId("link-sure").click();
            confirm(page);
            assertThat(page.getByTestId("link-sure")).hasCount(0);
            page.locator("[data-testid=link-row][data-code='913301009999999990']")
                    .click();
            assertThat(page.getByTestId("link-rivals")).isVisible();
            page.getByTestId("link-accept").click();
            assertThat(page.getByTestId("link-land")).isVisible();
            Shots.take(port, page, "bureau", "linkage-ambiguous");
            page.getByTestId("link-save").click();
            assertThat(page.getByTestId("link-row")).hasCount(2);
            page.getByTestId("link-view").getByText("已决定").click();
            assertThat(page.getByTestId("link-decision")).hasCount(2);
            page.getByTestId("link-back").first().click();
            confirm(page);
            assertThat(page.getByTestId("link-back")).hasCount(1);
            Shots.take(port, page, "bureau", "linkage-decisions");
            assertThat(tab.errors()).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "A5 the state of the data: a number opens its rows, a part and a missing column too; the dictionary finds a code")
    void state() {
        LinkageIT.fill(port);
        try (Chromium.Tab tab = Chromium.open(port, 1366, 768, "zh-CN")) {
            Page page = tab.signIn("bureau").page();
            page.getByTestId("menu-data").click();
            page.getByTestId("part-data-quality").click();
            page.locator("[data-testid=dataset][data-kind=contracts]").click();
            assertThat(page.getByTestId("dataset-part")).hasCount(2);
            page.locator("[data-testid=column-missing][data-column=holder_code]")
                    .click();
            assertThat(page.getByTestId("dataset-row")).hasCount(3);
            Shots.take(port, page, "bureau", "quality");
            page.getByTestId("part-open").first().click();
            assertThat(page.getByTestId("dataset-row")).hasCount(2);
            page.getByTestId("part-data-dictionary").click();
            page.getByTestId("dictionary-search").fill("RESERVE");
            assertThat(page.getByTestId("dictionary-field")).hasCount(1);
            Shots.take(port, page, "bureau", "dictionary");
            Download book = page.waitForDownload(
                    () -> page.getByTestId("dictionary-xlsx").click());
            assertThat(book.suggestedFilename()).endsWith(".xlsx");
            assertThat(tab.errors()).isEmpty();
        }
    }
}
