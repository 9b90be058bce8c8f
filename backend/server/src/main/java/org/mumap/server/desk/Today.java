package org.mumap.server.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
    private final DeskSettings settings;

    Today(JdbcClient jdbc, IdleCandidates candidates, DeskSettings settings) {
        this.jdbc = jdbc;
        this.candidates = candidates;
        this.settings = settings;
    }

    /**
     * The newest committed batch of a kind.
     *
     * @param kind kind of import
     * @param dataDate day of its data
     * @param batchId the batch
     * @param recordedAt when it was committed
     * @param fileName its file
     * @param by account that brought it
     * @param ageDays days from its data to the day asked about
     * @param stale whether data of the kind should be younger
     */
    public record Freshness(
            String kind,
            LocalDate dataDate,
            String batchId,
            Instant recordedAt,
            String fileName,
            String by,
            long ageDays,
            boolean stale) {}

    /** Every counter; each equals the list filtered by it. */
    public List<IdleCandidates.Count> count(Times times) {
        return candidates.count(times);
    }

    /** The newest data of each kind that has any. */
    public List<Freshness> listFreshness(Times times) {
        return jdbc.sql(FRESHNESS)
                .param("asOf", times.asOf())
                .param("knownAt", Timestamp.from(times.knownAt()))
                .query((row, n) -> freshness(row, times.asOf()))
                .list();
    }

    private Freshness freshness(ResultSet row, LocalDate asOf) throws SQLException {
        String kind = row.getString("kind");
        LocalDate dataDate = row.getObject("data_date", LocalDate.class);
        long age = ChronoUnit.DAYS.between(dataDate, asOf);
        int most = settings.staleAfterDays(kind);
        return new Freshness(
                kind,
                dataDate,
                Long.toString(row.getLong("batch_id")),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("file_name"),
                row.getString("created_by"),
                age,
                most > 0 && age > most);
    }
}
