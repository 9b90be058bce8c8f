package org.mumap.server.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mumap.server.testing.Chromium;
import org.mumap.server.testing.Demo;
import org.mumap.server.testing.DemoServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServerTest
@DisplayName("Accessibility: axe finds no serious fault on any main screen, and the keyboard reaches everything")
class AccessibilityIT {

    /** Runs axe over the WCAG 2.1 A and AA rules and answers what is serious or critical, one line per rule with its elements. */
    private static final String CHECK = """
            async () => {
              const found = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
              if (found.passes.length < 5) return ['axe checked next to nothing: ' + found.passes.length];
              return found.violations
                .filter((each) => each.impact === 'serious' || each.impact === 'critical')
                .map((each) => each.id + ' (' + each.impact + ') ' +
                  each.nodes.slice(0, 5).map((node) => node.target.join(' ') + ' ' + node.html.slice(0, 160)).join(' | '));
            }
            """;

    private static final String AXE = axe();

    private static String axe() {
        try {
            return Files.readString(TestDatabase.root().resolve("web/node_modules/axe-core/axe.min.js"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @LocalServerPort
    int port;

    @BeforeEach
    void ready() {
        Demo.await(port);
    }

    @ParameterizedTest(name = "{0} at {1}×{2}")
    @CsvSource({"zh-CN, 1366, 768", "en-US, 1920, 1080"})
    @DisplayName("A1 every main screen, each language at one of the two sizes")
    void screens(String language, int width, int height) {
        List<String> faults = new ArrayList<>();
        try (Chromium.Tab tab = Chromium.open(port, width, height, language)) {
            Page page = tab.page();
            if (language.startsWith("en")) {
                page.getByTestId("lang-en").first().click();
            }
            faults.addAll(check(page, "sign-in"));
            tab.signIn("bureau");
            for (String screen : List.of(
                    "today",
                    "map",
                    "idle",
                    "cases",
                    "supply",
                    "permu",
                    "parks",
                    "siting",
                    "projects",
                    "data",
                    "settings")) {
                page.getByTestId("menu-" + screen).click();
                settle(page);
                faults.addAll(check(page, screen));
            }
            page.getByTestId("settings-services").click();
            page.getByTestId("tokens").waitFor();
            settle(page);
            faults.addAll(check(page, "data services"));
            page.getByTestId("menu-data").click();
            for (String part : List.of("data-quality", "data-dictionary", "data-linkage")) {
                page.getByTestId("part-" + part).click();
                settle(page);
                faults.addAll(check(page, part));
            }
            page.getByTestId("link-match").click();
            page.getByTestId("link-run")
                    .filter(new Locator.FilterOptions().setHasText(Pattern.compile("\\d")))
                    .waitFor();
            settle(page);
            faults.addAll(check(page, "matched firms"));
            page.getByTestId("menu-today").click();
            page.getByTestId("today-row").first().click();
            page.getByTestId("dossier-finding").waitFor();
            faults.addAll(check(page, "dossier"));
            page.getByTestId("dossier-tab-case").click();
            settle(page);
            faults.addAll(check(page, "case"));
            page.getByRole(com.microsoft.playwright.options.AriaRole.TAB)
                    .first()
                    .click();
            page.getByTestId("dossier").getByTestId("number-source").first().click();
            page.getByTestId("source-popover").waitFor();
            faults.addAll(check(page, "source"));
            page.keyboard().press("Escape");
            page.getByTestId("menu-map").click();
            page.getByTestId("tool-list").click();
            settle(page);
            faults.addAll(check(page, "map with list"));
            for (String tool : List.of("tool-print", "tool-share", "tool-bookmarks", "help")) {
                page.getByTestId(tool).click();
                settle(page);
                faults.addAll(check(page, tool));
                page.keyboard().press("Escape");
                settle(page);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    @DisplayName("A3 dialogs, drawers and reports stand the same check while they are open")
    void dialogs() {
        List<String> faults = new ArrayList<>();
        try (Chromium.Tab tab = Chromium.open(port, 1366, 768, "zh-CN")) {
            Page page = tab.page();
            tab.signIn("bureau");
            for (String dialog : List.of("case-batch-notice", "case-batch-dispatch")) {
                page.getByTestId("today-tick").first().check();
                page.getByTestId(dialog).click();
                settle(page);
                faults.addAll(check(page, dialog));
                page.keyboard().press("Escape");
                settle(page);
            }
            page.getByTestId("today-row").first().click();
            page.getByTestId("dossier-dates").click();
            settle(page);
            faults.addAll(check(page, "dates of the dossier"));
            page.getByTestId("dossier-dates").click();
            settle(page);
            page.getByTestId("dossier-tab-case").click();
            page.getByTestId("alerts").click();
            page.getByTestId("alert-list").waitFor();
            settle(page);
            faults.addAll(check(page, "alerts"));
            Map<String, String> opened = new LinkedHashMap<>();
            opened.put("supply", "[data-testid=supply-unsupplied]");
            opened.put("projects", "[data-testid=project-row] >> nth=0");
            opened.put("siting", "[data-testid=ranked-row] >> nth=0");
            opened.put("cases", "[data-testid=case-tab-list]");
            opened.put("data", "[data-testid=batch-row] button.mm-link >> nth=0");
            opened.forEach((screen, target) -> {
                page.getByTestId("menu-" + screen).click();
                page.locator(target).click();
                settle(page);
                faults.addAll(check(page, screen + ", opened"));
            });
        }
        assertThat(faults).isEmpty();
    }

    @Test
    @DisplayName("A2 a page with a fault is found out: the check itself can fail")
    void canFail() {
        try (Chromium.Tab tab = Chromium.open(port, 1366, 768, "zh-CN")) {
            Page page = tab.page();
            page.getByTestId("sign-in-submit").waitFor();
            page.evaluate(
                    "document.querySelector('[data-testid=sign-in-submit]').setAttribute('aria-labelledby', 'nothing');"
                            + "document.body.insertAdjacentHTML('beforeend', '<img src=\"data:,\"><button></button>')");
            assertThat(check(page, "broken")).anyMatch(fault -> fault.contains("button-name"));
        }
    }

    @Test
    @DisplayName("B1 by keyboard alone: past the menu, into the list, dossier open and closed, map, tools, help")
    void keyboard() {
        try (Chromium.Tab tab = Chromium.open(port, 1366, 768, "zh-CN")) {
            Page page = tab.page();
            tab.signIn("bureau");
            page.getByTestId("menu-today").click();
            page.getByTestId("today-row").first().waitFor();
            page.getByTestId("skip").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("main")).isFocused();

            page.getByTestId("today-row").first().focus();
            page.keyboard().press("ArrowDown");
            assertThat(page.getByTestId("today-row").nth(1)).isFocused();
            page.keyboard().press("i");
            page.keyboard().press("Enter");
            assertThat(page.getByTestId("source-popover")).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.getByTestId("source-popover")).isHidden();
            page.keyboard().press("Escape");
            assertThat(page.getByTestId("today-row").nth(1)).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.getByTestId("dossier")).isFocused();
            page.keyboard().press("Escape");
            assertThat(page.getByTestId("dossier")).isHidden();
            assertThat(page.getByTestId("today-row").nth(1)).isFocused();

            page.getByTestId("menu-map").click();
            page.locator("[data-testid=map][data-state=idle]").waitFor();
            String scale = page.getByTestId("map-scale").textContent();
            page.getByTestId("map-box").focus();
            move(page, "+");
            assertThat(page.getByTestId("map-scale")).not().hasText(scale);
            page.keyboard().press("b");
            page.keyboard().press("Space");
            for (int i = 0; i < 3; i++) {
                move(page, "ArrowRight");
                move(page, "ArrowDown");
            }
            page.keyboard().press("Space");
            assertThat(page.getByTestId("list-sum")).isVisible();

            page.getByTestId("tool-full").focus();
            page.keyboard().press("ArrowDown");
            assertThat(page.getByTestId("tool-previous")).isFocused();
            page.keyboard().press("?");
            assertThat(page.getByTestId("shortcut-help")).isVisible();
        }
    }

    /** Presses a key of the map and waits until the view has arrived: the address follows it. A key pressed on the way is lost. */
    private static void move(Page page, String key) {
        String before = page.url();
        page.keyboard().press(key);
        page.waitForURL(address -> !address.equals(before));
        page.locator("[data-testid=map][data-state=idle]").waitFor();
    }

    /** Skeletons are gone and dialogs stand still: colours in the middle of a transition are nobody's fault. */
    private static void settle(Page page) {
        page.waitForFunction("() => document.querySelectorAll('.el-skeleton').length === 0");
        page.waitForTimeout(500);
        page.waitForFunction("() => document.getAnimations().every(each => each.playState !== 'running'"
                + " || each.effect.getTiming().iterations === Infinity)");
    }

    private static List<String> check(Page page, String screen) {
        page.evaluate(AXE);
        @SuppressWarnings("unchecked")
        List<String> faults = (List<String>) page.evaluate(CHECK);
        return faults.stream().map(fault -> screen + ": " + fault).toList();
    }
}
