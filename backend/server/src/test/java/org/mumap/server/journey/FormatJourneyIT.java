package org.mumap.server.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.ingest.Uploading;
import org.mumap.server.testing.Chromium;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
@DisplayName("The survey office's text, in Chromium: upload, report, commit, map; and out again")
class FormatJourneyIT {

    private static final Charset GBK = Charset.forName("GBK");

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    private static final String COUNTY = """
        {"type":"FeatureCollection","features":[{"type":"Feature",
         "properties":{"area_code":"339922","level":"COUNTY","name":"青溪县"},
         "geometry":{"type":"Polygon","coordinates":[[[120,28.5],[121,28.5],[121,29.5],[120,29.5],[120,28.5]]]}}]}
        """;

    /** Two parcels of 28 800 and 12 500 m² in the county's zone, the first with a hole. */
    private static final String TEXT = """
        [属性描述]
        坐标系=2000国家大地坐标系
        几度分带=3
        带号=40
        [地块坐标]
        10,2.8800,1,新供地块,面,,工业用地,0601,@
        J1,1,3210150.000,40550300.000
        J2,1,3210150.000,40550500.000
        J3,1,3210000.000,40550500.000
        J4,1,3210000.000,40550300.000
        J1,1,3210150.000,40550300.000
        J5,2,3210090.000,40550380.000
        J6,2,3210060.000,40550380.000
        J7,2,3210060.000,40550420.000
        J8,2,3210090.000,40550420.000
        J5,2,3210090.000,40550380.000
        7,1.2500,2,二号地块,面,,工业用地,0601,@
        J1,1,3210150.000,40550520.000
        J2,1,3210150.000,40550620.000
        J3,1,3210050.000,40550620.000
        J4,1,3210050.000,40550570.000
        J5,1,3210000.000,40550570.000
        J6,1,3210000.000,40550520.000
        J1,1,3210150.000,40550520.000
        """;

    @Test
    @DisplayName(
            "A1 a text asks for its register, passes the check, is committed, stands on the map; the export menu names losses")
    void boundary() throws Exception {
        Emptied.facts(database);
        Uploading.of(new Http(port, "bureau"), "areas").with("commit", "auto").report("county.geojson", COUNTY);
        Path text = Files.createTempFile("boundary", ".txt");
        Files.write(text, TEXT.replace("\n", "\r\n").getBytes(GBK));
        try (Chromium.Tab tab = Chromium.open(port, 1366, 768, "zh-CN")) {
            Page page = tab.page();
            tab.signIn("bureau");
            page.getByTestId("menu-data").click();
            page.getByTestId("import-kind").click();
            page.getByTestId("kind-parcels").click();
            page.getByTestId("import-file").setInputFiles(text);
            assertThat(page.getByTestId("import-file-hint")).containsText("X 是纵坐标");
            page.getByTestId("import-register").fill("旅程批次");
            page.getByTestId("import-submit").click();
            assertThat(page.getByTestId("import-report")).isVisible();
            assertThat(page.getByTestId("problem-row").first()).containsText("本地编号");
            page.getByTestId("import-commit").click();
            page.locator(".el-popconfirm__action .el-button--primary:visible").click();
            assertThat(page.getByTestId("import-state")).containsText("已提交");
            page.locator("footer a[href*=map]").click();
            assertThat(page).hasURL(Pattern.compile(".*map.*"));
            page.getByTestId("menu-settings").click();
            page.getByTestId("export-parcels").click();
            assertThat(page.getByTestId("export-parcels-txt")).containsText("损失");
            assertThat(page.getByTestId("export-parcels-shp.zip")).containsText("10 个字节");
            Download file = page.waitForDownload(
                    () -> page.getByTestId("export-parcels-csv").click());
            assertThat(Files.readString(file.path())).contains("旅程批次/1,新供地块");
            assertThat(tab.foreign()).isEmpty();
            assertThat(tab.errors()).isEmpty();
        }
    }
}
