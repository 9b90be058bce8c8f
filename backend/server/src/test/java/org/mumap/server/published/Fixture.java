package org.mumap.server.published;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows written by the owner straight into {@code live}, as a commit would. */
final class Fixture {

    /** The tile of zoom 12 that holds the grid of parcels. */
    static final TileCoordinate DENSE = new TileCoordinate(12, 3419, 1702);

    private Fixture() {}

    /** Writes the rows once per database. */
    static synchronized void load(TestDatabase database) {
        try (Connection owner = database.owner();
                Statement sql = owner.createStatement()) {
            try (ResultSet rows =
                    sql.executeQuery("select exists (select from live.project_site where project_code = 'XM999')")) {
                rows.next();
                if (rows.getBoolean(1)) {
                    return;
                }
            }
            // classes may share a server, and what another one left must not stand among these rows
            Emptied.facts(database);
            owner.setAutoCommit(false);
            sql.execute("delete from live.setting where name = 'closed_year'");
            sql.execute(text("/published/fixture.sql"));
            owner.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The keys of a query, asked by the owner, whom no scope restricts. */
    static Set<String> keys(TestDatabase database, String query) {
        try (Connection owner = database.owner();
                Statement sql = owner.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            Set<String> keys = new TreeSet<>();
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
            return keys;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes rows as the owner, within the server: as a commit of its own does. */
    static void commit(TransactionTemplate transaction, JdbcClient owner, String... statements) {
        transaction.executeWithoutResult(status -> {
            for (String statement : statements) {
                owner.sql(statement).update();
            }
        });
    }

    /** Changes rows as the owner, from outside of the server. */
    static void change(TestDatabase database, String... statements) {
        try (Connection owner = database.owner();
                Statement sql = owner.createStatement()) {
            owner.setAutoCommit(false);
            for (String statement : statements) {
                sql.execute(statement);
            }
            owner.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String resource) {
        try (var in = Fixture.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
