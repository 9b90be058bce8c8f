package org.mumap.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mumap.server.ledger.Owner;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
@DisplayName("Program tokens: less than their account, shown once, gone when they are to be gone")
class TokenIT {

    @LocalServerPort
    int port;

    @Autowired
    @Owner
    JdbcClient owner;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @AfterEach
    void asBefore() {
        owner.sql("delete from access.token").update();
        owner.sql(
                        "update access.account set password_changed_at = '2020-01-01', enabled = true where username = 'park1'")
                .update();
    }

    private JsonNode make(String user, String extent) {
        return new Http(port, user)
                .postJson("/api/tokens", "{\"name\":\"desk\",\"extent\":\"%s\",\"days\":30}".formatted(extent));
    }

    private HttpResponse<byte[]> by(String secret, String method, String path) {
        Http nobody = new Http(port, "");
        return nobody.send(nobody.request(path)
                .header("Authorization", "Bearer " + secret)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString("{}")));
    }

    private int status(String secret, String path) {
        return by(secret, "GET", path).statusCode();
    }

    private static String code(HttpResponse<byte[]> answer) {
        return JsonMapper.shared().readTree(answer.body()).path("code").asString();
    }

    @Test
    @DisplayName("A1 the secret is told once; the database and every later answer hold none of it")
    void shownOnce() {
        JsonNode made = make("bureau", "MAP");
        String secret = made.get("secret").asString();
        assertThat(secret).matches("mumap_[A-Za-z0-9_-]{43}");
        assertThat(new Http(port, "bureau").json("/api/tokens").toString())
                .doesNotContain(secret)
                .contains(made.get("token").get("beginning").asString());
        String stored = owner.sql("select row_to_json(t)::text from access.token t")
                .query(String.class)
                .single();
        assertThat(stored).doesNotContain(secret.substring(12));
        assertThat(owner.sql(
                                "select string_agg(detail::text || subject, '') from access.audit where action like 'token.%'")
                        .query(String.class)
                        .single())
                .doesNotContain(secret.substring(12))
                .contains("desk");
    }

    @Test
    @DisplayName("A2 the application's own role reads no token")
    void rowLevelSecurity() {
        assertThat(owner.sql("select relrowsecurity from pg_class where oid = 'access.token'::regclass")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(owner.sql("select has_table_privilege('mumap_app', 'access.token', 'select')")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    @DisplayName("B1 as Bearer and as the password of Basic; the account beside it must be its own")
    void bothWays() {
        String secret = make("park1", "MAP").get("secret").asString();
        assertThat(status(secret, "/ogc/collections")).isEqualTo(200);
        Http nobody = new Http(port, "");
        assertThat(basic(nobody, "park1", secret)).isEqualTo(200);
        assertThat(basic(nobody, "bureau", secret)).isEqualTo(401);
        assertThat(basic(nobody, "park1", secret + "x")).isEqualTo(401);
    }

    private static int basic(Http nobody, String user, String password) {
        String header = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return nobody.send(nobody.request("/ogc/collections")
                        .header("Authorization", "Basic " + header)
                        .GET())
                .statusCode();
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "MAP, GET, /ogc, 200",
        "MAP, GET, /ogc/collections/parcels/items, 200",
        "MAP, GET, /api/exports/parcels.csv, 200",
        "MAP, GET, /api/parcels, 403",
        "MAP, GET, /api/session, 403",
        "MAP, POST, /api/desk/selections, 403",
        "READ, GET, /api/parcels, 200",
        "READ, GET, /api/session, 200",
        "READ, POST, /api/desk/bookmarks, 403",
        "READ, POST, /api/imports, 403",
        "READ, GET, /api/tokens, 403",
        "READ, GET, /%61pi/tokens, 403",
        "READ, GET, /api/%74okens, 403",
        "WRITE, GET, /api/tokens, 403",
        "WRITE, POST, /api/tokens, 403",
        "WRITE, POST, /api/%74okens, 403",
        "WRITE, POST, /api/session, 403",
        "WRITE, DELETE, /api/session, 403",
        "WRITE, POST, /api/session/device, 403",
        "WRITE, GET, /api/accounts, 403",
        "WRITE, GET, /api/devices, 403",
        "WRITE, POST, /api/desk/bookmarks, 400"
    })
    @DisplayName("B2 each extent reaches what it says and no further; no spelling of an address leads around it")
    void extents(String extent, String method, String path, int status) {
        String secret = make("bureau", extent).get("secret").asString();
        assertThat(by(secret, method, path).statusCode()).isEqualTo(status);
    }

    @Test
    @DisplayName("B3 of all addresses of the program a reading token changes nothing through any")
    void everyAddress() {
        String secret = make("bureau", "READ").get("secret").asString();
        Set<String> open = new TreeSet<>();
        mappings.getHandlerMethods()
                .forEach((mapping, handler) -> mapping.getMethodsCondition().getMethods().stream()
                        .map(Enum::name)
                        .filter(verb -> !verb.equals("GET"))
                        .forEach(verb -> mapping.getPatternValues().forEach(pattern -> {
                            String path = pattern.replaceAll("\\{[^/]*}", "1");
                            if (path.startsWith("/api")
                                    && by(secret, verb, path).statusCode() != 403) {
                                open.add(verb + " " + pattern);
                            }
                        })));
        assertThat(open).isEmpty();
    }

    @Test
    @DisplayName("B4 a token sees what its account sees: the same rows, the same counts")
    void scope() {
        String secret = make("park1", "MAP").get("secret").asString();
        byte[] own = new Http(port, "park1").get("/api/exports/parcels.csv").body();
        assertThat(by(secret, "GET", "/api/exports/parcels.csv").body()).isEqualTo(own);
        JsonNode account = JsonMapper.shared()
                .readTree(by(make("park1", "READ").get("secret").asString(), "GET", "/api/session")
                        .body());
        assertThat(account.get("username").asString()).isEqualTo("park1");
        assertThat(account.get("county").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("B5 who keeps accounts makes none, sees all and revokes each; others see and revoke their own")
    void keeping() {
        HttpResponse<byte[]> refused = new Http(port, "admin").post("/api/tokens", "{\"name\":\"x\"}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(code(refused)).isEqualTo("token-keeper");
        String id = make("park1", "MAP").get("token").get("tokenId").asString();
        assertThat(new Http(port, "bureau").json("/api/tokens").get("rows")).isEmpty();
        assertThat(new Http(port, "bureau").get("/api/tokens?all=true").statusCode())
                .isEqualTo(403);
        assertThat(delete("bureau", id)).isEqualTo(404);
        assertThat(new Http(port, "admin").json("/api/tokens?all=true").get("rows"))
                .hasSize(1);
        assertThat(delete("admin", id)).isEqualTo(204);
        assertThat(delete("admin", id)).isEqualTo(404);
    }

    private int delete(String user, String id) {
        Http http = new Http(port, user);
        return http.send(http.request("/api/tokens/" + id).DELETE()).statusCode();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update access.token set expires_at = now() - interval '1 minute'",
                "update access.token set revoked_at = now(), revoked_by = 'x'",
                "update access.account set password_changed_at = now() + interval '1 second' where username = 'park1'",
                "update access.account set enabled = false where username = 'park1'"
            })
    @DisplayName(
            "C1 over, revoked, password changed, account disabled: refused within seconds, with words in two languages")
    void ends(String how) {
        String secret = make("park1", "MAP").get("secret").asString();
        assertThat(status(secret, "/ogc")).isEqualTo(200);
        owner.sql(how).update();
        Awaitility.await().atMost(java.time.Duration.ofSeconds(5)).until(() -> status(secret, "/ogc") == 401);
        HttpResponse<byte[]> answer = by(secret, "GET", "/ogc");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(said -> assertThat(said).contains("invalid_token"));
        assertThat(JsonMapper.shared().readTree(answer.body()).get("detail").asString())
                .contains("令牌");
        Http nobody = new Http(port, "");
        HttpResponse<byte[]> english = nobody.send(nobody.request("/ogc")
                .header("Authorization", "Bearer " + secret)
                .header("Accept-Language", "en")
                .GET());
        assertThat(JsonMapper.shared().readTree(english.body()).get("detail").asString())
                .contains("revoked");
    }

    @Test
    @DisplayName("C2 how long and how many have their limits, told as a problem")
    void limits() {
        Http bureau = new Http(port, "bureau");
        for (String days : List.of("0", "-1", "367", "2147483647")) {
            HttpResponse<byte[]> answer = bureau.post("/api/tokens", "{\"name\":\"x\",\"days\":%s}".formatted(days));
            assertThat(answer.statusCode()).as(days).isEqualTo(400);
            assertThat(code(answer)).isEqualTo("token-days");
        }
        assertThat(bureau.post("/api/tokens", "{\"name\":\" \"}").statusCode()).isEqualTo(400);
        assertThat(bureau.post("/api/tokens", "{\"name\":\"x\",\"extent\":\"ALL\"}")
                        .statusCode())
                .isEqualTo(400);
        for (int i = 0; i < 20; i++) {
            assertThat(bureau.post("/api/tokens", "{\"name\":\"x\"}").statusCode())
                    .isEqualTo(201);
        }
        HttpResponse<byte[]> one = bureau.post("/api/tokens", "{\"name\":\"x\"}");
        assertThat(one.statusCode()).isEqualTo(409);
        assertThat(code(one)).isEqualTo("token-many");
    }

    @Test
    @DisplayName("D1 a desktop program is asked for name and password; a page of the web front end is not")
    void challenge() {
        Http nobody = new Http(port, "");
        HttpResponse<byte[]> plain = nobody.get("/ogc");
        assertThat(plain.statusCode()).isEqualTo(401);
        assertThat(plain.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"MuMap\", charset=\"UTF-8\"");
        HttpResponse<byte[]> page = nobody.send(
                nobody.request("/ogc").header("Cookie", "XSRF-TOKEN=1").GET());
        assertThat(page.headers().firstValue("WWW-Authenticate")).isEmpty();
        HttpResponse<byte[]> qgis = nobody.send(nobody.request("/ogc")
                .header("Cookie", "XSRF-TOKEN=1")
                .header("User-Agent", "Mozilla/5.0 QGIS/32216/Linux")
                .GET());
        assertThat(qgis.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(nobody.get("/api/parcels").headers().firstValue("WWW-Authenticate"))
                .isEmpty();
    }
}
