package org.mumap.server.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
import org.springframework.test.context.TestPropertySource;

@DemoServerTest
@TestPropertySource(properties = "mumap.base-map-loopback=true")
@DisplayName("Tools of the map in Chromium: asking, themes, time line, comparing, redlines, base maps")
class MapToolsJourneyIT {

    private static final List<String> TOOLS = List.of("identify", "classes", "timeline", "compare", "redline");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();
    private static HttpServer service;

    @LocalServerPort
    int port;

    /** A map service of the county's own network: one layer of pale squares. */
    @BeforeAll
    static void mapService() throws IOException {
        BufferedImage square = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
        square.createGraphics().drawString("MuMap", 90, 130);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(square, "png", png);
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            ASKED.add(exchange.getRequestURI().toString());
            boolean xml = exchange.getRequestURI().getPath().equals("/wmts");
            byte[] body = xml ? capabilities().getBytes(StandardCharsets.UTF_8) : png.toByteArray();
            exchange.getResponseHeaders().set("Content-Type", xml ? "application/xml" : "image/png");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
    }

    @AfterAll
    static void stop() {
        service.stop(0);
    }

    private static String host() {
        return "http://127.0.0.1:" + service.getAddress().getPort();
    }

    private static String capabilities() {
        StringBuilder matrices = new StringBuilder();
        for (int z = 0; z <= 16; z++) {
            matrices.append("<TileMatrix><ows:Identifier>")
                    .append(z)
                    .append("</ows:Identifier><ScaleDenominator>")
                    .append(559082264.0287178 / (1 << z))
                    .append("</ScaleDenominator><TileWidth>256</TileWidth><TileHeight>256</TileHeight><MatrixWidth>")
                    .append(1 << z)
                    .append("</MatrixWidth><MatrixHeight>")
                    .append(1 << z)
                    .append("</MatrixHeight></TileMatrix>");
        }
        return """
                <Capabilities xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1"><Contents>
                <Layer><ows:Title>影像 2024</ows:Title><ows:Identifier>img</ows:Identifier>
                <Style isDefault="true"><ows:Identifier>d</ows:Identifier></Style><Format>image/png</Format>
                <TileMatrixSetLink><TileMatrixSet>w</TileMatrixSet></TileMatrixSetLink>
                <ResourceURL format="image/png" resourceType="tile" template="%s/{TileMatrix}/{TileRow}/{TileCol}.png"/></Layer>
                <TileMatrixSet><ows:Identifier>w</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::3857</ows:SupportedCRS>%s</TileMatrixSet>
                </Contents></Capabilities>
                """.formatted(host(), matrices);
    }

    @BeforeEach
    void ready() {
        Demo.await(port);
    }

    private static void drawn(Page page) {
        page.locator("[data-testid=map][data-state=idle]").waitFor();
    }

    private Chromium.Tab onMap(int width, int height, String language) {
        Chromium.Tab tab = Chromium.open(port, width, height, language);
        Page page = tab.page();
        if (language.startsWith("en")) {
            page.getByTestId("lang-en").first().click();
        }
        tab.signIn("bureau");
        page.navigate("/#/map");
        drawn(page);
        return tab;
    }

    private static void clickMap(Page page, double x, double y) {
        BoundingBox map = page.getByTestId("map-box").boundingBox();
        page.mouse().click(map.x + map.width * x, map.y + map.height * y);
    }

    private static void open(Page page, String tool) {
        Locator direct = page.getByTestId("tool-" + tool);
        if (direct.isVisible()) {
            direct.click();
        } else {
            page.getByTestId("tool-more").click();
            page.getByTestId("more-" + tool).click();
        }
        page.getByTestId("panel-" + tool).waitFor();
    }

    /** Keeps a picture of the page, where MUMAP_SHOTS names a folder: for whoever looks at it. */
    private static void shoot(Page page, String name) {
        String folder = System.getenv("MUMAP_SHOTS");
        if (folder != null) {
            page.waitForTimeout(800);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }

    private static int numberIn(Locator text) {
        var found = NUMBER.matcher(text.textContent().replaceAll("[\\u2009\\s]", ""));
        assertThat(found.find()).as(text.textContent()).isTrue();
        return Integer.parseInt(found.group());
    }

    @Test
    @DisplayName(
            "A1 what lies at a point: every visible layer, with its values; Esc closes and the map has the keys again")
    void identify() {
        try (Chromium.Tab tab = onMap(1920, 1080, "zh-CN")) {
            Page page = tab.page();
            open(page, "identify");
            clickMap(page, 0.5, 0.5);
            assertThat(page.getByTestId("found").first()).isVisible();
            assertThat(page.getByTestId("identify-count")).containsText("个要素");
            shoot(page, "identify-1920");
            page.keyboard().press("Escape");
            assertThat(page.getByTestId("panel-identify")).hasCount(0);
            assertThat(page.getByTestId("map-box")).isFocused();
            assertThat(tab.errors()).isEmpty();
        }
    }

    @Test
    @DisplayName("A2 how see-through a layer is stays for the next visit")
    void remembered() {
        try (Chromium.Tab tab = onMap(1366, 768, "zh-CN")) {
            Page page = tab.page();
            page.getByTestId("opacity-parks").click();
            page.getByTestId("slider-parks").fill("40");
            assertThat(page.getByTestId("opacity-parks")).hasText("40%");
            page.navigate("/#/today");
            page.navigate("/#/map");
            assertThat(page.getByTestId("opacity-parks")).hasText("40%");
            assertThat(tab.errors()).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "B1 a theme is built: limits from the server, counts that add up, legend, kept, and the same from its link")
    void themes() {
        String link;
        String limits;
        try (Chromium.Tab tab = onMap(1366, 768, "zh-CN")) {
            Page page = tab.page();
            open(page, "classes");
            page.getByTestId("class-property").selectOption("area_mu");
            page.getByTestId("class-method").selectOption("JENKS");
            page.getByTestId("class-number").fill("4");
            page.getByTestId("ramp-ember").check();
            Locator counts = page.locator("[data-testid=class-table] tbody tr td:nth-child(2)");
            assertThat(counts).hasCount(5);
            int sum = 0;
            for (int i = 0; i < 5; i++) {
                sum += numberIn(counts.nth(i));
            }
            assertThat(numberIn(page.getByTestId("class-total"))).isEqualTo(sum).isPositive();
            assertThat(page.getByTestId("legend")).containsText("≥");
            assertThat(page).hasURL(Pattern.compile(".*classes=area_mu~JENKS~4~ember~[\\d._]+.*"));
            page.getByTestId("class-name").fill("面积四级");
            page.getByTestId("class-keep").click();
            assertThat(page.getByTestId("class-kept")).hasText("面积四级");
            shoot(page, "classes-1366");
            link = page.url();
            limits = link.replaceFirst(".*ember~([\\d._]+).*", "$1");
            page.getByTestId("class-method").selectOption("MANUAL");
            page.getByTestId("class-limits").fill("30, 20");
            assertThat(page.getByTestId("class-apply")).isDisabled();
            page.getByTestId("class-limits").fill("20, 30");
            page.getByTestId("class-apply").click();
            assertThat(counts).hasCount(4);
            page.getByTestId("class-kept").click();
            assertThat(page).hasURL(Pattern.compile(".*ember~" + limits + ".*"));
            page.getByTestId("class-property").selectOption("town");
            assertThat(page.getByTestId("legend")).not().containsText("≥");
            page.getByTestId("class-reset").click();
            assertThat(page.getByTestId("legend")).containsText("疑似闲置");
            assertThat(page).not().hasURL(Pattern.compile(".*classes=.*"));
            assertThat(tab.errors()).isEmpty();
        }
        try (Chromium.Tab tab = onMap(1366, 768, "zh-CN")) {
            Page page = tab.page();
            page.navigate(link);
            page.reload();
            assertThat(page.getByTestId("panel-classes")).isVisible();
            assertThat(page).hasURL(Pattern.compile(".*ember~" + limits + ".*"));
            assertThat(page.getByTestId("legend")).containsText("≥");
            assertThat(tab.errors()).isEmpty();
        }
    }

    @Test
    @DisplayName("C1 the time line plays; the counts of every day add up; the keys move it; its day is in the address")
    void timeLine() {
        try (Chromium.Tab tab = onMap(1920, 1080, "zh-CN")) {
            Page page = tab.page();
            open(page, "timeline");
            page.getByTestId("timeline-sum").waitFor();
            assertThat(page.getByTestId("timeline-day")).hasText("今天");
            page.getByTestId("timeline-slider").focus();
            page.keyboard().press("Home");
            assertThat(page.getByTestId("timeline-day")).hasText(Pattern.compile("\\d{4}-12-31"));
            String first = page.getByTestId("timeline-day").textContent();
            List<Integer> totals = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int sum = 0;
                Locator stages = page.locator("[data-testid=timeline-counts] li[data-stage] b");
                assertThat(stages).hasCount(7);
                for (int s = 0; s < 7; s++) {
                    sum += numberIn(stages.nth(s));
                }
                String all = page.getByTestId("timeline-sum").textContent().replaceAll("[\\u2009\\s]", "");
                assertThat(all).contains("共" + sum + "宗");
                totals.add(sum);
                page.keyboard().press("ArrowRight");
            }
            assertThat(totals).allMatch(total -> total > 0);
            assertThat(page.getByTestId("timeline-day")).not().hasText(first);
            assertThat(page).hasURL(Pattern.compile(".*day=\\d{4}-12-31.*"));
            String before = page.getByTestId("timeline-day").textContent();
            page.getByTestId("timeline-play").click();
            assertThat(page.getByTestId("timeline-day")).not().hasText(before);
            page.getByTestId("timeline-play").click();
            assertThat(page.getByTestId("timeline-play")).hasAttribute("aria-pressed", "false");
            assertThat(page.getByTestId("legend")).containsText("已竣工");
            page.keyboard().press("End");
            drawn(page);
            shoot(page, "timeline-1920");
            page.getByTestId("timeline-step").selectOption("quarter");
            page.getByTestId("timeline-sum").waitFor();
            page.getByTestId("close-timeline").click();
            assertThat(page.getByTestId("legend")).containsText("疑似闲置");
            assertThat(tab.errors()).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "D1 swipe and split: another theme, year or day beside the map; the divider by keys; both in the address")
    void compare() {
        try (Chromium.Tab tab = onMap(1366, 768, "zh-CN")) {
            Page page = tab.page();
            open(page, "compare");
            page.locator("[data-testid=map-second][data-state=idle]").waitFor();
            page.getByTestId("compare-theme").selectOption("output");
            page.getByTestId("compare-year").selectOption("2024");
            assertThat(page.getByTestId("compare-title")).containsText("2024");
            page.getByTestId("compare-handle").focus();
            page.keyboard().press("ArrowLeft");
            assertThat(page.getByTestId("compare-handle")).hasAttribute("aria-valuenow", "48");
            shoot(page, "swipe-1366");
            page.getByTestId("compare-mode").getByText("分屏").click();
            page.getByTestId("compare-theme").selectOption("states");
            page.getByTestId("compare-day").fill("2021-12-31");
            assertThat(page.getByTestId("compare-title")).containsText("2021-12-31");
            page.locator("[data-testid=map-second][data-state=idle]").waitFor();
            assertThat(page).hasURL(Pattern.compile(".*compare=split~states~\\d+~-~2021-12-31.*"));
            shoot(page, "split-1366");
            page.reload();
            assertThat(page.getByTestId("compare-title")).containsText("2021-12-31");
            page.getByTestId("close-compare").click();
            assertThat(page.getByTestId("map-second")).hasCount(0);
            assertThat(tab.errors()).isEmpty();
        }
    }

    @Test
    @DisplayName("E1 a redline: drawn, kept with a number, found, answered, undone, closed, handed on, printed")
    void redline() throws IOException {
        try (Chromium.Tab tab = onMap(1366, 768, "zh-CN")) {
            Page page = tab.page();
            open(page, "redline");
            page.getByTestId("redline-ARROW").click();
            clickMap(page, 0.6, 0.4);
            clickMap(page, 0.7, 0.5);
            page.keyboard().press("Enter");
            page.getByTestId("redline-words").fill("由此接一条路");
            page.getByTestId("redline-addressee").selectOption("leader");
            page.getByTestId("redline-save").click();
            Locator row = page.getByTestId("redline-row").first();
            assertThat(row).containsText("由此接一条路");
            assertThat(row).containsText(Pattern.compile("圈〔\\d{4}〕\\d+"));
            assertThat(page.getByTestId("redline-row-state").first()).hasText("待答复");
            page.getByTestId("redline-answer").fill("已列入计划");
            page.getByTestId("redline-act-ANSWER").click();
            assertThat(page.getByTestId("redline-row-state").first()).hasText("已答复");
            page.getByTestId("redline-act-UNDO").click();
            assertThat(page.getByTestId("redline-row-state").first()).hasText("待答复");
            page.getByTestId("redline-act-CLOSE").click();
            assertThat(page.getByTestId("redline-row-state").first()).hasText("已办结");
            page.getByTestId("redline-locate").click();
            shoot(page, "redline-1366");
            page.getByTestId("redline-search").fill("没有这样的字");
            page.keyboard().press("Enter");
            assertThat(page.getByTestId("redline-empty")).isVisible();
            page.getByTestId("redline-search").fill("接一条");
            page.keyboard().press("Enter");
            assertThat(page.getByTestId("redline-row")).hasCount(1);
            Download sheet =
                    page.waitForDownload(() -> page.getByTestId("redline-xlsx").click());
            assertThat(sheet.suggestedFilename()).startsWith("圈批清单").endsWith(".xlsx");
            Download features = page.waitForDownload(
                    () -> page.getByTestId("redline-geojson").click());
            assertThat(Files.readString(features.path())).contains("由此接一条路");
            page.getByTestId("redline-TEXT").click();
            page.getByTestId("map-box").focus();
            page.keyboard().press(" ");
            page.getByTestId("redline-form").waitFor();
            page.keyboard().press("Escape");
            page.getByTestId("close-redline").click();
            assertThat(page.getByTestId("legend")).containsText("圈批");
            assertThat(tab.errors()).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "F1 an administrator reads an intranet WMTS and keeps a layer; the map shows it; nothing leaves the machine")
    void baseMap() {
        try (Chromium.Tab tab = Chromium.open(port, 1366, 768, "zh-CN")) {
            Page page = tab.page();
            tab.signIn("admin");
            page.navigate("/#/settings");
            assertThat(page.getByTestId("basemaps-empty")).isVisible();
            page.getByTestId("basemap-add-xyz").click();
            page.getByTestId("basemap-id").fill("bad");
            page.getByTestId("basemap-name").fill("坏地址");
            page.getByTestId("basemap-url").fill("http://169.254.169.254/{z}/{x}/{y}");
            page.getByTestId("basemap-save").click();
            assertThat(page.getByTestId("basemaps")).containsText("主机不能用");
            page.getByTestId("basemap-add-wmts").click();
            page.getByTestId("basemap-capabilities").fill(host() + "/wmts");
            page.getByTestId("basemap-read").click();
            page.getByTestId("basemap-layer").click();
            page.getByTestId("basemap-id").fill("img2024");
            page.getByTestId("basemap-attribution").fill("内网影像 2024");
            page.getByTestId("basemap-save").click();
            assertThat(page.getByTestId("basemap-row")).containsText("影像 2024");
            page.getByTestId("basemap-test").click();
            assertThat(page.getByTestId("basemap-said")).containsText("image/png");
            shoot(page, "basemaps-1366");
        }
        ASKED.clear();
        try (Chromium.Tab tab = onMap(1366, 768, "zh-CN")) {
            Page page = tab.page();
            page.waitForResponse(
                    response -> response.url().contains("/api/basemaps/img2024/") && response.status() == 200,
                    () -> page.getByTestId("layer-base-img2024").click());
            assertThat(page.getByTestId("base-source")).hasText("内网影像 2024");
            assertThat(ASKED).isNotEmpty();
            assertThat(tab.errors()).isEmpty();
        }
        try (Chromium.Tab tab = Chromium.open(port, 1366, 768, "zh-CN")) {
            Page page = tab.page();
            tab.signIn("admin");
            page.navigate("/#/settings");
            page.getByTestId("basemap-row").getByText("删除").click();
            page.locator(".el-popconfirm__action .el-button--primary:visible").click();
            assertThat(page.getByTestId("basemaps-empty")).isVisible();
            assertThat(tab.errors()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} at {1}×{2}")
    @CsvSource({"en-US, 1366, 768", "zh-CN, 390, 844", "en-US, 390, 844"})
    @DisplayName("G1 every tool opens on a small desk and on a phone, fits, says something and stands axe")
    void everywhere(String language, int width, int height) throws IOException {
        String axe = Files.readString(TestDatabase.root().resolve("web/node_modules/axe-core/axe.min.js"));
        try (Chromium.Tab tab = onMap(width, height, language)) {
            Page page = tab.page();
            for (String tool : TOOLS) {
                open(page, tool);
                page.waitForTimeout(1_200);
                BoundingBox panel = page.getByTestId("panel-" + tool).boundingBox();
                assertThat(panel.x).as(tool).isGreaterThanOrEqualTo(0);
                assertThat(panel.x + panel.width).as(tool).isLessThanOrEqualTo(width);
                assertThat(panel.y + panel.height).as(tool).isLessThanOrEqualTo(height);
                assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as(tool + " needs no sideways scrolling")
                        .isTrue();
                shoot(page, tool + "-" + width + "-" + language);
                page.evaluate(axe);
                Object faults = page.evaluate("""
                        async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })).violations
                          .filter((each) => each.impact === 'serious' || each.impact === 'critical')
                          .map((each) => each.id + ' ' + each.nodes.slice(0, 3).map((node) => node.html.slice(0, 140)).join(' | '))
                          .join('; ')""");
                assertThat(faults).as(tool).isEqualTo("");
                page.getByTestId("close-" + tool).click();
            }
            assertThat(tab.errors()).isEmpty();
        }
    }
}
