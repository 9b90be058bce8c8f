package org.mumap.server.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mumap.server.testing.Chromium;
import org.mumap.server.testing.Demo;
import org.mumap.server.testing.DemoServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServerTest
@DisplayName("The pictures of the README, taken from the running program (scripts/pictures keeps them)")
class PicturesIT {

    @LocalServerPort
    int port;

    @BeforeEach
    void ready() {
        Demo.await(port);
    }

    @ParameterizedTest(name = "{0}: {1} at {2}×{3}")
    @CsvSource({
        "today,    bureau,  1600, 900, menu-today,    ",
        "dossier,  bureau,  1600, 900, menu-today,    today-row",
        "siting,   park1,   1600, 900, menu-siting,   ranked-row",
        "permu,    economy, 1600, 900, menu-permu,    ",
        "projects, leader,  1600, 900, menu-projects, ",
        "import,   bureau,  1600, 900, menu-data,     ",
    })
    void picture(String name, String account, int width, int height, String menu, String click) throws Exception {
        try (Chromium.Tab tab = Chromium.open(port, width, height, "zh-CN")) {
            Page page = tab.page();
            tab.signIn(account);
            page.getByTestId(menu).click();
            if (click != null) {
                page.getByTestId(click).first().click();
            }
            take(tab, name);
        }
    }

    @ParameterizedTest(name = "phone: {1}")
    @CsvSource({"phone, leader"})
    void phone(String name, String account) throws Exception {
        try (Chromium.Tab tab = Chromium.open(port, 390, 844, "zh-CN")) {
            tab.signIn(account);
            assertThat(tab.page().getByTestId("project-row").first()).isVisible();
            take(tab, name);
        }
    }

    private static void take(Chromium.Tab tab, String name) throws Exception {
        Page page = tab.page();
        // the page left behind may still show its map for a moment; the one asked for may have none
        page.waitForFunction(
                "() => [...document.querySelectorAll('[data-testid=map]')].every(m => m.dataset.state === 'idle')");
        page.waitForTimeout(1_500);
        Path folder = Files.createDirectories(TestDatabase.root().resolve("backend/server/target/pictures"));
        byte[] png = page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
        assertThat(png.length).as("an empty page makes a small picture").isGreaterThan(20_000);
        assertThat(tab.errors()).as("errors in the browser").isEmpty();
    }
}
