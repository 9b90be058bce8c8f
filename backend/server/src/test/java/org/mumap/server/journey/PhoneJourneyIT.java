package org.mumap.server.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.Chromium;
import org.mumap.server.testing.Demo;
import org.mumap.server.testing.DemoServerTest;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.Https;
import org.mumap.server.testing.Photo;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import tools.jackson.databind.JsonNode;

@DemoServerTest
@DisplayName("A leader's phone in Chromium, by https on a name that is not localhost, with taps counted")
class PhoneJourneyIT {

    @LocalServerPort
    int port;

    @Autowired
    WebServerApplicationContext server;

    private int taps;

    @BeforeEach
    void ready() {
        Demo.await(port);
        taps = 0;
    }

    private Chromium.Tab signIn(boolean remember, Consumer<Browser.NewContextOptions> tune) {
        Chromium.Tab tab = Chromium.openHttps(Https.open(server), 390, 844, "zh-CN", options -> {
            options.setHasTouch(true).setIsMobile(true).setDeviceScaleFactor(2);
            tune.accept(options);
        });
        Page page = tab.page();
        page.getByTestId("sign-in-username").fill("leader");
        page.getByTestId("sign-in-password").fill("mumap-demo");
        if (remember) {
            page.getByTestId("remember-device").click();
        }
        page.getByTestId("sign-in-submit").click();
        assertThat(page.getByTestId("phone-page")).isVisible();
        return tab;
    }

    private void tap(Locator target) {
        target.tap();
        taps++;
    }

    private static void calm(Chromium.Tab tab, String picture) throws Exception {
        assertThat((Integer) tab.page()
                        .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("scrolls to the side")
                .isLessThanOrEqualTo(0);
        tab.calm(picture);
    }

    @Test
    @DisplayName("A1 the worst project and its owner's phone: two taps; big type; three numbers equal the lists")
    void worst() throws Exception {
        try (Chromium.Tab tab = signIn(false, options -> {})) {
            Page page = tab.page();
            assertThat(page.getByTestId("project-row").first()).isVisible();
            assertThat(page.evaluate("window.isSecureContext")).isEqualTo(true);
            Locator numbers = page.getByTestId("phone-numbers").locator("b");
            assertThat(numbers).hasCount(3);
            JsonNode total =
                    new Http(port, "leader").json("/api/projects?limit=1").get("total");
            assertThat(numbers.nth(1).textContent())
                    .isEqualTo(total.get("byLamp").get("RED").asString());
            assertThat(px(numbers.first())).isGreaterThanOrEqualTo(28);
            assertThat(px(page.getByTestId("project-row").first())).isGreaterThanOrEqualTo(16);
            calm(tab, "phone-today");
            tap(page.getByTestId("project-row").first());
            Locator call = page.getByTestId("project-phone");
            assertThat(call).isVisible();
            assertThat(call).hasCount(1);
            assertThat(call).hasAttribute("href", Pattern.compile("tel:[0-9+-]+"));
            calm(tab, "phone-project");
            // the second tap would be the call itself
            taps++;
            assertThat(taps).isEqualTo(2);
        }
    }

    private static double px(Locator text) {
        return ((Number) text.evaluate("node => parseFloat(getComputedStyle(node).fontSize)")).doubleValue();
    }

    @Test
    @DisplayName("A2 an instruction: three taps beside the words; the number comes back as the receipt")
    void instruction() throws Exception {
        try (Chromium.Tab tab = signIn(false, options -> {})) {
            Page page = tab.page();
            tap(page.getByTestId("project-row").first());
            tap(page.getByTestId("project-instruct"));
            page.getByTestId("instruct-words").fill("本周内接通专线");
            tap(page.getByTestId("instruct-send"));
            assertThat(page.getByTestId("ticket-number")).containsText(Pattern.compile("卡〔\\d{4}〕\\d+"));
            assertThat(taps).isEqualTo(3);
            calm(tab, "phone-receipt");
        }
    }

    @Test
    @DisplayName("A3 a finger circles a place on the map; the instruction carries the polygon")
    void circle() throws Exception {
        try (Chromium.Tab tab = signIn(false, options -> {})) {
            Page page = tab.page();
            page.waitForTimeout(1_500);
            page.getByTestId("phone-circle").click();
            var box = page.getByTestId("circle-surface").boundingBox();
            double x = box.x + box.width / 2;
            double y = box.y + box.height / 2;
            page.mouse().move(x + 50, y);
            page.mouse().down();
            for (int i = 1; i <= 24; i++) {
                page.mouse().move(x + 50 * Math.cos(i * Math.PI / 12), y + 50 * Math.sin(i * Math.PI / 12));
            }
            page.mouse().up();
            page.getByTestId("instruct-words").fill("这一片先平整");
            calm(tab, "phone-circled");
            page.getByTestId("instruct-send").click();
            String number = page.getByTestId("ticket-number").textContent();
            JsonNode tickets = new Http(port, "leader").json("/api/tickets");
            JsonNode own = null;
            for (JsonNode ticket : tickets.get("rows")) {
                own = ticket.get("ticketNo").asString().equals(number) ? ticket : own;
            }
            assertThat(own).isNotNull();
            assertThat(own.get("place").get("type").asString()).isEqualTo("Polygon");
            assertThat(own.get("place").get("coordinates").get(0).size()).isGreaterThan(10);
        }
    }

    @Test
    @DisplayName("B1 near me: with a position the nearest first; refused, the page says why and what helps")
    void near() throws Exception {
        JsonNode rows = new Http(port, "leader").json("/api/projects?limit=500").get("rows");
        JsonNode there = null;
        for (JsonNode row : rows) {
            there = there == null && !row.get("point").isNull() ? row : there;
        }
        double lon = there.get("point").get(0).asDouble();
        double lat = there.get("point").get(1).asDouble();
        try (Chromium.Tab tab =
                signIn(false, options -> options.setGeolocation(lat, lon).setPermissions(List.of("geolocation")))) {
            Page page = tab.page();
            page.navigate(page.url().replaceAll("#.*", "") + "#/near");
            assertThat(page.getByTestId("project-row").first())
                    .containsText(there.get("name").asString());
            assertThat(page.getByTestId("project-row").first()).containsText("0 m");
            calm(tab, "phone-near");
        }
        try (Chromium.Tab tab = signIn(false, options -> options.setPermissions(List.of()))) {
            Page page = tab.page();
            page.navigate(page.url().replaceAll("#.*", "") + "#/near");
            assertThat(page.getByTestId("near-why")).containsText("没有允许定位");
            calm(tab, "phone-near-refused");
        }
    }

    @Test
    @DisplayName("C1 a photo on the spot: camera facts shown with where they come from, the pair on the card")
    void photo() throws Exception {
        try (Chromium.Tab tab = signIn(false, options -> {})) {
            Page page = tab.page();
            page.getByTestId("project-row").first().tap();
            Locator file = page.getByTestId("photo-file");
            file.setInputFiles(new FilePayload[] {
                new FilePayload("a.jpg", "image/jpeg", Photo.placed("2026:03:04 05:06:07", 120.5, 29.2, 42))
            });
            assertThat(page.getByTestId("photo-of-pair").first()).containsText("2026-03-04 05:06");
            file.setInputFiles(new FilePayload[] {new FilePayload("b.jpg", "image/jpeg", Photo.plain(7))});
            assertThat(page.getByTestId("photo-of-pair")).hasCount(2);
            page.getByTestId("project-photos").scrollIntoViewIfNeeded();
            calm(tab, "phone-photos");
            page.getByTestId("photo-of-pair").first().tap();
            assertThat(page.getByTestId("photo-sources")).containsText("相机时间");
            calm(tab, "phone-photo");
        }
    }

    @Test
    @DisplayName(
            "D1 remembered: the next visit opens without a password, instructs, and asks for the password before anything else")
    void remembered() throws Exception {
        try (Chromium.Tab tab = signIn(true, options -> {})) {
            Page page = tab.page();
            // asked of the browser itself: the library cannot read "Strict" under this JVM's Turkish locale
            JsonObject all = page.context().newCDPSession(page).send("Network.getAllCookies", new JsonObject());
            List<JsonObject> ours = new ArrayList<>();
            all.getAsJsonArray("cookies").forEach(cookie -> ours.add(cookie.getAsJsonObject()));
            ours.removeIf(cookie -> cookie.get("name").getAsString().equals("XSRF-TOKEN"));
            assertThat(ours).hasSize(2).allSatisfy(cookie -> {
                assertThat(cookie.get("secure").getAsBoolean()).isTrue();
                assertThat(cookie.get("httpOnly").getAsBoolean()).isTrue();
            });
            page.context()
                    .clearCookies(
                            new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName("MUMAPSESSION"));
            page.reload();
            assertThat(page.getByTestId("phone-page")).isVisible();
            page.getByTestId("project-row").first().tap();
            page.getByTestId("project-instruct").tap();
            page.getByTestId("instruct-words").fill("明天到现场");
            page.getByTestId("instruct-send").tap();
            assertThat(page.getByTestId("ticket-number")).isVisible();
            page.getByTestId("ticket-receipt").locator("button").tap();
            page.getByTestId("photo-file").setInputFiles(new FilePayload[] {
                new FilePayload("c.jpg", "image/jpeg", Photo.placed("2026:02:01 05:06:07", 120.5, 29.2, 1))
            });
            assertThat(page.getByTestId("password-dialog")).isVisible();
            calm403(tab);
            page.getByTestId("password-again").fill("mumap-demo");
            page.getByTestId("password-go").tap();
            assertThat(page.getByTestId("photo-of-pair").first()).isVisible();
            page.navigate(page.url().replaceAll("#.*", "") + "#/settings");
            assertThat(page.getByTestId("device").first()).isVisible();
            page.getByTestId("device-revoke").first().tap();
            assertThat(page.getByTestId("device")).hasCount(0);
        }
    }

    // the console names the refused request, which is what this journey is about
    private static void calm403(Chromium.Tab tab) {
        tab.errors().removeIf(error -> error.contains("status of 403"));
        tab.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(TestDatabase.root().resolve("backend/server/target/pictures/phone-password.png")));
        assertThat(tab.errors()).isEmpty();
    }

    @Test
    @DisplayName("E1 installable: manifest, icons, and a worker that opens the program without a signal")
    void installable() throws Exception {
        try (Chromium.Tab tab = signIn(false, options -> {})) {
            Page page = tab.page();
            String manifest = (String) page.evaluate("""
                    async () => {
                      const link = document.querySelector('link[rel=manifest]').href
                      const manifest = await (await fetch(link)).json()
                      const sizes = []
                      for (const icon of manifest.icons) {
                        const picture = new Image()
                        picture.src = icon.src
                        await picture.decode()
                        sizes.push(picture.naturalWidth)
                      }
                      return manifest.display + ' ' + sizes.join(' ')
                    }""");
            assertThat(manifest).isEqualTo("standalone 192 512 512");
            assertThat((Boolean) page.evaluate(
                            "async () => (await navigator.serviceWorker.ready).active.state !== 'redundant'"))
                    .isTrue();
        }
    }
}
