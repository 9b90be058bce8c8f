package org.mumap.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
@TestPropertySource(
        properties = {
            "mumap.limits.token-per-second=1",
            "mumap.limits.token-burst=5",
            "mumap.limits.account-per-second=1",
            "mumap.limits.account-burst=30"
        })
@DisplayName("Rate limits: who asks too often waits, and nobody else")
class RateIT {

    @LocalServerPort
    int port;

    private List<HttpResponse<byte[]>> ask(String header, int times) {
        Http nobody = new Http(port, "");
        return IntStream.range(0, times)
                .mapToObj(i -> nobody.send(nobody.request("/ogc/conformance")
                        .header("Authorization", header)
                        .GET()))
                .toList();
    }

    @Test
    @DisplayName("A1 a token is answered 429 with the seconds to wait; another token and the account itself go on")
    void token() {
        Http bureau = new Http(port, "bureau");
        String one = "Bearer "
                + bureau.postJson("/api/tokens", "{\"name\":\"one\"}")
                        .get("secret")
                        .asString();
        String other = "Bearer "
                + bureau.postJson("/api/tokens", "{\"name\":\"other\"}")
                        .get("secret")
                        .asString();
        List<HttpResponse<byte[]>> answers = ask(one, 12);
        assertThat(answers.subList(0, 5)).allMatch(answer -> answer.statusCode() == 200);
        HttpResponse<byte[]> last = answers.get(11);
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValueAsLong("Retry-After")).hasValue(1);
        JsonNode problem = JsonMapper.shared().readTree(last.body());
        assertThat(problem.get("code").asString()).isEqualTo("asked-too-often");
        assertThat(last.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(ask(other, 1).get(0).statusCode()).isEqualTo(200);
        assertThat(bureau.get("/ogc").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("A2 an account by password has a bucket of its own")
    void account() {
        Http leader = new Http(port, "leader");
        List<Integer> answers = IntStream.range(0, 45)
                .mapToObj(i -> leader.get("/ogc/conformance").statusCode())
                .toList();
        assertThat(answers.subList(0, 30)).containsOnly(200);
        assertThat(answers).contains(429);
        assertThat(new Http(port, "office").get("/ogc/conformance").statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("A3 guessing tokens is slowed down by address, and fills the audit no faster")
    void guessing() {
        List<Integer> answers = ask("Bearer mumap_guess", 20).stream()
                .map(HttpResponse::statusCode)
                .toList();
        assertThat(answers.get(0)).isEqualTo(401);
        assertThat(answers).contains(429);
    }
}
