package org.mumap.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.TestDatabase;

@DisplayName("The catalogue of kinds and the ledger tables are one")
class KindsIT {

    @Test
    @DisplayName("A1 every column of every kind stands in its table, with a comment")
    void columns() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        try (Connection owner = database.owner()) {
            for (Kind kind : Kinds.listRecorded()) {
                Set<String> commented = new LinkedHashSet<>();
                try (var sql = owner.prepareStatement("""
                        select a.attname from pg_attribute a
                        where a.attrelid = cast(? as regclass) and a.attnum > 0 and col_description(a.attrelid, a.attnum) is not null
                        """)) {
                    sql.setString(1, kind.qualifiedTable());
                    ResultSet rows = sql.executeQuery();
                    while (rows.next()) {
                        commented.add(rows.getString(1));
                    }
                }
                assertThat(commented)
                        .as(kind.name())
                        .containsAll(kind.columns().stream().map(Column::key).toList());
            }
        }
    }

    @Test
    @DisplayName("A2 keys and references name things that exist")
    void references() {
        for (Kind kind : Kinds.list()) {
            assertThat(kind.keyColumns()).as(kind.name()).allMatch(kind::has);
            for (Column column : kind.columns()) {
                if (column.reference() != null) {
                    assertThat(Kinds.find(column.reference()))
                            .as(kind.name() + "." + column.key())
                            .isPresent();
                }
            }
        }
    }

    @Test
    @DisplayName("A3 without a scope the application's role sees no row of any table")
    void closed() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        try (Connection owner = database.owner();
                var sql = owner.createStatement()) {
            sql.execute("""
                    insert into ledger.batch (kind, data_date, file_name, state, created_by) values ('areas', '2026-01-01', 'f', 'COMMITTED', 't');
                    insert into ledger.area (row_key, recorded_at, batch_id, act_id, area_code, level, name, geom)
                    values ('1', now(), 1, 1, '1', 'TOWN', 'n', st_multi(st_geomfromtext('POLYGON((0 0,1 0,1 1,0 0))', 4490)));
                    """);
        }
        try (Connection app = database.app();
                var sql = app.createStatement()) {
            app.setAutoCommit(false);
            assertThat(count(sql.executeQuery("select count(*) from ledger.area")))
                    .isZero();
            sql.execute("select set_config('mumap.scope', 'county', true)");
            assertThat(count(sql.executeQuery("select count(*) from ledger.area")))
                    .isOne();
            app.commit();
            assertThat(count(sql.executeQuery("select count(*) from ledger.area")))
                    .isZero();
        }
    }

    private static int count(ResultSet rows) throws Exception {
        rows.next();
        return rows.getInt(1);
    }
}
