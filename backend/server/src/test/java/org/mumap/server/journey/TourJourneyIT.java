package org.mumap.server.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.Chromium;
import org.mumap.server.testing.Demo;
import org.mumap.server.testing.DemoServerTest;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.Https;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import tools.jackson.databind.JsonNode;

@DemoServerTest
@DisplayName("Tours in Chromium: prepared in five clicks, opened in one tap, swiped through without a signal")
class TourJourneyIT {

    private static final String KEPT = """
            () => new Promise((resolve, reject) => {
              const request = indexedDB.open('mumap-tour', 1)
              request.onupgradeneeded = () => request.result.createObjectStore('packages', { keyPath: ['account', 'tourId'] })
              request.onerror = () => reject(request.error)
              request.onsuccess = () => {
                const all = request.result.transaction('packages').objectStore('packages').getAll()
                all.onsuccess = () => { request.result.close(); resolve(JSON.stringify(all.result)) }
                all.onerror = () => reject(all.error)
              }
            })""";

    @LocalServerPort
    int port;

    @Autowired
    WebServerApplicationContext server;

    @BeforeEach
    void ready() {
        Demo.await(port);
    }

    /** A leader's phone, by https on a name that is not localhost. */
    private Chromium.Tab phone() {
        return Chromium.openHttps(
                        Https.open(server),
                        390,
                        844,
                        "zh-CN",
                        options -> options.setHasTouch(true).setIsMobile(true))
                .signIn("leader");
    }

    private static void picture(Chromium.Tab tab, String name) throws Exception {
        Path folder = Files.createDirectories(TestDatabase.root().resolve("backend/server/target/pictures"));
        tab.page().screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }

    /** The same page in English. */
    private static void english(Chromium.Tab tab, String name) throws Exception {
        tab.page().getByTestId("lang-en").click();
        assertThat(tab.page().getByTestId("projects-tab")).containsText("Tours");
        tab.calm(name);
    }

    private static String kept(Page page) {
        return (String) page.evaluate(KEPT);
    }

    /** A swipe of a finger from right to left over the cards. */
    private static void swipe(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        JsonObject touching = new JsonObject();
        touching.addProperty("enabled", true);
        touching.addProperty("maxTouchPoints", 1);
        session.send("Emulation.setTouchEmulationEnabled", touching);
        touch(session, "touchStart", 320);
        for (int x = 300; x >= 60; x -= 20) {
            touch(session, "touchMove", x);
            page.waitForTimeout(12);
        }
        touch(session, "touchEnd", -1);
        session.detach();
    }

    private static void touch(CDPSession session, String type, int x) {
        JsonArray points = new JsonArray();
        if (x >= 0) {
            JsonObject point = new JsonObject();
            point.addProperty("x", x);
            point.addProperty("y", 420);
            points.add(point);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        session.send("Input.dispatchTouchEvent", event);
    }

    /** A tour of the furthest behind projects that have a place, on that day. */
    private JsonNode saved(String title, int stops, String heldOn) {
        Http office = new Http(port, "office");
        List<String> codes = office.json("/api/projects?limit=60")
                .get("rows")
                .valueStream()
                .filter(row -> !row.get("point").isNull())
                .map(row -> row.get("projectCode").asString())
                .limit(stops)
                .toList();
        assertThat(codes).hasSize(stops);
        String body = codes.stream()
                .map(code -> "{\"projectCode\":\"" + code + "\"}")
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
        return office.postJson(
                "/api/tours", "{\"title\":\"%s\",\"heldOn\":\"%s\",\"stops\":[%s]}".formatted(title, heldOn, body));
    }

    private String today() {
        return new Http(port, "office").json("/api/config").get("today").asString();
    }

    @Test
    @DisplayName("A1 from signed in to a saved tour in five clicks: lamp, whole list, plan, save")
    void fiveClicks() throws Exception {
        try (Chromium.Tab tab = Chromium.open(port, 1366, 768, "zh-CN").signIn("office")) {
            Page page = tab.page();
            assertThat(page.getByTestId("project-row").first()).isVisible();
            page.evaluate(
                    "window.__clicks = 0; addEventListener('click', (e) => e.isTrusted && e.detail && window.__clicks++, true)");
            page.getByTestId("lamp-RED").click();
            page.getByTestId("tour-pick-all").click();
            picture(tab, "tour-chosen");
            int red = page.getByTestId("project-row").count();
            page.getByTestId("tour-organise").click();
            assertThat(page.getByTestId("plan-stop")).hasCount(red);
            tab.calm("tour-editor");
            page.getByTestId("tour-save").click();
            assertThat(page.getByTestId("tour-desk")).isVisible();
            assertThat((Integer) page.evaluate("window.__clicks")).isLessThanOrEqualTo(5);
            assertThat(page.getByTestId("tour-no")).containsText(Pattern.compile("观〔\\d{4}〕\\d+"));
            assertThat(page.getByTestId("tour-stop")).hasCount(red);
            assertThat(page.getByTestId("tour-history").locator("li")).hasCount(1);
            tab.calm("tour-desk");
        }
    }

    @Test
    @DisplayName(
            "A2 the order is changed by keys and by dragging, stays and words by hand, and all of it is saved; withdrawn with a reason")
    void changed() throws Exception {
        JsonNode tour = saved("按键观摩", 4, "2031-05-06");
        try (Chromium.Tab tab = Chromium.open(port, 1366, 768, "zh-CN").signIn("office")) {
            Page page = tab.page();
            page.navigate("/#/tour/" + tour.get("tourId").asLong());
            page.getByTestId("tour-edit").click();
            Locator stops = page.getByTestId("plan-stop");
            assertThat(stops).hasCount(4);
            List<String> before = stops.all().stream()
                    .map(each -> each.getAttribute("data-key"))
                    .toList();
            assertThat(page.getByTestId("tour-order")).containsText("最短");
            page.getByTestId("stop-handle").first().focus();
            page.keyboard().press("ArrowDown");
            assertThat(stops.nth(1)).hasAttribute("data-key", before.get(0));
            assertThat(page.getByTestId("tour-order")).containsText("人工");
            page.keyboard().press("ArrowDown");
            assertThat(stops.nth(2)).hasAttribute("data-key", before.get(0));
            page.getByTestId("stop-handle").nth(3).dragTo(stops.first());
            assertThat(stops.first()).hasAttribute("data-key", before.get(3));
            page.getByTestId("stop-stay").first().fill("40");
            page.getByTestId("stop-stay").first().blur();
            page.getByTestId("stop-more").first().click();
            page.getByTestId("stop-question").fill("谁来牵头?");
            assertThat(page.getByTestId("stop-times").first()).containsText("08:30–09:10");
            tab.calm("tour-editor-changed");
            page.getByTestId("tour-save").click();
            assertThat(page.getByTestId("tour-desk")).containsText("谁来牵头?");
            assertThat(page.getByTestId("tour-history").locator("li")).hasCount(2);
            assertThat(page.getByTestId("tour-stop").first()).containsText("08:30–09:10");
            page.getByTestId("tour-withdraw").click();
            page.getByTestId("withdraw-reason").locator("visible=true").fill("下雨改期");
            page.getByTestId("withdraw-send").click();
            assertThat(page.getByTestId("tour-withdrawn")).isVisible();
            assertThat(page.getByTestId("tour-edit")).hasCount(0);
            page.navigate("/#/projects?tab=tours");
            assertThat(page.getByTestId("tour-row").first()).isVisible();
            tab.calm("tour-list");
            english(tab, "tour-list-en");
            page.navigate("/#/tour/" + tour.get("tourId").asLong());
            assertThat(page.getByTestId("tour-desk")).isVisible();
            tab.calm("tour-desk-en");
        }
    }

    @Test
    @DisplayName(
            "B1 a leader's phone: after one load the network is cut; one tap opens the tour, swipes go through it; "
                    + "no money is kept, seven days, nothing after sign-out")
    void offline() throws Exception {
        JsonNode tour = saved("离线观摩", 5, today());
        try (Chromium.Tab tab = phone()) {
            Page page = tab.page();
            Locator entry = page.getByTestId("tour-entry").filter(new Locator.FilterOptions().setHasText("离线观摩"));
            assertThat(entry.getByTestId("tour-entry-kept")).isVisible();
            tab.calm("tour-phone-entry");

            page.context().setOffline(true);
            page.reload();
            entry.click();
            assertThat(page.getByTestId("tour-at")).containsText("1 / 5");
            assertThat(page.getByTestId("tour-kept")).containsText("离线");
            picture(tab, "tour-phone-offline");
            for (int stop = 2; stop <= 5; stop++) {
                swipe(page);
                assertThat(page.getByTestId("tour-at")).containsText(stop + " / 5");
                // the card comes to rest before the next one is pulled
                page.waitForFunction(
                        "n => { const box = document.querySelector('[data-testid=tour-cards]');"
                                + " return Math.abs(box.scrollLeft - n * box.clientWidth) < 1 }",
                        stop);
                page.waitForTimeout(250);
            }
            Locator last = page.getByTestId("stop-card").nth(4);
            assertThat(last.getByTestId("stop-question")).isInViewport();
            assertThat(last.getByTestId("route-sketch")).isInViewport();
            assertThat(page.getByTestId("sketch-way").first()).isAttached();
            picture(tab, "tour-phone-last");
            page.getByTestId("tour-route").click();
            assertThat(page.getByTestId("route-stop").first()).isInViewport();
            picture(tab, "tour-phone-route");
            assertThat((Integer) page.evaluate(
                            "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .isLessThanOrEqualTo(0);
            noMoney(kept(page), tour);
            page.getByTestId("sign-out").click();
            page.waitForFunction("() => localStorage.getItem('mumap.field') === null");
            assertThat(kept(page)).as("signed out without a signal").isEqualTo("[]");

            page.context().setOffline(false);
            page.navigate("/#/projects");
            page.reload();
            assertThat(page.getByTestId("tour-entry-kept").first()).isVisible();
            page.getByTestId("sign-out").click();
            assertThat(page.getByTestId("sign-in-username")).isVisible();
            assertThat(kept(page)).isEqualTo("[]");
            assertThat(page.evaluate("localStorage.getItem('mumap.field')")).isNull();
            page.context().setOffline(true);
            page.reload();
            assertThat(page.getByTestId("tour-reader")).hasCount(0);
            assertThat(page.getByText("离线观摩")).hasCount(0);
        }
    }

    /** Nothing that a firm invests or pays, and no field for it, lies on the phone. */
    private void noMoney(String kept, JsonNode tour) {
        assertThat(kept).contains("离线观摩").doesNotContainIgnoringCase("wan\"", "yuan", "invest", "tax", "phone");
        Http office = new Http(port, "office");
        tour.get("plan").get("stops").forEach(stop -> {
            JsonNode standing = office.json(
                            "/api/projects/" + stop.get("projectCode").asString())
                    .get("standing");
            for (String money : List.of("totalInvestmentWan", "annualPlanWan", "doneWan")) {
                JsonNode amount = standing.get(money);
                if (!amount.isNull() && amount.asString().length() > 3) {
                    assertThat(kept)
                            .as(money)
                            .doesNotContainPattern("(?<![\\d.])" + Pattern.quote(amount.asString()) + "(?![\\d.])");
                }
            }
        });
    }

    @Test
    @DisplayName("B2 a tour kept on a phone is gone after seven days, also without a signal")
    void sevenDays() {
        saved("七天观摩", 2, today());
        try (Chromium.Tab tab = phone()) {
            Page page = tab.page();
            assertThat(page.getByTestId("tour-entry-kept").first()).isVisible();
            assertThat(kept(page)).contains("七天观摩");
            page.context().setOffline(true);
            page.clock().setFixedTime(System.currentTimeMillis() + 8L * 24 * 3600 * 1000);
            page.reload();
            assertThat(page.getByTestId("tour-entry")).hasCount(0);
            assertThat(page.getByText("七天观摩")).hasCount(0);
            assertThat(page.evaluate("localStorage.getItem('mumap.field')")).isNull();
        }
    }
}
