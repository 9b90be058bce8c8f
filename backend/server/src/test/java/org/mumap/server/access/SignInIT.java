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
            sql.execute("update access.account set failed_logins = 0, locked_until = null");
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
    @DisplayName("B1 five wrong passwords lock the account, and the right one then waits too")
    void lock() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(basic("inspector", "wrong" + i)).isEqualTo(401);
        }
        assertThat(basic("inspector", "mumap-demo")).isEqualTo(429);
    }

    @Test
    @DisplayName("C1 what is not named as open is closed")
    void closed() {
        assertThat(new Http(port, "").get("/actuator/env").statusCode()).isEqualTo(401);
        assertThat(new Http(port, "bureau").get("/actuator/env").statusCode()).isEqualTo(403);
        assertThat(new Http(port, "").get("/actuator/health").statusCode()).isEqualTo(200);
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
