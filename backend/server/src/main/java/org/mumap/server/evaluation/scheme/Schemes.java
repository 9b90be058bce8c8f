package org.mumap.server.evaluation.scheme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.evaluation.SchemeCheck;
import org.mumap.server.ledger.Owner;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Schemes as versions: each saving adds one, none is ever changed, so what a run was made by can always be read. */
@Service
public class Schemes {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FIRST_YEAR = 1949;
    private static final int LAST_YEAR = 2200;

    private final JdbcClient jdbc;
    private final JdbcClient owner;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Schemes(JdbcClient jdbc, @Owner JdbcClient owner, @Owner TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.owner = owner;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A version of a scheme.
     *
     * @param id its number
     * @param family number of the first version
     * @param version from 1
     * @param body the scheme
     * @param createdAt when it was saved
     * @param createdBy by whom
     * @param runs how many runs were made by it
     */
    public record Stored(
            long id, long family, int version, SchemeBody body, Instant createdAt, String createdBy, int runs) {}

    private static final String SELECT = """
            select s.*, (select count(*) from ledger.evaluation_run r where r.scheme_id = s.scheme_id) as runs
            from ledger.evaluation_scheme s
            """;

    /** All versions, the newest of each scheme first, newer years and schemes before older ones. */
    @Transactional(readOnly = true)
    public List<Stored> list() {
        return jdbc.sql(SELECT + " order by s.year desc, s.family desc, s.version desc limit 1000")
                .query((row, n) -> stored(row))
                .list();
    }

    /** The version of that number; a problem (404) when there is none. */
    @Transactional(readOnly = true)
    public Stored get(long id) {
        return jdbc.sql(SELECT + " where s.scheme_id = :id")
                .param("id", id)
                .query((row, n) -> stored(row))
                .optional()
                .orElseThrow(() -> Problem.notFound("no-such-scheme", id));
    }

    /** The same for the program itself, when nobody is signed in. */
    Stored read(long id) {
        return owner.sql(SELECT + " where s.scheme_id = :id")
                .param("id", id)
                .query((row, n) -> stored(row))
                .optional()
                .orElseThrow(() -> Problem.notFound("no-such-scheme", id));
    }

    /** What is wrong with a scheme, in the reader's language; empty when it can be run. */
    public List<String> faults(SchemeBody body, Locale language) {
        List<Message> faults = SchemeCheck.faults(body.complete().rule());
        return MessageTexts.of(language).renderAll(faults);
    }

    /**
     * Saves a scheme as a new version.
     *
     * @param previous the version it goes on from, null for a new scheme
     * @return its number
     */
    public long save(SchemeBody sent, @Nullable Long previous, String by) {
        SchemeBody body = sent.complete();
        List<String> faults = faults(body, Messages.current());
        if (!faults.isEmpty()) {
            throw Problem.badRequest("scheme-faults", String.join(" ", faults));
        }
        int year = body.year() == null ? 0 : body.year();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw Problem.badRequest("permu-year", year);
        }
        Long id = transaction.execute(status -> insert(body, year, previous, by));
        return id == null ? 0 : id;
    }

    private long insert(SchemeBody body, int year, @Nullable Long previous, String by) {
        Long family = null;
        int version = 1;
        if (previous != null) {
            // versions of one scheme are numbered one after another
            family = owner.sql("select family from ledger.evaluation_scheme where scheme_id = :id")
                    .param("id", previous)
                    .query(Long.class)
                    .optional()
                    .orElseThrow(() -> Problem.notFound("no-such-scheme", previous));
            owner.sql("select pg_advisory_xact_lock(4712, cast(:family as integer))")
                    .param("family", family)
                    .query((row, n) -> n)
                    .list();
            version = owner.sql("select max(version) + 1 from ledger.evaluation_scheme where family = :family")
                    .param("family", family)
                    .query(Integer.class)
                    .single();
        }
        long id = owner.sql("select nextval(pg_get_serial_sequence('ledger.evaluation_scheme', 'scheme_id'))")
                .query(Long.class)
                .single();
        owner.sql("""
                        insert into ledger.evaluation_scheme (scheme_id, family, version, name, year, body, source, document_no,
                          created_at, created_by)
                        values (:id, :family, :version, :name, :year, cast(:body as json), :source, :document, :now, :by)
                        """)
                .param("id", id)
                .param("family", family == null ? id : family)
                .param("version", version)
                .param("name", body.name())
                .param("year", year)
                .param("body", JSON.writeValueAsString(body))
                .param("source", body.source())
                .param("document", body.documentNo())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by)
                .update();
        return id;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getLong("scheme_id"),
                row.getLong("family"),
                row.getInt("version"),
                JSON.readValue(row.getString("body"), SchemeBody.class),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                row.getInt("runs"));
    }
}
