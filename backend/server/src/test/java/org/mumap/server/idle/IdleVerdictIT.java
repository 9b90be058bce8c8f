package org.mumap.server.idle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.ledger.Owner;
import org.mumap.server.testing.Emptied;
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
@DisplayName("The idle verdict over HTTP: the contract to the letter, both times, scope")
class IdleVerdictIT {

    private static final String PARCEL = "339922001001GB00001";

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

    @BeforeEach
    void empty() throws Exception {
        Emptied.facts(database);
        commit(Staged.of("parks")
                .row(Map.of("park_code", "P01", "name", "青溪经济开发区"), Staged.square(120.49, 28.99, 0.05))
                .row(Map.of("park_code", "P02", "name", "沙河产业园"), Staged.square(120.59, 28.99, 0.05)));
        commit(Staged.of("parcels")
                .row(
                        Map.of("parcel_code", PARCEL, "park_code", "P02", "registered_area_m2", 20000),
                        Staged.square(120.6, 29, 0.0014)));
    }

    private long commit(Staged staged) throws Exception {
        long batch = staged.ready(database);
        ledger.commit(batch, false, "test");
        return batch;
    }

    private void contract(Map<String, ?> facts) throws Exception {
        Map<String, Object> row = new HashMap<>(Map.of(
                "contract_no", "C-1",
                "parcel_code", PARCEL,
                "phase", 1,
                "holder_name", "青溪精工有限公司",
                "kind", "GRANT",
                "signed_on", "2022-01-10"));
        row.putAll(facts);
        commit(Staged.of("contracts").row(row));
    }

    private JsonNode verdict(String query) {
        return new Http(port, "bureau").json("/api/parcels/" + PARCEL + "/idle" + query);
    }

    @Test
    @DisplayName("A1 the example of the contract, to the letter")
    void letter() throws Exception {
        contract(Map.of("agreed_start_on", "2023-03-01", "price_wan", 1200));
        JsonNode verdict = verdict("?asOf=2024-03-02");
        JsonNode expected = JsonMapper.shared().readTree("""
                {"parcelCode":"339922001001GB00001","asOf":"2024-03-02","finding":"SUSPECTED_NOT_STARTED","clock":"NOT_STARTED",
                 "baseStartOn":"2023-03-01","baseStartFrom":"CONTRACT","stoppedOn":null,
                 "grossIdleDays":367,"netIdleDays":367,"yearsFull":1,"fullOn":["2024-03-02","2025-03-02"],
                 "shares":{"developed":null,"invested":null},"causeStatus":"NONE","route":"FEE",
                 "legal":{"state":"NONE","caseNo":null,"documentNo":null,"servedOn":null},
                 "clauses":["53号令 art. 2 ¶1","53号令 art. 14(1)"],"phases":[]}
                """);
        expected.properties()
                .forEach(field -> assertThat(verdict.get(field.getKey()))
                        .as(field.getKey())
                        .isEqualTo(field.getValue()));
        assertThat(verdict.propertyNames())
                .containsExactlyInAnyOrder(
                        "parcelCode",
                        "asOf",
                        "finding",
                        "clock",
                        "baseStartOn",
                        "baseStartFrom",
                        "stoppedOn",
                        "grossIdleDays",
                        "netIdleDays",
                        "yearsFull",
                        "fullOn",
                        "shares",
                        "causeStatus",
                        "route",
                        "feeWan",
                        "legal",
                        "clauses",
                        "missing",
                        "explanation",
                        "phases");
        String text = Http.text(new Http(port, "bureau").get("/api/parcels/" + PARCEL + "/idle?asOf=2024-03-02"));
        assertThat(text).contains("\"feeWan\":240.00");
        assertThat(verdict.get("missing").toString()).contains("核查");
        assertThat(verdict.get("explanation").get(0).asString()).isNotBlank();
    }

    @ParameterizedTest(name = "A2 start {0}, delivery {1}: first full on {2}, second on {3}")
    @CsvSource({
        "2023-03-01, , 2024-03-02, 2025-03-02",
        "2024-02-29, , 2025-03-01, 2026-03-01",
        ", 2022-06-15, 2024-06-16, 2025-06-16"
    })
    @DisplayName("A2 the period vectors of 民法典 201–202")
    void periods(String start, String delivery, String first, String second) throws Exception {
        Map<String, String> dates = new HashMap<>();
        if (start != null) {
            dates.put("agreed_start_on", start);
        }
        if (delivery != null) {
            dates.put("delivered_on", delivery);
        }
        contract(dates);
        JsonNode on = verdict("?asOf=" + first);
        assertThat(on.get("finding").asString()).isEqualTo("SUSPECTED_NOT_STARTED");
        assertThat(on.get("fullOn").get(0).asString()).isEqualTo(first);
        assertThat(on.get("fullOn").get(1).asString()).isEqualTo(second);
        assertThat(verdict("?asOf=" + LocalDate.parse(first).minusDays(1))
                        .get("finding")
                        .asString())
                .isEqualTo("OVERDUE");
        assertThat(verdict("?asOf=" + second).get("route").asString()).isEqualTo("RECLAIM");
    }

    @ParameterizedTest(name = "A3 developed {0} of 30000, invested {1} of 10000: {2}")
    @CsvSource({
        "9000, 4000, SUSPECTED_STOPPED",
        "12000, 2000, SUSPECTED_STOPPED",
        "10000, 2500, IN_DEVELOPMENT",
        "10200, 2500, IN_DEVELOPMENT"
    })
    @DisplayName("A3 the threshold vectors of a stopped site: 不足 is strictly less")
    void stopped(int developed, int invested, String finding) throws Exception {
        contract(Map.of("agreed_start_on", "2022-06-01", "agreed_investment_wan", 10000));
        commit(Staged.of("site_states")
                .row(Map.of(
                        "parcel_code",
                        PARCEL,
                        "observed_on",
                        "2023-06-01",
                        "started_on",
                        "2022-07-01",
                        "stopped_on",
                        "2023-05-01",
                        "should_develop_m2",
                        30000,
                        "developed_m2",
                        developed,
                        "invested_wan",
                        invested)));
        JsonNode verdict = verdict("?asOf=2024-06-01");
        assertThat(verdict.get("finding").asString()).isEqualTo(finding);
        assertThat(verdict.get("clock").asString()).isEqualTo("STOPPED");
        assertThat(verdict("?asOf=2024-04-01").get("finding").asString()).isEqualTo("IN_DEVELOPMENT");
    }

    @Test
    @DisplayName("B1 a verified excluded period moves the full year; one that is only claimed does not")
    void excluded() throws Exception {
        contract(Map.of("agreed_start_on", "2023-03-01", "price_wan", 1200));
        commit(Staged.of("excluded_periods")
                .row(Map.of(
                        "parcel_code",
                        PARCEL,
                        "cause",
                        "G1",
                        "from_on",
                        "2023-06-01",
                        "to_on",
                        "2023-06-30",
                        "verified",
                        true))
                .row(Map.of("parcel_code", PARCEL, "cause", "G4", "from_on", "2023-08-01", "to_on", "2023-08-31")));
        JsonNode verdict = verdict("?asOf=2024-03-31");
        assertThat(verdict.get("finding").asString()).isEqualTo("OVERDUE");
        assertThat(verdict.get("fullOn").get(0).asString()).isEqualTo("2024-04-01");
        assertThat(verdict.get("grossIdleDays").asInt()
                        - verdict.get("netIdleDays").asInt())
                .isEqualTo(30);
        assertThat(verdict("?asOf=2024-04-01").get("route").asString()).isEqualTo("DECIDE");
    }

    @Test
    @DisplayName("B2 knownAt an instant, what was recorded later is not known")
    void knownAt() throws Exception {
        contract(Map.of("agreed_start_on", "2023-03-01"));
        Instant before = clock.instant();
        commit(Staged.of("site_states")
                .row(Map.of("parcel_code", PARCEL, "observed_on", "2023-05-01", "started_on", "2023-04-01")));
        assertThat(verdict("?asOf=2024-03-02").get("finding").asString()).isEqualTo("IN_DEVELOPMENT");
        assertThat(verdict("?asOf=2024-03-02&knownAt=" + before).get("finding").asString())
                .isEqualTo("SUSPECTED_NOT_STARTED");
        assertThat(verdict("?asOf=2021-12-31").get("finding").asString()).isEqualTo("NO_CONTRACT");
    }

    @Test
    @DisplayName("C1 outside the scope, or unknown, is 404; a broken date is 400; nobody is 401")
    void scope() throws Exception {
        contract(Map.of("agreed_start_on", "2023-03-01"));
        assertThat(new Http(port, "park1")
                        .get("/api/parcels/" + PARCEL + "/idle")
                        .statusCode())
                .isEqualTo(404);
        assertThat(new Http(port, "bureau")
                        .get("/api/parcels/339922001001GB99999/idle")
                        .statusCode())
                .isEqualTo(404);
        assertThat(new Http(port, "bureau")
                        .get("/api/parcels/" + PARCEL + "/idle?asOf=2024-13-01")
                        .statusCode())
                .isEqualTo(400);
        assertThat(new Http(port, "").get("/api/parcels/" + PARCEL + "/idle").statusCode())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("C2 the same verdict in English")
    void english() throws Exception {
        contract(Map.of("agreed_start_on", "2023-03-01"));
        Http bureau = new Http(port, "bureau");
        String text = Http.text(bureau.send(bureau.request("/api/parcels/" + PARCEL + "/idle?asOf=2024-03-02")
                .header("Accept-Language", "en")
                .GET()));
        JsonNode english = JsonMapper.shared().readTree(text);
        assertThat(english.get("explanation").get(0).asString()).matches("\\p{ASCII}.*");
        assertThat(english.get("finding").asString()).isEqualTo("SUSPECTED_NOT_STARTED");
    }

    @Test
    @DisplayName("D1 stored verdicts: the commit judges what it touches, and the map's columns say the same")
    void stored() throws Exception {
        contract(Map.of("agreed_start_on", "2023-03-01"));
        List<Map<String, Object>> rows = owner.sql("""
                        select v.finding, v.route, p.idle_finding, p.idle_route, p.legal_state, p.net_idle_days = v.net_idle_days as days,
                               p.holder_name, v.judged_on = p.judged_on as judged, v.park_code
                        from live.idle_verdict v join live.parcel p using (parcel_code)
                        """).query().listOfRows();
        assertThat(rows)
                .containsExactly(Map.of(
                        "finding", "SUSPECTED_NOT_STARTED",
                        "route", "RECLAIM",
                        "idle_finding", "SUSPECTED_NOT_STARTED",
                        "idle_route", "RECLAIM",
                        "legal_state", "NONE",
                        "days", true,
                        "holder_name", "青溪精工有限公司",
                        "judged", true,
                        "park_code", "P02"));
    }
}
