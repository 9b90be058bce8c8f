package org.mumap.server.idle.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mumap.server.idle.casework.CaseLand;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.ledger.Owner;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.Staged;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
@DisplayName("Warnings: each once, signed, to the one address, again until it is taken")
class WebhookIT {

    private static final String SECRET = "a secret of the office";

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @Autowired
    Alerts alerts;

    @Autowired
    Outbox outbox;

    @Autowired
    @Owner
    JdbcClient owner;

    @Autowired
    Clock clock;

    private HttpServer receiver;
    private volatile int status = 200;
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();

    private record Received(String delivery, String timestamp, String signature, String body) {}

    @BeforeEach
    void receiver() throws Exception {
        CaseLand.prepare(database, ledger, LocalDate.now(clock));
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(
                    exchange.getRequestHeaders().getFirst("X-MuMap-Delivery"),
                    exchange.getRequestHeaders().getFirst("X-MuMap-Timestamp"),
                    exchange.getRequestHeaders().getFirst("X-MuMap-Signature"),
                    body));
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        put("{\"url\":\"\",\"enabled\":false}");
        receiver.stop(0);
    }

    private HttpResponse<byte[]> put(String body) {
        Http admin = new Http(port, "admin");
        return admin.send(admin.request("/api/settings/webhook")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    private void configure() {
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
        HttpResponse<byte[]> set = put("{\"url\":\"%s\",\"secret\":\"%s\",\"enabled\":true}".formatted(url, SECRET));
        assertThat(set.statusCode()).as(Http.text(set)).isEqualTo(200);
        assertThat(Http.text(set)).doesNotContain(SECRET).contains("\"hasSecret\":true");
    }

    private void openCase() {
        new Http(port, "bureau")
                .postJson(
                        "/api/idle/cases",
                        "{\"parcelCode\":\"%s\",\"on\":\"%s\",\"reason\":\"线索\"}"
                                .formatted(CaseLand.ONE_YEAR, LocalDate.now(clock)));
    }

    @Test
    @DisplayName(
            "A1 a deadline within 30 days is warned of once, signed, without names or money; a second look is silent")
    void once() throws Exception {
        configure();
        openCase();
        JsonNode shown = new Http(port, "bureau").json("/api/desk/alerts");
        assertThat(shown.get("counts").get("30").asInt()).isEqualTo(1);
        assertThat(alerts.raise())
                .as("what was full long ago is on the list, and no news")
                .isEqualTo(1);
        assertThat(alerts.raise()).isZero();
        outbox.send();
        outbox.send();
        assertThat(received).hasSize(1);
        Received message = received.remove();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] expected = mac.doFinal((message.timestamp() + "." + message.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(message.signature())
                .isEqualTo("sha256=" + java.util.HexFormat.of().formatHex(expected));
        JsonNode body = JsonMapper.shared().readTree(message.body());
        assertThat(body.propertyNames())
                .containsExactlyInAnyOrder(
                        "type", "level", "caseId", "caseNo", "parcelCode", "deadline", "title", "dueOn", "daysLeft");
        assertThat(body.get("level").asString()).isEqualTo("30");
        assertThat(body.get("parcelCode").asString()).isEqualTo(CaseLand.ONE_YEAR);
    }

    @Test
    @DisplayName("A2 a receiver that fails is asked again, with the same number, and then no more")
    void again() {
        configure();
        openCase();
        alerts.raise();
        status = 503;
        outbox.send();
        outbox.send();
        assertThat(received).as("waits before it tries again").hasSize(1);
        status = 200;
        owner.sql("update casework.outgoing set next_at = now() - interval '1 minute'")
                .update();
        outbox.send();
        owner.sql("update casework.outgoing set next_at = now() - interval '1 minute'")
                .update();
        outbox.send();
        assertThat(received).hasSize(2);
        assertThat(received.stream().map(Received::delivery).distinct()).hasSize(1);
        assertThat(owner.sql("select state || ' ' || attempts from casework.outgoing")
                        .query(String.class)
                        .single())
                .isEqualTo("SENT 2");
    }

    @Test
    @DisplayName("A3 after a dozen failures the message is given up and stays to be seen")
    void givenUp() {
        configure();
        openCase();
        alerts.raise();
        status = 500;
        for (int i = 0; i < Outbox.MOST_ATTEMPTS + 2; i++) {
            outbox.send();
            owner.sql("update casework.outgoing set next_at = now() - interval '1 minute'")
                    .update();
        }
        assertThat(received).hasSize(Outbox.MOST_ATTEMPTS);
        assertThat(owner.sql("select state from casework.outgoing")
                        .query(String.class)
                        .single())
                .isEqualTo("GIVEN_UP");
    }

    @Test
    @DisplayName("A4 without an address nothing is put into the box, and the screen warns all the same")
    void withoutAddress() {
        openCase();
        assertThat(alerts.raise()).isEqualTo(1);
        assertThat(owner.sql("select count(*) from casework.outgoing")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(new Http(port, "bureau").json("/api/desk/alerts").toString()).contains("闲〔");
    }

    @Test
    @DisplayName(
            "A5 land without a case is warned of 90, 30 and 7 days before its first and second year, and when that has passed; a case or a clearance ends it")
    void land() throws Exception {
        configure();
        LocalDate today = LocalDate.now(clock);
        Staged parcels = Staged.of("parcels");
        Staged contracts = Staged.of("contracts");
        // agreed start → full on the day after its anniversary: days left of the year that comes next
        Map<String, LocalDate> starts = new java.util.LinkedHashMap<>();
        starts.put("339922001001GB00101", today.minusYears(1).plusDays(59));
        starts.put("339922001001GB00102", today.minusYears(1).plusDays(19));
        starts.put("339922001001GB00103", today.minusYears(1).plusDays(4));
        starts.put("339922001001GB00104", today.minusYears(1).minusDays(11));
        starts.put("339922001001GB00105", today.minusYears(2).plusDays(24));
        starts.put("339922001001GB00106", today.minusYears(1).plusDays(200));
        int i = 0;
        for (var land : starts.entrySet()) {
            parcels.row(
                    Map.of(
                            "parcel_code",
                            land.getKey(),
                            "park_code",
                            "P02",
                            "town",
                            "沙河镇",
                            "registered_area_m2",
                            10000),
                    Staged.square(120.61 + 0.002 * i++, 29.01, 0.001));
            contracts.row(Map.of(
                    "contract_no",
                    "Y-" + i,
                    "parcel_code",
                    land.getKey(),
                    "phase",
                    1,
                    "holder_name",
                    "企业" + i,
                    "kind",
                    "GRANT",
                    "signed_on",
                    today.minusYears(3).toString(),
                    "price_wan",
                    100,
                    "agreed_start_on",
                    land.getValue().toString()));
        }
        ledger.commit(parcels.ready(database), false, "test");
        ledger.commit(contracts.ready(database), false, "test");

        Map<String, String> shown = shownLand();
        assertThat(shown)
                .containsEntry("339922001001GB00101", "90 FIRST_YEAR")
                .containsEntry("339922001001GB00102", "30 FIRST_YEAR")
                .containsEntry("339922001001GB00103", "7 FIRST_YEAR")
                .containsEntry("339922001001GB00104", "LATE FIRST_YEAR")
                .containsEntry("339922001001GB00105", "30 SECOND_YEAR")
                .containsEntry(CaseLand.TWO_YEARS, "LATE SECOND_YEAR")
                .containsEntry(CaseLand.STOPPED, "LATE FIRST_YEAR")
                .doesNotContainKey("339922001001GB00106");
        assertThat(alerts.raise()).as("the five that are news").isEqualTo(5);
        assertThat(alerts.raise()).isZero();
        outbox.send();
        assertThat(received)
                .hasSize(5)
                .allSatisfy(message -> assertThat(message.body())
                        .contains("idle-land-year", "parcelCode")
                        .doesNotContain("企业", "caseNo"));

        new Http(port, "bureau")
                .postJson(
                        "/api/idle/cases",
                        "{\"parcelCode\":\"339922001001GB00104\",\"on\":\"%s\",\"reason\":\"线索\"}".formatted(today));
        assertThat(shownLand()).doesNotContainKey("339922001001GB00104").hasSize(shown.size() - 1);
    }

    private Map<String, String> shownLand() {
        JsonNode answer = new Http(port, "bureau").json("/api/desk/alerts");
        Map<String, String> land = new java.util.LinkedHashMap<>();
        for (JsonNode row : answer.get("rows")) {
            if (!row.hasNonNull("caseId")) {
                land.put(
                        row.get("parcelCode").asString(),
                        row.get("level").asString() + " " + row.get("deadline").asString());
            }
        }
        int counted = 0;
        for (JsonNode count : answer.get("landCounts")) {
            counted += count.asInt();
        }
        assertThat(counted).isEqualTo(land.size());
        return land;
    }

    @ParameterizedTest(name = "B1 {0}")
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://[fe80::1]/hook",
                "http://100.100.100.200/latest",
                "http://0.0.0.0/hook",
                "file:///etc/passwd",
                "http://user:pass@127.0.0.1/hook",
                "gopher://127.0.0.1/hook",
                "not an address"
            })
    @DisplayName("B1 addresses that a message must not go to are refused")
    void refused(String url) {
        HttpResponse<byte[]> answer = put("{\"url\":\"%s\",\"secret\":\"%s\",\"enabled\":true}".formatted(url, SECRET));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new Http(port, "admin")
                        .json("/api/settings/webhook")
                        .get("enabled")
                        .asBoolean())
                .isFalse();
    }

    @Test
    @DisplayName("B2 a redirect is not followed")
    void redirect() {
        configure();
        receiver.createContext("/elsewhere", exchange -> {
            received.add(new Received("elsewhere", "", "", ""));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        status = 302;
        JsonNode answer = new Http(port, "admin").postJson("/api/settings/webhook/test", "");
        assertThat(answer.get("taken").asBoolean()).isFalse();
        assertThat(received.stream().map(Received::delivery)).isEqualTo(List.of("test"));
    }

    @Test
    @DisplayName("B3 only who keeps the settings sees or sets it; unsigned messages are never sent")
    void rights() {
        assertThat(new Http(port, "bureau").get("/api/settings/webhook").statusCode())
                .isEqualTo(403);
        assertThat(put("{\"url\":\"http://127.0.0.1:9/hook\",\"secret\":\"\",\"enabled\":true}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(put("{\"url\":\"http://127.0.0.1:9/hook\",\"secret\":\"short\",\"enabled\":true}")
                        .statusCode())
                .isEqualTo(400);
    }
}
