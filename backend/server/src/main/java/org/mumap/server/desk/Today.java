package org.mumap.server.desk;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.mumap.server.idle.IdleCandidates;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The head of the day's page: counters over the list of idle candidates, and how fresh each kind of data is. */
@Service
@Transactional(readOnly = true)
public class Today {

    private static final String FRESHNESS = SqlFile.text("desk/freshness.sql");

    private final JdbcClient jdbc;
    private final IdleCandidates candidates;

    Today(JdbcClient jdbc, IdleCandidates candidates) {
        this.jdbc = jdbc;
        this.candidates = candidates;
    }

    /**
     * The newest committed batch of a kind.
     *
     * @param kind kind of import
     * @param dataDate day of its data
     * @param batchId the batch
     * @param recordedAt when it was committed
     */
    public record Freshness(String kind, LocalDate dataDate, String batchId, Instant recordedAt) {}

    /** Every counter; each equals the list filtered by it. */
    public List<IdleCandidates.Count> count(Times times) {
        return candidates.count(times);
    }

    /** The newest data of each kind that has any. */
    public List<Freshness> listFreshness(Times times) {
        return jdbc.sql(FRESHNESS)
                .param("asOf", times.asOf())
                .param("knownAt", Timestamp.from(times.knownAt()))
                .query((row, n) -> new Freshness(
                        row.getString("kind"),
                        row.getObject("data_date", LocalDate.class),
                        Long.toString(row.getLong("batch_id")),
                        row.getTimestamp("recorded_at").toInstant()))
                .list();
    }
}
