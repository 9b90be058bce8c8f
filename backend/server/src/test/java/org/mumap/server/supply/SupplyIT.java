package org.mumap.server.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.Staged;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
@DisplayName(
        "The chain of land supply: what was approved and not supplied, supplied and not started, by batch, town and day")
class SupplyIT {

    private static final String FIRST = "339922001001GB00001";
    private static final String SECOND = "339922001001GB00002";

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @BeforeEach
    void county() throws Exception {
        Emptied.facts(database);
        commit(Staged.of("areas")
                .row(Map.of("area_code", "339922101", "level", "TOWN", "name", "沙河镇"), Staged.square(120, 29, 0.004))
                .row(
                        Map.of("area_code", "339922102", "level", "TOWN", "name", "石桥镇"),
                        Staged.square(120.004, 29, 0.004)));
        commit(Staged.of("parcels").row(parcel(FIRST, "沙河镇"), Staged.square(120, 29, 0.002)));
        // two squares of the same size on both sides of the border between the towns
        commit(Staged.of("approval_batches")
                .row(
                        Map.of("batch_no", "B1", "approved_on", "2024-03-01", "area_m2", 160000, "use", "工业"),
                        "POLYGON((120 29,120.008 29,120.008 29.002,120 29.002,120 29))"));
        commit(Staged.of("parcels").row(parcel(SECOND, "石桥镇"), Staged.square(120.004, 29, 0.002)));
        commit(Staged.of("contracts").row(contract(FIRST, "2024-06-01")).row(contract(SECOND, "2025-06-01")));
        commit(Staged.of("site_states")
                .row(Map.of("parcel_code", FIRST, "observed_on", "2025-03-01", "started_on", "2025-02-01")));
        commit(Staged.of("expropriations")
                .row(Map.of(
                        "batch_no",
                        "B1",
                        "town",
                        "沙河镇",
                        "observed_on",
                        "2024-12-31",
                        "area_m2",
                        80000,
                        "signed_m2",
                        60000)));
        commit(Staged.of("quotas")
                .row(Map.of(
                        "quota_no", "Q1", "year", 2024, "use", "工业", "area_m2", 150000, "issued_on", "2024-01-15")));
    }

    private static Map<String, ?> parcel(String code, String town) {
        return Map.of("parcel_code", code, "town", town, "park_code", "P01");
    }

    private static Map<String, ?> contract(String parcel, String signedOn) {
        return Map.of(
                "contract_no",
                "C-" + parcel,
                "parcel_code",
                parcel,
                "phase",
                1,
                "holder_name",
                "甲",
                "kind",
                "GRANT",
                "signed_on",
                signedOn,
                "delivered_on",
                signedOn);
    }

    private void commit(Staged staged) throws Exception {
        ledger.commit(staged.ready(database), false, "test");
    }

    private JsonNode chain(String query) {
        return new Http(port, "bureau").json("/api/supply/chain" + query);
    }

    private static BigDecimal mu(JsonNode areas, String field) {
        return areas.get(field).decimalValue();
    }

    @Test
    @DisplayName("A1 the chain on a day: towns, batches and total are the same; nothing dated later is seen")
    void table() {
        JsonNode chain = chain("?asOf=2025-04-01");
        JsonNode total = chain.get("total");
        assertThat(mu(total, "approvedMu")).isEqualByComparingTo("240");
        assertThat(mu(total, "suppliedMu").add(mu(total, "unsuppliedMu"))).isEqualByComparingTo("240");
        assertThat(mu(total, "suppliedMu")).isEqualByComparingTo(mu(total, "startedMu"));
        assertThat(mu(total, "signedMu")).isEqualByComparingTo("90");
        assertThat(chain.get("byTown").findValuesAsString("town")).containsExactly("沙河镇", "石桥镇");
        assertThat(mu(chain.get("byTown").get(1).get("areas"), "suppliedMu")).isEqualByComparingTo("0");
        assertThat(chain.get("batches").get(0).get("parcels").asInt()).isEqualTo(1);
        assertThat(mu(chain.get("quotas").get(0), "leftMu")).isEqualByComparingTo("-15");

        JsonNode later = chain("?asOf=2025-07-01").get("total");
        assertThat(mu(later, "suppliedMu")).isGreaterThan(mu(total, "suppliedMu"));
        assertThat(mu(later, "notStartedMu")).isPositive();
        assertThat(chain("?asOf=2024-02-29").get("batches")).isEmpty();
    }

    @Test
    @DisplayName("A2 every number opens the list that makes it")
    void lists() {
        Http bureau = new Http(port, "bureau");
        JsonNode notStarted = bureau.json("/api/supply/parcels?stage=NOT_STARTED&asOf=2025-07-01");
        assertThat(notStarted.get("rows").findValuesAsString("parcelCode")).containsExactly(SECOND);
        assertThat(notStarted.get("total").get("areaMu").decimalValue())
                .isEqualByComparingTo(mu(chain("?asOf=2025-07-01").get("total"), "notStartedMu"));
        assertThat(bureau.json("/api/supply/parcels?stage=UNSUPPLIED&batch=B1&asOf=2025-04-01")
                        .get("rows")
                        .findValuesAsString("parcelCode"))
                .containsExactly(SECOND);
        assertThat(bureau.json("/api/supply/parcels?stage=SUPPLIED&town=%E6%B2%99%E6%B2%B3%E9%95%87")
                        .get("rows")
                        .findValuesAsString("parcelCode"))
                .containsExactly(FIRST);
    }

    @Test
    @DisplayName("A3 a corrected shape is measured anew, from either side; a rebuild gives the same")
    void measuredAnew() throws Exception {
        BigDecimal before = mu(chain("").get("total"), "suppliedMu");
        commit(Staged.of("parcels").dataDate("2026-02-01").row(parcel(FIRST, "沙河镇"), Staged.square(120, 29, 0.001)));
        BigDecimal smaller = mu(chain("").get("total"), "suppliedMu");
        assertThat(smaller).isLessThan(before);
        ledger.rebuild();
        assertThat(mu(chain("").get("total"), "suppliedMu")).isEqualByComparingTo(smaller);
        commit(Staged.of("approval_batches")
                .dataDate("2026-02-01")
                .row(
                        Map.of("batch_no", "B1", "approved_on", "2024-03-01", "area_m2", 160000),
                        Staged.square(120.004, 29, 0.002)));
        assertThat(new Http(port, "bureau")
                        .json("/api/supply/parcels?stage=SUPPLIED")
                        .get("rows")
                        .findValuesAsString("parcelCode"))
                .containsExactly(SECOND);
    }

    @Test
    @DisplayName("B1 a park sees no part of it that could be taken for the whole")
    void countyOnly() {
        assertThat(new Http(port, "park1").get("/api/supply/chain").statusCode())
                .isEqualTo(403);
        assertThat(Http.text(new Http(port, "park1").get("/api/supply/parcels?stage=SUPPLIED")))
                .contains("county-only");
        assertThat(new Http(port, "").get("/api/supply/chain").statusCode()).isEqualTo(401);
        assertThat(new Http(port, "leader").get("/api/supply/chain").statusCode())
                .isEqualTo(200);
    }
}
