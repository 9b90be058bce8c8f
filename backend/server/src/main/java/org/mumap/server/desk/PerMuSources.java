package org.mumap.server.desk;

import java.sql.Timestamp;
import java.util.List;
import org.mumap.rules.permu.Grouping;
import org.mumap.server.evaluation.PerMuRuns;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which files and rows a number of a per-mu table was computed from. */
@Service
public class PerMuSources {

    private static final String SOURCES = SqlFile.text("desk/per_mu_sources.sql");

    private final JdbcClient jdbc;
    private final PerMuRuns runs;

    PerMuSources(JdbcClient jdbc, PerMuRuns runs) {
        this.jdbc = jdbc;
        this.runs = runs;
    }

    /**
     * What a row was computed from, in the caller's scope.
     *
     * @param key key of the row; {@code TOTAL} for the total
     */
    @Transactional(readOnly = true)
    public List<UsedRows> list(int year, Grouping by, String key, Times times) {
        return jdbc.sql(SOURCES)
                .param("run", runs.obtain(year, times))
                .param("year", year)
                .param("by", by.name())
                .param("key", key)
                .param("asOf", times.asOf())
                .param("knownAt", Timestamp.from(times.knownAt()))
                .query(UsedRows::of)
                .list();
    }
}
