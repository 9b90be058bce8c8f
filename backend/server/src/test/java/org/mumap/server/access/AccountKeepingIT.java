package org.mumap.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
@DisplayName("Keeping accounts: a change counts from the next request on")
class AccountKeepingIT {

    private static final String CLERK = """
            {"username":"clerk","displayName":"窗口","office":"自然资源局","county":%s,"parks":[],"towns":[],"may":["SITING"],
             "home":"map","enabled":%s,"password":%s}
            """;

    @LocalServerPort
    int port;

    @Test
    @DisplayName("A1 an account is made, signs in, is disabled, and is out")
    void life() {
        Http admin = new Http(port, "admin");
        assertThat(admin.post("/api/accounts", CLERK.formatted("true", "true", "\"short\""))
                        .statusCode())
                .isEqualTo(400);
        assertThat(admin.post("/api/accounts", CLERK.formatted("true", "true", "\"long enough 1\""))
                        .statusCode())
                .isEqualTo(201);
        assertThat(admin.post("/api/accounts", CLERK.formatted("true", "true", "\"long enough 1\""))
                        .statusCode())
                .isEqualTo(409);
        assertThat(clerk()).isEqualTo(200);
        assertThat(put(admin, "clerk", CLERK.formatted("true", "false", "null")))
                .isEqualTo(204);
        assertThat(clerk()).isEqualTo(401);
        assertThat(admin.json("/api/accounts").get("rows").toString())
                .contains("\"clerk\"")
                .doesNotContain("password");
    }

    @Test
    @DisplayName("B1 only a keeper of accounts may; nobody changes its own rights")
    void rights() {
        assertThat(new Http(port, "bureau").get("/api/accounts").statusCode()).isEqualTo(403);
        String self = CLERK.replace("clerk", "admin").formatted("true", "true", "null");
        assertThat(put(new Http(port, "admin"), "admin", self)).isEqualTo(409);
    }

    private int clerk() {
        String token = Base64.getEncoder()
                .encodeToString("clerk:long enough 1".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Http nobody = new Http(port, "");
        return nobody.send(nobody.request("/api/session")
                        .header("Authorization", "Basic " + token)
                        .GET())
                .statusCode();
    }

    private static int put(Http keeper, String username, String body) {
        return keeper.send(keeper.request("/api/accounts/" + username)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body)))
                .statusCode();
    }
}
