package org.mumap.server.access;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * What rows an account sees.
 *
 * @param username account
 * @param county whether all
 * @param parks else the rows of these parks, sub-parks included
 * @param towns and of these towns
 */
public record Scope(String username, boolean county, List<String> parks, List<String> towns) {

    /** Tells the database the scope for the rest of the transaction; its parameters are the first four, see {@link #bind}. */
    public static final String STATEMENT = """
            select set_config('mumap.user', ?, true), set_config('mumap.scope', ?, true),
                   set_config('mumap.parks', ?, true), set_config('mumap.towns', ?, true)""";

    /** Fails closed: the database splits these lists at commas, so a name with a comma would widen the scope. */
    public Scope {
        parks = parks.stream().filter(park -> park.indexOf(',') < 0).toList();
        towns = towns.stream().filter(town -> town.indexOf(',') < 0).toList();
    }

    /** {@code county}, {@code part}, or {@code none}. */
    public String extent() {
        return county ? "county" : parks.isEmpty() && towns.isEmpty() ? "none" : "part";
    }

    /** A text that is equal for equal rights, in whatever order they were given: part of every cache key. */
    public String cacheKey() {
        return extent() + "|" + String.join(",", parks.stream().sorted().toList()) + "|"
                + String.join(",", towns.stream().sorted().toList());
    }

    /** Gives {@link #STATEMENT} its parameters. */
    public void bind(PreparedStatement sql) throws SQLException {
        sql.setString(1, username);
        sql.setString(2, extent());
        sql.setString(3, String.join(",", parks));
        sql.setString(4, String.join(",", towns));
    }
}
