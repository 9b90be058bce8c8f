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
import org.mumap.server.testing.Chromium;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.ServerTest;
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

    private static void signIn(Page page) {
        page.getByTestId("sign-in-username").fill("bureau");
        page.getByTestId("sign-in-password").fill("mumap-demo");
        page.getByTestId("sign-in-submit").click();
        page.getByTestId("menu-data").click();
    }

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
            Page page = tab.page();
            signIn(page);
            upload(page, "parcels", book);
            assertThat(page.getByTestId("import-rejected")).containsText("2");
            Download marked = page.waitForDownload(
                    () -> page.getByTestId("import-marked").click());
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
}
