package org.mumap.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
@DisplayName("Sign-in: session with CSRF for browsers, Basic for programs, 401 without a redirect")
class SignInIT {

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @AfterEach
    void unlock() throws Exception {
        try (var owner = database.owner();
                var sql = owner.createStatement()) {
            sql.execute("delete from access.sign_in_attempt");
        }
    }

    @Test
    @DisplayName("A1 not signed in is 401 as a problem document in the caller's language")
    void notSignedIn() {
        var answer = new Http(port, "").get("/api/imports");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(Http.text(answer)).contains("请先登录");
        var english = new Http(port, "")
                .send(new Http(port, "")
                        .request("/api/imports")
                        .header("Accept-Language", "en")
                        .GET());
        assertThat(Http.text(english)).contains("Please sign in first");
    }

    @Test
    @DisplayName("A2 every demo account signs in by Basic; a wrong password does not")
    void basic() {
        for (Account account : DemoAccounts.list()) {
            var answer = new Http(port, account.username()).json("/api/session");
            assertThat(answer.get("username").asString()).isEqualTo(account.username());
            assertThat(answer.get("home").asString()).isEqualTo(account.home());
        }
        assertThat(new Http(port, "nobody").get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("A3 a browser needs the CSRF token to sign in and to sign out")
    void browser() throws Exception {
        CookieManager cookies = new CookieManager();
        HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
        String body = "{\"username\":\"bureau\",\"password\":\"mumap-demo\"}";
        assertThat(browser.send(post(body).build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(403);
        browser.send(HttpRequest.newBuilder(uri("/api/session")).GET().build(), HttpResponse.BodyHandlers.ofString());
        var signedIn = browser.send(
                post(body).header("X-XSRF-TOKEN", token(cookies)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(200);
        var me = browser.send(
                HttpRequest.newBuilder(uri("/api/session")).GET().build(), HttpResponse.BodyHandlers.ofString());
        assertThat(me.body()).contains("\"username\":\"bureau\"");
        assertThat(cookies.getCookieStore().getCookies())
                .anySatisfy(cookie -> assertThat(cookie.getName()).isEqualTo("MUMAPSESSION"))
                .filteredOn(cookie -> cookie.getName().equals("MUMAPSESSION"))
                .allMatch(java.net.HttpCookie::isHttpOnly);
        var signOut = HttpRequest.newBuilder(uri("/api/session"))
                .header("X-XSRF-TOKEN", token(cookies))
                .DELETE()
                .build();
        assertThat(browser.send(signOut, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(204);
        var after = browser.send(
                HttpRequest.newBuilder(uri("/api/session")).GET().build(), HttpResponse.BodyHandlers.ofString());
        assertThat(after.statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("B1 five wrong passwords lock the name at that address, and the right one then waits too")
    void lock() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(basic("inspector", "wrong" + i)).isEqualTo(401);
        }
        assertThat(basic("inspector", "mumap-demo")).isEqualTo(429);
    }

    @Test
    @DisplayName("B2 a stranger elsewhere locks nobody out")
    void strangers() throws Exception {
        try (var owner = database.owner();
                var sql = owner.createStatement()) {
            sql.execute("""
                    insert into access.sign_in_attempt (username, address, failed, locked_until, last_at)
                    values ('inspector', '198.51.100.7', 5, now() + interval '1 hour', now())
                    """);
        }
        assertThat(basic("inspector", "mumap-demo")).isEqualTo(200);
        assertThat(new Http(port, "admin").json("/api/accounts").toString()).contains("lockedUntil\":\"2");
    }

    @Test
    @DisplayName("B3 a name that does not exist is answered like one that does, to the lock")
    void unknownNames() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(basic("nobody-of-that-name", "wrong" + i)).isEqualTo(401);
        }
        assertThat(basic("nobody-of-that-name", "wrong")).isEqualTo(429);
    }

    @Test
    @DisplayName("B4 guesses made at once are not more than guesses made in turn")
    void atOnce() throws Exception {
        var guesses = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> java.util.concurrent.CompletableFuture.supplyAsync(() -> guess("leader", "wrong" + i)))
                .toList();
        for (var guess : guesses) {
            assertThat(guess.get()).isIn(401, 429);
        }
        assertThat(basic("leader", "mumap-demo")).isEqualTo(429);
    }

    @Test
    @DisplayName("B5 an address that tries many names waits with all of them")
    void manyNames() throws Exception {
        for (int i = 0; i < 50; i++) {
            assertThat(basic("name" + i, "wrong")).isEqualTo(401);
        }
        assertThat(basic("bureau", "mumap-demo")).isEqualTo(429);
    }

    @Test
    @DisplayName("B6 a session ends when the password changes")
    void passwordChanged() throws Exception {
        CookieManager cookies = new CookieManager();
        HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
        var who = HttpRequest.newBuilder(uri("/api/session")).GET().build();
        browser.send(who, HttpResponse.BodyHandlers.ofString());
        browser.send(
                post("{\"username\":\"economy\",\"password\":\"mumap-demo\"}")
                        .header("X-XSRF-TOKEN", token(cookies))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(browser.send(who, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        try (var owner = database.owner();
                var sql = owner.createStatement()) {
            sql.execute(
                    "update access.account set password_changed_at = now() + interval '1 second' where username = 'economy'");
        }
        try {
            // what was read of an account is remembered for two seconds
            org.awaitility.Awaitility.await()
                    .atMost(java.time.Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(browser.send(who, HttpResponse.BodyHandlers.ofString())
                                    .statusCode())
                            .isEqualTo(401));
        } finally {
            try (var owner = database.owner();
                    var sql = owner.createStatement()) {
                sql.execute("update access.account set password_changed_at = '2020-01-01' where username = 'economy'");
            }
        }
    }

    @Test
    @DisplayName("C1 what is not named as open is closed")
    void closed() {
        assertThat(new Http(port, "").get("/actuator/env").statusCode()).isEqualTo(401);
        assertThat(new Http(port, "bureau").get("/actuator/env").statusCode()).isEqualTo(403);
        assertThat(new Http(port, "").get("/actuator/health").statusCode()).isEqualTo(200);
    }

    private int guess(String username, String password) {
        try {
            return basic(username, password);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private int basic(String username, String password) throws Exception {
        String token = java.util.Base64.getEncoder()
                .encodeToString((username + ":" + password).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri("/api/session"))
                                .header("Authorization", "Basic " + token)
                                .GET()
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpRequest.Builder post(String body) {
        return HttpRequest.newBuilder(uri("/api/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String token(CookieManager cookies) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }
}
