package org.mumap.server.published;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@ServerTest
@TestPropertySource(properties = "mumap.base-map-loopback=true")
@DisplayName("Base maps kept by an administrator: entered, read from WMTS, fetched by the server, keys kept in")
class BaseMapSettingsIT {

    private static HttpServer service;
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();
    private static String capabilities = "";

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    private Http admin;
    private Http bureau;

    @BeforeAll
    static void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            ASKED.add(exchange.getRequestURI().toString());
            boolean xml = exchange.getRequestURI().getPath().equals("/wmts");
            byte[] body = (xml ? capabilities : "png").getBytes(StandardCharsets.UTF_8);
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

    @BeforeEach
    void none() throws Exception {
        admin = new Http(port, "admin");
        bureau = new Http(port, "bureau");
        ASKED.clear();
        for (JsonNode map : admin.json("/api/settings/basemaps").get("rows")) {
            admin.send(admin.request("/api/settings/basemaps/" + map.get("id").asString())
                    .DELETE());
        }
    }

    private String host() {
        return "http://127.0.0.1:" + service.getAddress().getPort();
    }

    private HttpResponse<byte[]> put(Http http, String id, String body) {
        return http.send(http.request("/api/settings/basemaps/" + id)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    private String image() {
        return "{\"name\":\"影像\",\"nameEn\":\"Imagery\",\"url\":\"" + host()
                + "/img?z={z}&x={x}&y={y}&tk={key}\",\"labelsUrl\":\"" + host()
                + "/cia?z={z}&x={x}&y={y}&tk={key}\",\"key\":\"s3cret\",\"attribution\":\"审图号 GS(2026)1\",\"maxZoom\":12}";
    }

    @Test
    @DisplayName("A1 entered once, offered to all, map and names; the key is in no answer and goes only to the service")
    void offered() {
        assertThat(put(admin, "img", image()).statusCode()).isEqualTo(200);
        assertThat(Http.text(admin.get("/api/settings/basemaps")))
                .doesNotContain("s3cret")
                .contains("\"hasKey\":true");
        JsonNode offered = bureau.json("/api/config").get("baseMaps").get(0);
        assertThat(offered.toString()).doesNotContain("s3cret", "127.0.0.1");
        assertThat(offered.get("labels").asString()).isEqualTo("/api/basemaps/img/labels/{z}/{x}/{y}");
        assertThat(ASKED).isEmpty();
        assertThat(bureau.get("/api/basemaps/img/3/5/2").statusCode()).isEqualTo(200);
        assertThat(bureau.get("/api/basemaps/img/labels/3/5/2").statusCode()).isEqualTo(200);
        assertThat(ASKED).containsExactly("/img?z=3&x=5&y=2&tk=s3cret", "/cia?z=3&x=5&y=2&tk=s3cret");
        assertThat(bureau.get("/api/basemaps/img/13/5/2").statusCode()).isEqualTo(404);
        assertThat(new Http(port, "").get("/api/basemaps/img/3/5/2").statusCode())
                .isEqualTo(401);
        // a change without a key keeps it; switched off it is offered no more
        assertThat(put(admin, "img", image().replace(",\"key\":\"s3cret\"", ",\"enabled\":false"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(Http.text(admin.get("/api/settings/basemaps"))).contains("\"hasKey\":true");
        assertThat(bureau.get("/api/basemaps/img/3/5/3").statusCode()).isEqualTo(404);
        JsonNode tried = admin.postJson("/api/settings/basemaps/img/test", "");
        assertThat(tried.get("bytes").asInt()).isEqualTo(3);
    }

    @Test
    @DisplayName("A2 the browser's policy stays: images from this server alone")
    void policy() {
        put(admin, "img", image());
        String policy = bureau.get("/api/config")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();
        assertThat(policy).contains("img-src 'self' data: blob:;").doesNotContain("http");
    }

    @Test
    @DisplayName("A3 only who keeps settings reads or changes them")
    void rights() {
        assertThat(bureau.get("/api/settings/basemaps").statusCode()).isEqualTo(403);
        assertThat(put(bureau, "img", image()).statusCode()).isEqualTo(403);
        assertThat(bureau.post("/api/settings/basemaps/capabilities", "{\"url\":\"" + host() + "/wmts\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(ASKED).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/{z}/{x}/{y}",
                "http://169.254.169.254/{z}/{x}/{y}",
                "http://[fe80::1]/{z}/{x}/{y}",
                "http://0.0.0.0/{z}/{x}/{y}",
                "http://100.100.100.200/{z}/{x}/{y}",
                "http://user:pw@10.0.0.1/{z}/{x}/{y}",
                "http://{x}.example/{z}/{x}/{y}",
                "http://no-such-host.invalid/{z}/{x}/{y}",
                "http://10.0.0.1/map.png",
                ""
            })
    @DisplayName("B1 addresses of the machine's surroundings, of no host or of many are refused, and nobody is asked")
    void refused(String url) {
        HttpResponse<byte[]> answer = put(admin, "bad", "{\"name\":\"坏\",\"url\":\"" + url + "\"}");
        assertThat(answer.statusCode()).as(Http.text(answer)).isEqualTo(400);
        assertThat(admin.json("/api/settings/basemaps").get("rows").size()).isZero();
    }

    private String wmts(String tileHost) {
        StringBuilder matrices = new StringBuilder();
        for (int z = 0; z <= 10; z++) {
            matrices.append("<TileMatrix><ows:Identifier>EPSG:3857:")
                    .append(z)
                    .append("</ows:Identifier><ScaleDenominator>")
                    .append(559082264.0287178 / (1 << z))
                    .append(
                            "</ScaleDenominator><TopLeftCorner>-20037508.34 20037508.34</TopLeftCorner><TileWidth>256</TileWidth>")
                    .append("<TileHeight>256</TileHeight><MatrixWidth>")
                    .append(1 << z)
                    .append("</MatrixWidth><MatrixHeight>")
                    .append(1 << z)
                    .append("</MatrixHeight></TileMatrix>");
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Capabilities xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1"
                  xmlns:xlink="http://www.w3.org/1999/xlink" version="1.0.0">
                <ows:OperationsMetadata><ows:Operation name="GetTile"><ows:DCP><ows:HTTP><ows:Get xlink:href="%1$s/kvp?"/></ows:HTTP></ows:DCP>
                </ows:Operation></ows:OperationsMetadata>
                <Contents>
                <Layer><ows:Title>影像 2024</ows:Title><ows:Identifier>img2024</ows:Identifier>
                  <Style isDefault="true"><ows:Identifier>default</ows:Identifier></Style><Format>image/jpeg</Format>
                  <TileMatrixSetLink><TileMatrixSet>c</TileMatrixSet></TileMatrixSetLink>
                  <TileMatrixSetLink><TileMatrixSet>w</TileMatrixSet></TileMatrixSetLink>
                  <ResourceURL format="image/jpeg" resourceType="tile" template="%1$s/rest/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.jpg"/></Layer>
                <Layer><ows:Title>键值</ows:Title><ows:Identifier>kvp</ows:Identifier>
                  <Style><ows:Identifier>s</ows:Identifier></Style><Format>image/png</Format>
                  <TileMatrixSetLink><TileMatrixSet>w</TileMatrixSet></TileMatrixSetLink></Layer>
                <Layer><ows:Title>经纬度</ows:Title><ows:Identifier>geo</ows:Identifier>
                  <TileMatrixSetLink><TileMatrixSet>c</TileMatrixSet></TileMatrixSetLink></Layer>
                <TileMatrixSet><ows:Identifier>w</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::3857</ows:SupportedCRS>%2$s</TileMatrixSet>
                <TileMatrixSet><ows:Identifier>c</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::4490</ows:SupportedCRS></TileMatrixSet>
                </Contents></Capabilities>
                """.formatted(tileHost, matrices).strip();
    }

    @Test
    @DisplayName("C1 an intranet WMTS: layers in the map's grid are ready to keep, others say why not")
    void layers() {
        capabilities = wmts(host());
        JsonNode layers = admin.postJson(
                        "/api/settings/basemaps/capabilities",
                        "{\"url\":\"" + host() + "/wmts?request=GetCapabilities\"}")
                .get("layers");
        assertThat(layers.size()).isEqualTo(3);
        assertThat(layers.get(0).get("url").asString()).isEqualTo(host() + "/rest/default/w/{z}/{y}/{x}.jpg");
        assertThat(layers.get(0).get("maxZoom").asInt()).isEqualTo(10);
        assertThat(layers.get(0).get("tileMatrices").get(3).asString()).isEqualTo("EPSG:3857:3");
        assertThat(layers.get(1).get("url").asString()).contains("/kvp?SERVICE=WMTS", "LAYER=kvp", "STYLE=s");
        assertThat(layers.get(2).get("hindrance").asString()).isEqualTo("matrix");
        assertThat(put(
                                admin,
                                "wmts",
                                "{\"name\":\"影像\",\"url\":\""
                                        + layers.get(0).get("url").asString()
                                        + "\",\"maxZoom\":10,\"tileMatrices\":"
                                        + layers.get(0).get("tileMatrices")
                                        + "}")
                        .statusCode())
                .isEqualTo(200);
        ASKED.clear();
        assertThat(bureau.get("/api/basemaps/wmts/3/5/2").statusCode()).isEqualTo(200);
        assertThat(ASKED).containsExactly("/rest/default/w/EPSG%3A3857%3A3/2/5.jpg");
    }

    @Test
    @DisplayName("C2 tiles on a host that was not named, entities and texts that are no capabilities are refused")
    void hostile() {
        capabilities = wmts("http://tiles.example");
        JsonNode layers = admin.postJson("/api/settings/basemaps/capabilities", "{\"url\":\"" + host() + "/wmts\"}")
                .get("layers");
        assertThat(layers.get(0).get("hindrance").asString()).isEqualTo("host");
        assertThat(layers.get(0).get("url").asString()).isEmpty();
        for (String bad :
                List.of("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "no xml", "<a/>", "")) {
            capabilities = bad;
            HttpResponse<byte[]> answer =
                    admin.post("/api/settings/basemaps/capabilities", "{\"url\":\"" + host() + "/wmts\"}");
            assertThat(answer.statusCode()).as(bad).isEqualTo(502);
            assertThat(Http.text(answer)).doesNotContain("root:");
        }
        assertThat(admin.post("/api/settings/basemaps/capabilities", "{\"url\":\"http://169.254.169.254/latest\"}")
                        .statusCode())
                .isEqualTo(400);
    }
}
