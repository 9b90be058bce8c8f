package org.mumap.server.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Takes all facts and everything derived from them out of a test's database. */
public final class Emptied {

    private static final String DEADLOCK = "40P01";

    private Emptied() {}

    /** Empties the schemas {@code ledger}, {@code live}, {@code casework} and {@code siting}; layer versions and settings stay, tile tables follow by themselves. */
    public static void facts(TestDatabase database) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                truncate(database);
                return;
            } catch (SQLException e) {
                // a job of the server may just be at work on other tables in another order
                if (!DEADLOCK.equals(e.getSQLState()) || tries == 5) {
                    throw e;
                }
            }
        }
    }

    private static void truncate(TestDatabase database) throws SQLException {
        try (Connection owner = database.owner();
                Statement sql = owner.createStatement()) {
            sql.execute("""
                    do $$ begin
                      execute (
                        select 'truncate ' || string_agg(format('%I.%I', table_schema, table_name), ', ') || ' cascade'
                        from information_schema.tables
                        where table_schema in ('ledger', 'live', 'casework', 'siting') and table_type = 'BASE TABLE'
                          and table_name not in ('version', 'setting', 'webhook') and table_name not like 'tile!_%' escape '!');
                    end $$
                    """);
        }
    }
}
