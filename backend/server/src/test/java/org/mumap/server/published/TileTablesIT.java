package org.mumap.server.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
@DisplayName("The tile table holds what the published view shows, whoever changed it")
class TileTablesIT {

    private static final String PROPERTIES =
            "id, parcel_code, name, park_code, town, area_mu, land_use_code, supply_state,"
                    + " idle_finding, legal_state, tax_wan_per_mu, output_wan_per_mu, net_idle_days, holder_name, low_efficiency,"
                    + " st_asbinary(geom_3857)";

    @Autowired
    private TestDatabase database;

    @Autowired
    private TileTables tables;

    @BeforeEach
    void load() {
        Fixture.load(database);
        Fixture.change(database, "analyze live.tile_parcel");
    }

    private String owner(String query) {
        try (Connection owner = database.owner();
                Statement sql = owner.createStatement()) {
            return first(sql, query);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private static String first(Statement sql, String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private void assertSame() {
        String ours = "select " + PROPERTIES + " from live.tile_parcel";
        String published = "select " + PROPERTIES + " from published.parcels";
        assertThat(owner("select count(*) from ((%1$s except all %2$s) union all (%2$s except all %1$s)) d"
                        .formatted(ours, published)))
                .isEqualTo("0");
        assertThat(owner("select count(*) from live.tile_due")).isEqualTo("0");
    }

    @Test
    @DisplayName("A1 after a bulk insert: same rows, same values")
    void inserted() {
        assertThat(Integer.parseInt(owner("select count(*) from live.tile_parcel")))
                .isGreaterThan(6000);
        assertThat(owner("select count(*) from live.tile_parcel where tax_wan_per_mu is not null"))
                .isNotEqualTo("0");
        assertSame();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            B1 | judged anew            | update live.parcel set idle_finding = 'OVERDUE', net_idle_days = net_idle_days + 1
            B2 | moved to another park  | update live.parcel set park_code = 'P02', town = '石桥镇' where parcel_code like '%7'
            B3 | a name is taken away   | update live.parcel set name = null, holder_name = null where parcel_code like '%3'
            B4 | drawn anew             | update live.parcel set geom_3857 = st_multi(st_reverse(geom_3857)) where parcel_code like '%1'
            B5 | gone                   | delete from live.parcel where parcel_code like '%9'
            B6 | a year judged anew     | update live.parcel_per_mu set tax_wan_per_mu = tax_wan_per_mu + 1 where year = 2025
            B7 | a year taken back      | delete from live.parcel_per_mu where year = 2025 and parcel_code like '%2'
            B8 | another closed year    | update live.setting set value = '2024' where name = 'closed_year'
            B9 | no closed year         | delete from live.setting where name = 'closed_year'
            """)
    @DisplayName("B after each kind of change")
    void changed(String number, String what, String statement) {
        String before = state();
        Fixture.change(database, statement);
        assertThat(state()).isNotEqualTo(before);
        assertSame();
        Fixture.change(
                database,
                "insert into live.setting (name, value) values ('closed_year', '2025')"
                        + " on conflict (name) do update set value = excluded.value");
        assertSame();
    }

    private String state() {
        return owner("select md5(string_agg(t::text, '' order by parcel_code)) from live.tile_parcel t");
    }

    @Test
    @DisplayName("B10 a parcel replaced and a year judged anew in one transaction, as a commit does")
    void commit() {
        Fixture.change(
                database,
                "create temporary table kept as select * from live.parcel where parcel_code like '%5'",
                "delete from live.parcel where parcel_code like '%5'",
                "insert into live.parcel select * from kept",
                "create temporary table year as select * from live.parcel_per_mu where year = 2025",
                "delete from live.setting where name = 'closed_year'",
                "delete from live.parcel_per_mu where year = 2025",
                "insert into live.parcel_per_mu select * from year",
                "insert into live.setting (name, value) values ('closed_year', '2025')",
                "drop table kept, year");
        assertSame();
    }

    @Test
    @DisplayName("C1 written anew along the curve: same rows, same rights, still kept")
    void reclustered() throws SQLException {
        String before = state();
        tables.recluster();
        tables.recluster();
        assertThat(state()).isEqualTo(before);
        assertSeenAlike();
        assertThat(owner("select count(*) from pg_index i join pg_class c on c.oid = i.indrelid"
                        + " where c.oid = 'live.tile_parcel'::regclass"))
                .isEqualTo("4");
        Fixture.change(database, "update live.parcel set net_idle_days = net_idle_days + 5");
        assertSame();
    }

    @Test
    @DisplayName("C2 each scope sees the rows it sees in the published view; none sees none; the index is used")
    void scopes() throws SQLException {
        assertSeenAlike();
    }

    private void assertSeenAlike() throws SQLException {
        for (String scope : new String[] {"", "mumap.parks=P02", "mumap.towns=沙河镇", "mumap.scope=county"}) {
            try (Connection app = database.app();
                    Statement sql = app.createStatement()) {
                app.setAutoCommit(false);
                if (!scope.isEmpty()) {
                    first(sql, "select set_config('%s', '%s', true)".formatted((Object[]) scope.split("=")));
                }
                String seen = first(sql, "select count(*) from live.tile_parcel");
                assertThat(seen).as(scope).isEqualTo(first(sql, "select count(*) from published.parcels"));
                assertThat(seen.equals("0")).isEqualTo(scope.isEmpty());
                String plan = first(
                        sql,
                        "explain (format json) select id from live.tile_parcel"
                                + " where geom_3857 && st_tileenvelope(18, 218816, 108928)");
                assertThat(plan).contains("geom_3857").doesNotContain("Seq Scan");
            }
        }
    }
}
