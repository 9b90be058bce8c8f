package org.mumap.server.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.ingest.OfficeBook;
import org.mumap.server.ingest.Uploading;
import org.mumap.server.testing.Chromium;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.Shots;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
@DisplayName("The data gateway in Chromium")
class GatewayJourneyIT {

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    private static void upload(Page page, String kind, Path file) {
        page.getByTestId("import-kind").click();
        page.getByTestId("kind-" + kind).click();
        page.getByTestId("import-file").setInputFiles(file);
        page.getByTestId("import-submit").click();
        assertThat(page.getByTestId("import-report")).isVisible();
    }

    private static void commit(Page page) {
        page.getByTestId("import-commit").click();
        page.locator(".el-popconfirm__action .el-button--primary:visible").click();
        assertThat(page.getByTestId("import-state")).containsText("已提交");
    }

    @Test
    @DisplayName("A1 a workbook with mistakes → the marked workbook → mended and sent again → on the map")
    void workbook() throws Exception {
        Emptied.facts(database);
        Path book = Files.createTempFile("台账", ".xlsx");
        Files.write(book, OfficeBook.parcels());
        try (Chromium.Tab tab = Chromium.open(port, 1366, 768, "zh-CN")) {
            Page page = tab.signIn("bureau").page();
            page.getByTestId("menu-data").click();
            upload(page, "parcels", book);
            assertThat(page.getByTestId("import-rejected")).containsText("2");
            Shots.take(port, page, "bureau", "marked", "open-columns");
            Download marked =
                    page.waitForDownload(() -> page.getByTestId("import-marked").click());
            assertThat(marked.suggestedFilename()).endsWith("-标红.xlsx");
            Path mended = Files.createTempFile("改好", ".xlsx");
            Files.write(mended, OfficeBook.mended(Files.readAllBytes(marked.path())));
            page.getByTestId("import-mended").setInputFiles(mended);
            assertThat(page.getByTestId("import-rejected")).containsText(Pattern.compile("^\\s*0"));
            assertThat(page.getByTestId("import-accepted")).containsText("3");
            commit(page);
            page.locator("footer a[href*=map]").click();
            assertThat(page).hasURL(Pattern.compile(".*map.*"));
            assertThat(tab.foreign()).isEmpty();
            assertThat(tab.errors()).isEmpty();
        }
    }

    private static final String COUNTY = """
        {"type":"FeatureCollection","features":[{"type":"Feature",
         "properties":{"area_code":"339922","level":"COUNTY","name":"青溪县"},
         "geometry":{"type":"Polygon","coordinates":[[[120,28.5],[121,28.5],[121,29.5],[120,29.5],[120,28.5]]]}}]}
        """;

    /** A boundary text whose points have north and east in each other's place. */
    private static final String SWAPPED = """
        [属性描述]
        坐标系=2000国家大地坐标系
        几度分带=3
        带号=40
        [地块坐标]
        5,2.0000,%1$s,新供地块,面,,工业用地,0601,@
        J1,1,40550300.000,3210150.000
        J2,1,40550500.000,3210150.000
        J3,1,40550500.000,3210050.000
        J4,1,40550300.000,3210050.000
        J1,1,40550300.000,3210150.000
        """.formatted("339922001001GB00009");

    @Test
    @DisplayName("A2 a boundary text with swapped axes → the doctor shows both places → the right place")
    void doctor() throws Exception {
        Emptied.facts(database);
        Uploading.of(new Http(port, "bureau"), "areas").with("commit", "auto").report("county.geojson", COUNTY);
        Path text = Files.createTempFile("界址", ".txt");
        Files.writeString(text, SWAPPED);
        try (Chromium.Tab tab = Chromium.open(port, 1366, 768, "zh-CN")) {
            Page page = tab.signIn("bureau").page();
            page.getByTestId("menu-data").click();
            upload(page, "parcels", text);
            assertThat(page.getByTestId("import-rejected")).containsText("1");
            page.getByTestId("open-doctor").click();
            assertThat(page.getByTestId("doctor-words")).containsText("只有 0 个落在本县");
            assertThat(page.locator("[data-cure=SWAP] svg path.right")).hasCount(1);
            Shots.take(port, page, "bureau", "doctor", "open-doctor");
            page.locator("[data-cure=SWAP]").getByTestId("doctor-apply").click();
            assertThat(page.getByTestId("import-accepted")).containsText("1");
            assertThat(page.getByTestId("mend-bar")).containsText("坐标处方：SWAP");
            commit(page);
            assertThat(tab.errors()).isEmpty();
        }
        try (var owner = database.owner();
                var sql = owner.createStatement();
                var row =
                        sql.executeQuery("select st_x(st_centroid(geom)), st_y(st_centroid(geom)) from live.parcel")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getDouble(1)).isBetween(120.51, 120.52);
            assertThat(row.getDouble(2)).isBetween(29.0, 29.01);
        }
    }

    @Test
    @DisplayName("A3 a batch → what it changes, old and new → one row refused → committed → rolled back")
    void approval() throws Exception {
        Emptied.facts(database);
        Uploading.of(new Http(port, "bureau"), "enterprises")
                .with("commit", "auto")
                .report("企业.csv", "credit_code,name\n91350100M000100Y43,沙河厂\n");
        Path file = Files.createTempFile("企业", ".csv");
        Files.writeString(file, "credit_code,name,status\n91350100M000100Y43,沙河机械,存续\n");
        try (Chromium.Tab tab = Chromium.open(port, 1366, 768, "zh-CN")) {
            Page page = tab.signIn("bureau").page();
            page.getByTestId("menu-data").click();
            upload(page, "enterprises", file);
            page.getByTestId("open-changes").click();
            assertThat(page.getByTestId("change-item")).containsText("沙河厂");
            assertThat(page.getByTestId("change-item")).containsText("沙河机械");
            Shots.take(port, page, "bureau", "changes", "open-changes");
            page.getByTestId("change-decide").click();
            assertThat(page.getByTestId("import-accepted")).containsText("0");
            assertThat(page.getByTestId("change-item")).containsText("bureau 决定不收");
            page.getByTestId("change-decide").click();
            assertThat(page.getByTestId("import-accepted")).containsText("1");
            commit(page);
            page.getByTestId("import-rollback").click();
            assertThat(page.getByTestId("rollback-words")).containsText("全部从账上撤下");
            page.getByTestId("rollback-do").click();
            assertThat(page.getByTestId("import-state")).containsText("已回滚");
            assertThat(tab.errors()).isEmpty();
        }
    }
}
