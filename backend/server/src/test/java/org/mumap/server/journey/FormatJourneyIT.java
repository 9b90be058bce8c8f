package org.mumap.server.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.Chromium;
import org.mumap.server.testing.Demo;
import org.mumap.server.testing.DemoServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServerTest
@DisplayName("The survey office's text, in Chromium: upload, report, commit, map; and out again")
class FormatJourneyIT {

    private static final Charset GBK = Charset.forName("GBK");

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    /** A boundary text of one parcel of 1 600 m² where the county has none. */
    private Path boundaryText() throws Exception {
        double[] corner = freePlace();
        StringBuilder text = new StringBuilder(
                "[属性描述]\r\n坐标系=2000国家大地坐标系\r\n几度分带=3\r\n带号=40\r\n[地块坐标]\r\n" + "5,0.1600,1,新供地块,面,,,,@\r\n");
        double[][] steps = {{0, 40}, {40, 40}, {40, 0}, {0, 0}, {0, 40}};
        for (int i = 0; i < steps.length; i++) {
            text.append(String.format(
                    Locale.ROOT, "J%d,1,%.3f,%.3f\r\n", i % 4 + 1, corner[1] + steps[i][1], corner[0] + steps[i][0]));
        }
        return Files.write(
                Files.createTempFile("boundary", ".txt"), text.toString().getBytes(GBK));
    }

    private double[] freePlace() throws SQLException {
        try (Connection owner = database.owner();
                Statement sql = owner.createStatement();
                ResultSet row = sql.executeQuery("""
                    with county as (select geom from live.area where level = 'COUNTY'),
                         grid as (
                           select st_setsrid(st_makepoint(x, y), 4490) as at from county,
                             generate_series(st_xmin(geom)::numeric, st_xmax(geom)::numeric, 0.01) x,
                             generate_series(st_ymin(geom)::numeric, st_ymax(geom)::numeric, 0.01) y)
                    select st_x(st_transform(at, 4528)) as east, st_y(st_transform(at, 4528)) as north
                    from grid, county where st_contains(county.geom, at)
                      and not exists (select from live.parcel p where p.geom && st_expand(grid.at, 0.002)) limit 1
                    """)) {
            assertThat(row.next()).isTrue();
            return new double[] {row.getDouble("east"), row.getDouble("north")};
        }
    }

    @Test
    @DisplayName(
            "A1 a text asks for its register, passes the check, is committed, stands on the map; the export menu names losses")
    void boundary() throws Exception {
        Demo.await(port);
        Path text = boundaryText();
        try (Chromium.Tab tab = Chromium.open(port, 1366, 768, "zh-CN")) {
            Page page = tab.page();
            page.getByTestId("sign-in-username").fill("bureau");
            page.getByTestId("sign-in-password").fill("mumap-demo");
            page.getByTestId("sign-in-submit").click();
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
            page.navigate("/?#");
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
