package org.mumap.server.desk;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
     * Rows of one sheet of one batch.
     *
     * @param kind kind of import
     * @param firstRow first of them as people count, null where rows have no number
     * @param lastRow last of them
     * @param rows how many
     * @param recordedAt when the last of them became known
     */
    public record Used(
            String kind,
            String batchId,
            String fileName,
            LocalDate dataDate,
            String by,
            @Nullable String sheet,
            @Nullable Integer firstRow,
            @Nullable Integer lastRow,
            long rows,
            Instant recordedAt) {}

    /**
     * What a row was computed from, in the caller's scope.
     *
     * @param key key of the row; {@code TOTAL} for the total
     */
    @Transactional(readOnly = true)
    public List<Used> list(int year, Grouping by, String key, Times times) {
        return jdbc.sql(SOURCES)
                .param("run", runs.obtain(year, times))
                .param("year", year)
                .param("by", by.name())
                .param("key", key)
                .param("asOf", times.asOf())
                .param("knownAt", Timestamp.from(times.knownAt()))
                .query((row, n) -> new Used(
                        row.getString("kind"),
                        Long.toString(row.getLong("batch_id")),
                        row.getString("file_name"),
                        row.getObject("data_date", LocalDate.class),
                        row.getString("created_by"),
                        row.getString("sheet"),
                        row.getObject("first_row", Integer.class),
                        row.getObject("last_row", Integer.class),
                        row.getLong("rows"),
                        row.getTimestamp("recorded_at").toInstant()))
                .list();
    }
}
