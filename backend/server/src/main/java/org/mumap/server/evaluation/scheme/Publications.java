package org.mumap.server.evaluation.scheme;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.evaluation.LandRule;
import org.mumap.server.ledger.Owner;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is published: the land list before anybody is scored, the preliminary list that firms may object to, the final list. A final
 * list ends one preliminary list ({@link FinalLists}).
 */
@Service
public class Publications {

    private final JdbcClient jdbc;
    private final JdbcClient owner;
    private final TransactionTemplate transaction;
    private final EvaluationRuns runs;
    private final EvaluationResults results;
    private final LandLists lists;
    private final Schemes schemes;
    private final PublicText text;
    private final FinalLists finals;
    private final Clock clock;

    Publications(
            JdbcClient jdbc,
            @Owner JdbcClient owner,
            @Owner TransactionTemplate transaction,
            EvaluationRuns runs,
            EvaluationResults results,
            LandLists lists,
            Schemes schemes,
            PublicText text,
            FinalLists finals,
            Clock clock) {
        this.jdbc = jdbc;
        this.owner = owner;
        this.transaction = transaction;
        this.runs = runs;
        this.results = results;
        this.lists = lists;
        this.schemes = schemes;
        this.text = text;
        this.finals = finals;
        this.clock = clock;
    }

    /** What is published. */
    public enum Kind {
        /** The land list, before scoring. */
        LAND,
        /** Names and grades that may be objected to. */
        PRELIMINARY,
        /** Names and grades after rechecks. */
        FINAL
    }

    /**
     * What is to be published.
     *
     * @param kind what
     * @param runId the run, for a preliminary or final list
     * @param year the year, for a land list
     * @param dateRule the day rule, for a land list; null = 31 December
     * @param fromOn first day of the period, null = today
     * @param toOn last day of the period, null = the first
     * @param documentNo number of the paper
     * @param follows the preliminary list that a final list ends, null = the newest of the scheme and year
     */
    public record Order(
            @Nullable Kind kind,
            @Nullable Long runId,
            @Nullable Integer year,
            LandRule.@Nullable DateRule dateRule,
            @Nullable LocalDate fromOn,
            @Nullable LocalDate toOn,
            @Nullable String documentNo,
            @Nullable Long follows) {}

    /** A publication; {@code objections} and {@code open} count in the caller's scope. */
    public record Published(
            long id,
            Kind kind,
            int year,
            @Nullable Long family,
            long landList,
            @Nullable Long runId,
            @Nullable Long follows,
            LocalDate fromOn,
            LocalDate toOn,
            @Nullable String documentNo,
            String sha256,
            Instant publishedAt,
            String publishedBy,
            int objections,
            int open) {}

    private static final String SELECT = """
            select p.*, count(o.objection_id) as objections, count(o.objection_id) filter (where r.objection_id is null) as open
            from ledger.evaluation_publication p
            left join ledger.evaluation_objection o using (publication_id)
            left join ledger.evaluation_ruling r using (objection_id)
            """;

    /** All publications, newest first. */
    @Transactional(readOnly = true)
    public List<Published> list() {
        return jdbc.sql(SELECT + " group by p.publication_id order by p.publication_id desc limit 200")
                .query((row, n) -> published(row))
                .list();
    }

    /** One; a problem (404) when there is none. */
    @Transactional(readOnly = true)
    public Published get(long id) {
        return jdbc.sql(SELECT + " where p.publication_id = :id group by p.publication_id")
                .param("id", id)
                .query((row, n) -> published(row))
                .optional()
                .orElseThrow(() -> Problem.notFound("no-such-publication", id));
    }

    /** What everybody may read of it, as it was published. */
    @Transactional(readOnly = true)
    public String body(long id) {
        return jdbc.sql("select body from ledger.evaluation_publication where publication_id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("no-such-publication", id));
    }

    /** The name of a firm in what was published, if the caller's scope contains it. */
    @Transactional(readOnly = true)
    public Optional<String> findName(Published published, String firm) {
        return jdbc.sql(
                        published.runId() == null
                                ? "select name from ledger.evaluation_land where list_id = :id and credit_code = :firm limit 1"
                                : "select name from ledger.evaluation_result where run_id = :id and credit_code = :firm")
                .param("id", published.runId() == null ? published.landList() : published.runId())
                .param("firm", firm)
                .query((row, n) -> String.valueOf(row.getString(1)))
                .optional();
    }

    /** Publishes; the publication's number. */
    public long publish(Order order, String by) {
        if (order.kind() == null) {
            throw Problem.badRequest("field-needed", "kind");
        }
        LocalDate from = order.fromOn() == null ? LocalDate.now(clock) : order.fromOn();
        LocalDate to = order.toOn() == null ? from : order.toOn();
        if (to.isBefore(from)) {
            throw Problem.badRequest("period-reversed", from, to);
        }
        return order.kind() == Kind.LAND ? publishLand(order, from, to, by) : publishRun(order, from, to, by);
    }

    private long publishLand(Order order, LocalDate from, LocalDate to, String by) {
        if (order.year() == null) {
            throw Problem.badRequest("field-needed", "year");
        }
        LandRule.DateRule rule = order.dateRule() == null ? LandRule.DateRule.YEAR_END : order.dateRule();
        long list = lists.make(order.year(), rule, runs.fix(null, null), by);
        return keep(order, order.year(), null, list, null, from, to, text.land(list), by);
    }

    private long publishRun(Order order, LocalDate from, LocalDate to, String by) {
        if (order.runId() == null) {
            throw Problem.badRequest("field-needed", "runId");
        }
        EvaluationResults.Run run = results.run(order.runId());
        long family = schemes.get(run.schemeId()).family();
        Long follows = order.kind() == Kind.FINAL ? finals.follows(run, family, order.follows()) : null;
        return keep(order, run.year(), family, run.landList(), follows, from, to, text.run(run), by);
    }

    private long keep(
            Order order,
            int year,
            @Nullable Long family,
            long list,
            @Nullable Long follows,
            LocalDate from,
            LocalDate to,
            String body,
            String by) {
        return Objects.requireNonNull(transaction.execute(status -> owner.sql("""
                        insert into ledger.evaluation_publication (kind, year, family, list_id, run_id, follows, from_on, to_on, document_no,
                          body, sha256, published_at, published_by)
                        values (:kind, :year, :family, :list, :run, :follows, :from, :to, :document, cast(:body as json), :sha256, :now, :by)
                        on conflict (follows) do nothing returning publication_id
                        """)
                .param("kind", Objects.requireNonNull(order.kind()).name())
                .param("year", year)
                .param("family", family)
                .param("list", list)
                .param("run", order.kind() == Kind.LAND ? null : order.runId())
                .param("follows", follows)
                .param("from", from)
                .param("to", to)
                .param("document", order.documentNo())
                .param("body", body)
                .param("sha256", sha256(body))
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by)
                .query(Long.class)
                .optional()
                // only a final list can meet one that follows the same
                .orElseThrow(() -> finals.issued(Objects.requireNonNull(follows)))));
    }

    private static Published published(ResultSet row) throws SQLException {
        return new Published(
                row.getLong("publication_id"),
                Kind.valueOf(row.getString("kind")),
                row.getInt("year"),
                row.getObject("family", Long.class),
                row.getLong("list_id"),
                row.getObject("run_id", Long.class),
                row.getObject("follows", Long.class),
                row.getObject("from_on", LocalDate.class),
                row.getObject("to_on", LocalDate.class),
                row.getString("document_no"),
                row.getString("sha256"),
                row.getTimestamp("published_at").toInstant(),
                row.getString("published_by"),
                row.getInt("objections"),
                row.getInt("open"));
    }

    private static String sha256(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
