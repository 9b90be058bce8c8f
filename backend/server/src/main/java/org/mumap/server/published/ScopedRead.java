package org.mumap.server.published;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.mumap.server.access.Scope;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * One query in one round trip: scope, time limit and query go to the database together, and make one transaction there because
 * nothing ends it in between. For reads that are asked a thousand times a minute and take less time than the four messages that
 * begin a transaction, set its scope, ask and commit. Without a scope the database shows no rows, here as everywhere.
 */
@Component
class ScopedRead {

    /** The parameter after those of the scope. */
    static final int FIRST = 5;

    // planning a small tile for its very box costs as much as reading it: the plan is the same for every box
    private static final String BEGIN = Scope.STATEMENT
            + ", set_config('statement_timeout', '5s', true), set_config('plan_cache_mode', 'force_generic_plan', true); ";

    private final DataSource app;
    private final SQLExceptionTranslator translator = new SQLExceptionSubclassTranslator();

    ScopedRead(DataSource app) {
        this.app = app;
    }

    /** Gives a query its parameters, the first of which is number {@value #FIRST}. */
    interface Binding {
        void bind(PreparedStatement sql) throws SQLException;
    }

    /** Reads the rows. */
    interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** What the query gives within the scope. */
    <T> T read(Scope scope, String query, Binding binding, Reading<T> reading) {
        // a template would wrap the connection in a proxy made for this one call, which costs more than a small tile
        Connection connection = DataSourceUtils.getConnection(app);
        try {
            return read(connection, scope, query, binding, reading);
        } catch (SQLException e) {
            DataAccessException told = translator.translate("scoped read", query, e);
            throw told == null ? new UncategorizedSQLException("scoped read", query, e) : told;
        } finally {
            DataSourceUtils.releaseConnection(connection, app);
        }
    }

    private static <T> T read(Connection connection, Scope scope, String query, Binding binding, Reading<T> reading)
            throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(BEGIN + query)) {
            scope.bind(sql);
            binding.bind(sql);
            sql.execute();
            sql.getMoreResults();
            try (ResultSet rows = sql.getResultSet()) {
                return reading.read(rows);
            }
        }
    }
}
