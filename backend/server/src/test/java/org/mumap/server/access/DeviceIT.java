package org.mumap.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.ledger.Owner;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.Staged;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ServerTest
@DisplayName("A remembered device: reads and instructs for thirty days, nothing else, and not once it is revoked")
class DeviceIT {

    private static final Set<String> ALLOWED = Set.of(
            "POST /api/session",
            "POST /api/session/device",
            "DELETE /api/session",
            "POST /api/tickets",
            "POST /api/desk/selections");

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @Autowired
    @Owner
    JdbcClient owner;

    @Autowired
    Clock clock;

    @Autowired
    Accounts accounts;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @BeforeEach
    void project() throws Exception {
        Emptied.facts(database);
        ledger.commit(
                Staged.of("projects")
                        .row(java.util.Map.of(
                                "project_code",
                                "X1",
                                "name",
                                "一号",
                                "stage",
                                "SIGNED",
                                "park_code",
                                "P01",
                                "town",
                                "沙河镇"))
                        .ready(database),
                false,
                "test");
    }

    @AfterEach
    void asBefore() {
        owner.sql("delete from access.device").update();
        owner.sql("""
                        update access.account set password_changed_at = '2020-01-01', enabled = true,
                          may = case username when 'leader' then array['INSTRUCT'] else may end
                        where username in ('leader', 'park1')
                        """).update();
        // what this test read of an account must not reach the next one
        soon(() -> assertThat(accounts.find("leader").map(account -> account.may()))
                .contains(Set.of(Permission.INSTRUCT)));
    }

    /** A browser with its cookies. */
    private final class Browser {
        final CookieManager cookies = new CookieManager();
        final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

        HttpResponse<String> send(String method, String path, String body) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("User-Agent", "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
            if (!body.isEmpty()) {
                request.header("Content-Type", "application/json");
            }
            find("XSRF-TOKEN").ifPresent(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }

        java.util.Optional<HttpCookie> find(String name) {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals(name))
                    .findFirst();
        }

        int get(String path) throws Exception {
            return send("GET", path, "").statusCode();
        }

        HttpResponse<String> signIn(String user, boolean remember) throws Exception {
            get("/api/session");
            return send(
                    "POST",
                    "/api/session",
                    "{\"username\":\"%s\",\"password\":\"mumap-demo\",\"remember\":%s}".formatted(user, remember));
        }

        /** What happens the next morning: the session is gone, the token is there. */
        Browser later() {
            cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals("MUMAPSESSION"))
                    .toList()
                    .forEach(cookie -> cookies.getCookieStore().remove(null, cookie));
            return this;
        }

        HttpResponse<String> open() throws Exception {
            get("/api/session");
            return send("POST", "/api/session/device", "");
        }

        String token() {
            return find("MUMAPDEVICE").orElseThrow().getValue();
        }

        /** Another browser that got hold of the token. */
        Browser thief() {
            Browser thief = new Browser();
            HttpCookie stolen = new HttpCookie("MUMAPDEVICE", token());
            stolen.setPath("/api/session");
            stolen.setVersion(0);
            thief.cookies.getCookieStore().add(URI.create("http://127.0.0.1:" + port + "/api/session"), stolen);
            return thief;
        }
    }

    private Browser remembered(String user) throws Exception {
        Browser phone = new Browser();
        assertThat(phone.signIn(user, true).statusCode()).isEqualTo(200);
        HttpResponse<String> opened = phone.later().open();
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
        assertThat(opened.body()).contains("\"onDevice\":true");
        return phone;
    }

    private static void soon(org.awaitility.core.ThrowingRunnable check) {
        // what was read of an account or a device is remembered for two seconds
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(check);
    }

    @Test
    @DisplayName("A1 the next day it opens a session without a password; 256 bits on the device, only their hash here")
    void opens() throws Exception {
        Browser phone = remembered("leader");
        assertThat(phone.get("/api/projects")).isEqualTo(200);
        byte[] secret = java.util.Base64.getUrlDecoder().decode(phone.token());
        assertThat(secret).hasSize(32);
        String row = owner.sql("select to_jsonb(d)::text from access.device d")
                .query(String.class)
                .single();
        assertThat(row).contains("Linux; Android 15; Pixel 9").doesNotContain(phone.token());
        HttpCookie cookie = phone.find("MUMAPDEVICE").orElseThrow();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/api/session");
        assertThat(cookie.getMaxAge()).isBetween(29L * 86_400, 30L * 86_400);
    }

    @Test
    @DisplayName("A2 without the tick nothing is remembered; a guessed token opens nothing")
    void notRemembered() throws Exception {
        Browser desk = new Browser();
        assertThat(desk.signIn("leader", false).body()).contains("\"onDevice\":false");
        assertThat(desk.find("MUMAPDEVICE")).isEmpty();
        assertThat(desk.later().open().statusCode()).isEqualTo(401);
        Browser phone = remembered("leader");
        Browser thief = phone.thief();
        thief.find("MUMAPDEVICE").orElseThrow().setValue("A".repeat(43));
        assertThat(thief.open().statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("B1 an instruction is given; every other address that changes something asks for the password")
    void writes() throws Exception {
        Browser phone = remembered("leader");
        HttpResponse<String> given = phone.send(
                "POST", "/api/tickets", """
                {"projectCode":"X1","type":"POWER","title":"三天内拉专线","unit":"供电公司","dueOn":"%s"}
                """.formatted(LocalDate.now(clock).plusDays(3)));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
        List<String> tried = new ArrayList<>();
        List<String> passed = new ArrayList<>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            for (String path : mapping.getPatternValues()) {
                mapping.getMethodsCondition().getMethods().stream()
                        .map(Enum::name)
                        .filter(verb -> !verb.equals("GET") && !verb.equals("HEAD"))
                        .filter(verb -> !ALLOWED.contains(verb + " " + path))
                        .forEach(verb -> {
                            String plain = path.replaceAll("\\{\\*?\\w+(:[^/]*?\\})?\\}?", "1");
                            tried.add(verb + " " + plain);
                            try {
                                HttpResponse<String> answer = phone.send(verb, plain, "{}");
                                if (answer.statusCode() != 403 || !answer.body().contains("password-needed")) {
                                    passed.add(verb + " " + plain + " -> " + answer.statusCode());
                                }
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        });
            }
        });
        assertThat(tried).hasSizeGreaterThan(60);
        assertThat(passed).isEmpty();
        // nor by another spelling of an allowed address
        for (String spelling : List.of("/api/tickets/", "/api/tickets;a=1", "//api/tickets", "/api/./tickets")) {
            assertThat(phone.send("POST", spelling, "{}").statusCode())
                    .as(spelling)
                    .isIn(400, 403);
        }
    }

    @Test
    @DisplayName("B2 with the password the same session turns into a full one")
    void password() throws Exception {
        Browser phone = remembered("leader");
        String before = phone.find("MUMAPSESSION").orElseThrow().getValue();
        assertThat(phone.signIn("leader", false).body()).contains("\"onDevice\":false");
        assertThat(phone.find("MUMAPSESSION").orElseThrow().getValue()).isNotEqualTo(before);
        HttpResponse<String> write = phone.send("POST", "/api/desk/bookmarks", "{}");
        assertThat(write.body()).doesNotContain("password-needed");
    }

    @Test
    @DisplayName(
            "B3 under a device the application's role cannot write, whatever an address might forget; a post without instructions reads only")
    void database() throws Exception {
        Browser park = remembered("park1");
        assertThat(park.get("/api/projects")).isEqualTo(200);
        HttpResponse<String> ticket =
                park.send("POST", "/api/tickets", "{\"projectCode\":\"X1\",\"type\":\"POWER\",\"title\":\"缺电\"}");
        assertThat(ticket.statusCode()).isEqualTo(403);
        assertThat(ticket.body()).contains("password-needed");
    }

    @Test
    @DisplayName("C1 revoked by oneself: the running session ends, the stolen token opens nothing")
    void revoked() throws Exception {
        Browser phone = remembered("leader");
        Browser thief = phone.thief();
        Http leader = new Http(port, "leader");
        var devices = leader.json("/api/devices").get("rows");
        assertThat(devices).hasSize(1);
        assertThat(devices.get(0).get("lastAddress").asString()).isEqualTo("127.0.0.1");
        // another account's device is not there
        String path = "/api/devices/" + devices.get(0).get("deviceId").asString();
        Http office = new Http(port, "office");
        assertThat(office.send(office.request(path).DELETE()).statusCode()).isEqualTo(404);
        assertThat(leader.send(leader.request(path).DELETE()).statusCode()).isEqualTo(204);
        soon(() -> assertThat(phone.get("/api/projects")).isEqualTo(401));
        assertThat(thief.open().statusCode()).isEqualTo(401);
        assertThat(leader.json("/api/devices").get("rows")).isEmpty();
    }

    @Test
    @DisplayName("C2 revoked by the keeper of accounts, who sees all devices; others see their own")
    void keeper() throws Exception {
        Browser phone = remembered("leader");
        Http admin = new Http(port, "admin");
        var rows = admin.json("/api/devices?all=true").get("rows");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("username").asString()).isEqualTo("leader");
        assertThat(new Http(port, "office").get("/api/devices?all=true").statusCode())
                .isEqualTo(403);
        String path = "/api/devices/" + rows.get(0).get("deviceId").asString();
        assertThat(admin.send(admin.request(path).DELETE()).statusCode()).isEqualTo(204);
        assertThat(phone.later().open().statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("C3 a changed password, a disabled account, the end of thirty days: the old token opens nothing")
    void changed() throws Exception {
        Browser phone = remembered("leader");
        owner.sql(
                        "update access.account set password_changed_at = now() + interval '1 second' where username = 'leader'")
                .update();
        soon(() -> assertThat(phone.get("/api/projects")).isEqualTo(401));
        assertThat(phone.thief().open().statusCode()).isEqualTo(401);
        owner.sql(
                        "update access.account set password_changed_at = '2020-01-01', enabled = false where username = 'leader'")
                .update();
        assertThat(phone.thief().open().statusCode()).isEqualTo(401);
        owner.sql("update access.account set enabled = true where username = 'leader'")
                .update();
        assertThat(phone.thief().open().statusCode()).isEqualTo(200);
        owner.sql("update access.device set expires_at = now() - interval '1 second'")
                .update();
        assertThat(phone.thief().open().statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName(
            "C4 rights are those of now: what is taken away is gone, and who comes to keep accounts is remembered no more")
    void rights() throws Exception {
        Browser phone = remembered("leader");
        owner.sql("update access.account set may = '{}' where username = 'leader'")
                .update();
        soon(() -> assertThat(phone.send("POST", "/api/tickets", "{}").body()).contains("password-needed"));
        owner.sql("update access.account set may = array['INSTRUCT', 'ACCOUNTS'] where username = 'leader'")
                .update();
        soon(() -> assertThat(phone.get("/api/projects")).isEqualTo(401));
        assertThat(phone.thief().open().statusCode()).isEqualTo(401);
        assertThat(new Browser().signIn("admin", true).statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("C5 signing out forgets the device")
    void signOut() throws Exception {
        Browser phone = remembered("leader");
        Browser thief = phone.thief();
        assertThat(phone.send("DELETE", "/api/session", "").statusCode()).isEqualTo(204);
        assertThat(phone.find("MUMAPDEVICE")).isEmpty();
        assertThat(thief.open().statusCode()).isEqualTo(401);
    }
}
