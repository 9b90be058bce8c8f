package org.mumap.server.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mumap.server.problem.Problem;
import org.mumap.server.published.basemap.TestHosts;
import org.springframework.http.HttpStatus;

@DisplayName("Base maps: the server asks the configured service, and nobody else")
class BaseMapsTest {

    private static final TileCoordinate TILE = new TileCoordinate(3, 5, 2);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer service;
    private int status = 200;
    private String type = "image/png";
    private byte[] body = "png".getBytes(StandardCharsets.UTF_8);

    @BeforeEach
    void service() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    @DisplayName("A1 the address is filled with zoom, column, row and key; a tile is asked for once")
    void asks() {
        BaseMaps maps = maps("http://127.0.0.1:" + port() + "/img?z={z}&x={x}&y={y}&tk={key}", "a&b");
        assertThat(maps.get("sky", false, TILE).bytes()).isEqualTo(body);
        assertThat(maps.get("sky", false, TILE).mediaType()).isEqualTo("image/png");
        assertThat(asked).containsExactly("/img?z=3&x=5&y=2&tk=a%26b");
    }

    @Test
    @DisplayName("A2 an unknown map, or a zoom that it lacks, asks nobody")
    void unknown() {
        BaseMaps maps = maps("http://127.0.0.1:" + port() + "/{z}/{x}/{y}", "");
        assertThatThrownBy(() -> maps.get("earth", false, TILE))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.status()).isEqualTo(HttpStatus.NOT_FOUND));
        assertThatThrownBy(() -> maps.get("sky", false, new TileCoordinate(17, 0, 0)))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.status()).isEqualTo(HttpStatus.NOT_FOUND));
        assertThat(new BaseMaps(new PublishedSettings(false, "", List.of()), List::of, TestHosts.strict()).list())
                .isEmpty();
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"302", "500", "403", "html", "large", "empty"})
    @DisplayName(
            "A3 a redirect, an error, a page, a flood: a problem (502) without the key, and no second address asked")
    void refusedAnswers(String what) {
        switch (what) {
            case "html" -> type = "text/html";
            case "large" -> body = new byte[3 << 20];
            case "empty" -> body = new byte[0];
            default -> status = Integer.parseInt(what);
        }
        BaseMaps maps = maps("http://127.0.0.1:" + port() + "/{z}/{x}/{y}?tk={key}", "secret");
        assertThatThrownBy(() -> maps.get("sky", false, TILE))
                .hasMessageNotContaining("secret")
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.status()).isEqualTo(HttpStatus.BAD_GATEWAY));
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/{z}/{x}/{y}", "http://{x}.example.com/{z}/{x}/{y}", "https://example.com/map.png",
                "https:///{z}/{x}/{y}", "ftp://example.com/{z}/{x}/{y}", "not an address {z}{x}{y}",
                "https://t{s}.example.com/{z}/{x}/{y}", ""
            })
    @DisplayName("B1 settings that name no single host are refused at the start")
    void refusedSettings(String url) {
        assertThatThrownBy(() -> maps(url, ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sky");
    }

    private int port() {
        return service.getAddress().getPort();
    }

    private static BaseMaps maps(String url, String key) {
        return new BaseMaps(
                new PublishedSettings(
                        false, "", List.of(new PublishedSettings.BaseMap("sky", "天空", "Sky", url, key, "© sky", 16))),
                List::of,
                TestHosts.strict());
    }
}
