package org.mumap.server.park;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.ledger.Owner;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.Staged;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
@DisplayName("Totals of parks and towns")
class ParkTotalsIT {

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
    }

    private long commit(Staged staged) throws Exception {
        long batch = staged.ready(database);
        ledger.commit(batch, false, "test");
        return batch;
    }

    private List<String> totals(String table, String key) {
        return owner.sql(
                        "select %s || ' ' || parcels || ' ' || round(area_mu::numeric, 2) || ' ' || suspected from live.%s order by 1"
                                .formatted(key, table))
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName("A1 a park counts its sub-parks in, a town is found by name; suspicion and roll-back are followed")
    void totals() throws Exception {
        commit(Staged.of("areas")
                .row(Map.of("area_code", "339922101", "level", "TOWN", "name", "沙河镇"), Staged.square(120, 29, 1)));
        commit(Staged.of("parks")
                .row(Map.of("park_code", "P01", "name", "a"), Staged.square(120, 29, 0.5))
                .row(Map.of("park_code", "P0101", "name", "b", "parent_park_code", "P01"), Staged.square(120, 29, 0.1))
                .row(Map.of("park_code", "P02", "name", "c"), Staged.square(120.5, 29, 0.1)));
        String idle = "339922001001GB00001";
        commit(Staged.of("parcels")
                .row(
                        Map.of("parcel_code", idle, "park_code", "P0101", "town", "沙河镇", "registered_area_m2", 10000),
                        Staged.square(120.01, 29, 0.001))
                .row(
                        Map.of("parcel_code", "339922001001GB00002", "park_code", "P01", "registered_area_m2", 20000),
                        Staged.square(120.02, 29, 0.001)));
        assertThat(totals("park", "park_code")).containsExactly("P01 2 45.00 0", "P0101 1 15.00 0", "P02 0 0.00 0");
        assertThat(totals("area", "name")).containsExactly("沙河镇 1 15.00 0");
        LocalDate start = LocalDate.now(clock).minusYears(3);
        long contract = commit(Staged.of("contracts")
                .row(Map.of(
                        "contract_no",
                        "C1",
                        "parcel_code",
                        idle,
                        "phase",
                        1,
                        "holder_name",
                        "甲",
                        "kind",
                        "GRANT",
                        "signed_on",
                        start.toString(),
                        "agreed_start_on",
                        start.plusMonths(1).toString())));
        assertThat(totals("park", "park_code")).containsExactly("P01 2 45.00 1", "P0101 1 15.00 1", "P02 0 0.00 0");
        assertThat(totals("area", "name")).containsExactly("沙河镇 1 15.00 1");
        ledger.rollback(contract, "test");
        assertThat(totals("park", "park_code")).containsExactly("P01 2 45.00 0", "P0101 1 15.00 0", "P02 0 0.00 0");
    }
}
