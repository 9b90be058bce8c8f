package org.mumap.server.published;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which version of the data a collection shows. Read anew for each request, in one round trip without a transaction (the function
 * needs no scope, see V12), so no answer can be older than a commit that somebody was told of.
 */
@Component
public class Versions {

    private final JdbcClient jdbc;

    Versions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param number grows with every commit that the collection shows
     * @param closedYear the newest closed year, or null before there is one
     */
    public record Version(long number, @Nullable Integer closedYear) {}

    /** The version now. The per-mu figures stand in several layers, so theirs counts for each. */
    public Version get(PublishedView view) {
        return jdbc.sql("select v.n, v.closed_year from live.version_of(:layer) v")
                .param("layer", view.id())
                .query((row, n) -> new Version(row.getLong("n"), row.getObject("closed_year", Integer.class)))
                .single();
    }
}
