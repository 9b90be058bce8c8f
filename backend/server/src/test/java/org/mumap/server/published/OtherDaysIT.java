package org.mumap.server.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@LayersTest
@DisplayName("datetime: layers as they stood on other days, read from the ledger")
class OtherDaysIT {

    private static final String PARCELS = "/ogc/collections/parcels/items";

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    private Http bureau;
    private Http park;

    @BeforeEach
    void rows() throws SQLException {
        Fixture.load(database);
        bureau = new Http(port, "bureau");
        park = new Http(port, "park1");
        try (Connection owner = database.owner();
                Statement sql = owner.createStatement()) {
            sql.execute("delete from ledger.parcel");
        }
    }

    // classes share the server, and the next one's rows have no such past
    @AfterEach
    void leave() throws SQLException {
        try (Connection owner = database.owner();
                Statement sql = owner.createStatement()) {
            sql.execute("delete from ledger.parcel");
        }
    }

    private void version(String key, String from, boolean ended, String parkCode, String name) throws SQLException {
        try (Connection owner = database.owner();
                PreparedStatement sql = owner.prepareStatement("""
                        insert into ledger.parcel (row_key, data_from, ended, recorded_at, batch_id, act_id, scope_park, parcel_code, name, park_code, geom)
                        values (?, cast(? as date), ?, now(), 1, 1, ?, ?, ?, ?, st_multi(st_makeenvelope(120.5, 29, 120.6, 29.1, 4490)))
                        """)) {
            sql.setString(1, key);
            sql.setString(2, from);
            sql.setBoolean(3, ended);
            sql.setString(4, parkCode);
            sql.setString(5, key);
            sql.setString(6, name);
            sql.setString(7, parkCode);
            sql.execute();
        }
    }

    private static List<String> shown(Http as, String datetime) {
        List<String> shown = new ArrayList<>();
        for (JsonNode feature :
                as.json(PARCELS + "?limit=5000&datetime=" + datetime).get("features")) {
            shown.add(feature.get("id").asString() + " "
                    + feature.get("properties").get("name").asString());
        }
        return shown;
    }

    @Test
    @DisplayName("A1 the version that held on the day; before the first one the earliest; none from the day it ended")
    void versions() throws SQLException {
        version("A", "2020-01-01", false, "P01", "first");
        version("A", "2023-06-01", false, "P01", "second");
        version("A", "2025-01-01", true, "P01", "second");
        version("B", "2024-01-01", false, "P01", "new");
        assertThat(shown(bureau, "2019-01-01")).containsExactly("A first", "B new");
        assertThat(shown(bureau, "2020-01-01")).containsExactly("A first", "B new");
        assertThat(shown(bureau, "2023-05-31")).containsExactly("A first", "B new");
        assertThat(shown(bureau, "2023-06-01")).containsExactly("A second", "B new");
        assertThat(shown(bureau, "2024-12-31")).containsExactly("A second", "B new");
        assertThat(shown(bureau, "2025-01-01")).containsExactly("B new");
    }

    @Test
    @DisplayName("A2 an interval shows what was there on one of its days, as it stood on the last of them")
    void intervals() throws SQLException {
        version("A", "2020-01-01", false, "P01", "first");
        version("A", "2023-06-01", false, "P01", "second");
        version("A", "2025-01-01", true, "P01", "second");
        assertThat(shown(bureau, "2020-01-01/2023-05-31")).containsExactly("A first");
        assertThat(shown(bureau, "2020-01-01/2023-06-01")).containsExactly("A second");
        assertThat(shown(bureau, "2024-12-31/2026-01-01")).containsExactly("A second");
        assertThat(shown(bureau, "2024-12-31/..")).containsExactly("A second");
        assertThat(shown(bureau, "2025-01-01/..")).isEmpty();
        assertThat(shown(bureau, "../2022-01-01")).containsExactly("A first");
    }

    @Test
    @DisplayName("A3 an instant counts as its day in the county's time")
    void instants() throws SQLException {
        version("A", "2020-01-01", false, "P01", "first");
        version("A", "2023-06-01", false, "P01", "second");
        assertThat(shown(bureau, "2023-05-31T15:59:59Z")).containsExactly("A first");
        assertThat(shown(bureau, "2023-05-31T16:00:00Z")).containsExactly("A second");
        assertThat(shown(bureau, "2023-06-01T00:00:00%2B08:00")).containsExactly("A second");
    }

    @Test
    @DisplayName("B1 a parcel that has gone to another park is not shown to the former one as if it had stayed")
    void moved() throws SQLException {
        version("A", "2020-01-01", false, "P01", "ours");
        version("A", "2023-06-01", false, "P02", "theirs");
        version("B", "2020-01-01", false, "P02", "theirs");
        assertThat(shown(park, "2022-01-01")).containsExactly("A ours");
        assertThat(shown(park, "2024-01-01")).isEmpty();
        assertThat(shown(park, "2022-01-01/2024-01-01")).isEmpty();
        assertThat(shown(bureau, "2024-01-01")).containsExactly("A theirs", "B theirs");
        assertThat(park.get(PARCELS + "/A?datetime=2024-01-01").statusCode()).isEqualTo(404);
        assertThat(park.get(PARCELS + "/A?datetime=2022-01-01").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "B2 what is judged for today only can neither be shown nor asked for; facts filter as ever, in every reference system")
    void facts() throws SQLException {
        version("A", "2020-01-01", false, "P01", "first");
        JsonNode feature = bureau.json(PARCELS + "/A?datetime=2021-01-01");
        assertThat(feature.get("properties").has("idle_finding")).isFalse();
        assertThat(feature.get("properties").get("valid_from").asString()).isEqualTo("2020-01-01");
        assertThat(feature.get("properties").get("area_mu").asDouble()).isPositive();
        assertThat(bureau.get(PARCELS + "?datetime=2021-01-01&idle_finding=OVERDUE")
                        .statusCode())
                .isEqualTo(400);
        assertThat(bureau.json(PARCELS + "?datetime=2021-01-01&filter=name%20%3D%20'first'")
                        .get("features"))
                .hasSize(1);
        assertThat(bureau.json(PARCELS + "?datetime=2021-01-01&bbox=1,1,2,2").get("features"))
                .isEmpty();
        assertThat(bureau.json(PARCELS + "?datetime=2021-01-01&crs=http://www.opengis.net/def/crs/EPSG/0/4528")
                        .get("features")
                        .toString())
                .contains("[32");
        assertThat(bureau.json("/ogc/collections/idle_candidates/items?datetime=2001-01-01")
                        .get("features"))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "C1 on any day the same versions as the rule of today's tables picks (300 keys with random versions, 40 days)")
    void rule() throws SQLException {
        Random random = new Random(20261130);
        for (int key = 0; key < 300; key++) {
            Set<LocalDate> days = new TreeSet<>();
            for (int n = random.nextInt(4); n >= 0; n--) {
                days.add(LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2000)));
            }
            for (LocalDate day : days) {
                version(
                        String.format(java.util.Locale.ROOT, "K%03d", key),
                        day.toString(),
                        random.nextInt(4) == 0,
                        "P01",
                        "v" + day);
            }
        }
        for (int i = 0; i < 40; i++) {
            LocalDate day = LocalDate.of(2019, 12, 1).plusDays(random.nextInt(2100));
            assertThat(shown(bureau, day.toString())).as(day.toString()).isEqualTo(judged(day));
            assertThat(shown(park, day.toString())).as(day.toString()).isEqualTo(judged(day));
        }
    }

    // the choice that ledger/live/parcel.sql makes for its day
    private List<String> judged(LocalDate day) throws SQLException {
        try (Connection owner = database.owner();
                PreparedStatement sql = owner.prepareStatement("""
                        select v.row_key || ' ' || v.name from (
                          select distinct on (v.row_key) v.* from ledger.parcel v where v.superseded_at = 'infinity'
                          order by v.row_key, (v.data_from <= ?) desc,
                                   case when v.data_from <= ? then v.data_from end desc nulls last, v.ended, v.data_from) v
                        where not v.ended order by v.row_key
                        """)) {
            sql.setObject(1, day);
            sql.setObject(2, day);
            List<String> judged = new ArrayList<>();
            try (ResultSet rows = sql.executeQuery()) {
                while (rows.next()) {
                    judged.add(rows.getString(1));
                }
            }
            return judged;
        }
    }
}
