package org.mumap.server.linkage;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mumap.server.ledger.Fact;
import org.mumap.server.ledger.Facts;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The firms that wait for a word, and the candidates of one side by side; each as the caller may see it. */
@Service
public class LinkQueue {

    private static final String QUEUE = SqlFile.text("linkage/queue.sql");
    private static final String COUNTS = SqlFile.text("linkage/queue_counts.sql");
    private static final String CANDIDATES = SqlFile.text("linkage/candidates.sql");
    private static final String DECISIONS = SqlFile.text("linkage/decisions.sql");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Comes before every score. */
    private static final BigDecimal FIRST = BigDecimal.TEN;

    /** A firm that waits. */
    public record Waiting(
            String creditCode,
            String name,
            int candidates,
            BigDecimal score,
            boolean sure,
            boolean ambiguous,
            @Nullable String holderName,
            String parcelCode) {}

    /** How many wait. */
    public record Counts(int open, int sure, int ambiguous, int surePairs) {}

    /** Some of them, the mark to go on after, the counts of all. */
    public record Queue(List<Waiting> rows, @Nullable String next, Counts counts) {}

    /** A reason in words. */
    public record Because(String reason, String words, BigDecimal weight) {}

    /** A firm by its code and name. */
    public record Named(String creditCode, String name) {}

    /**
     * A parcel that may be the firm's.
     *
     * @param address where it lies, as its file says
     * @param rivals firms that fit it about as well
     * @param takenBy firms that sit there already
     * @param holderCode credit code in the contract; null when there is none, so that it can be written there
     * @param decision what was decided about the pair, or null
     */
    public record Candidate(
            String parcelCode,
            @Nullable String name,
            @Nullable String parkCode,
            @Nullable String town,
            @Nullable BigDecimal registeredAreaM2,
            double areaM2,
            @Nullable String address,
            @Nullable String contractNo,
            @Nullable String contractKey,
            @Nullable String holderName,
            @Nullable String holderCode,
            @Nullable LocalDate signedOn,
            @Nullable LocalDate deliveredOn,
            BigDecimal score,
            boolean sure,
            List<Because> because,
            List<Named> rivals,
            List<Named> takenBy,
            @Nullable String decision) {}

    /** A firm with its candidates. */
    public record Firm(
            String creditCode,
            String name,
            @Nullable String formerNames,
            @Nullable String address,
            @Nullable String industryCode,
            @Nullable String status,
            List<Candidate> candidates) {}

    /** A decision as it was made. */
    public record Decided(
            long id,
            String creditCode,
            String firmName,
            @Nullable String parcelCode,
            @Nullable String holderName,
            String verdict,
            @Nullable BigDecimal score,
            @Nullable String relation,
            @Nullable String note,
            @Nullable String batchId,
            @Nullable String holderBatchId,
            String by,
            Instant at,
            @Nullable String undoneBy,
            @Nullable Instant undoneAt) {}

    /** Some decisions and the number to go on before. */
    public record Decisions(List<Decided> rows, @Nullable String next) {}

    private final JdbcClient jdbc;
    private final Facts facts;
    private final Clock clock;

    LinkQueue(JdbcClient jdbc, Facts facts, Clock clock) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * The firms that wait.
     *
     * @param sort SURE, AMBIGUOUS, PLAIN; empty for all
     * @param words part of a name or code; empty for all
     * @param after mark of the page before; empty for the first
     */
    @Transactional(readOnly = true)
    public Queue list(String sort, String words, String after, int limit) {
        int bar = after.indexOf('|');
        BigDecimal score = bar < 0 ? FIRST : number(after.substring(0, bar));
        List<Waiting> found = jdbc.sql(QUEUE)
                .param("sort", sort)
                .param("words", words.strip())
                .param("score", score)
                .param("code", bar < 0 ? "" : after.substring(bar + 1))
                .param("most", limit + 1)
                .query((row, n) -> new Waiting(
                        row.getString("credit_code"),
                        row.getString("firm_name"),
                        row.getInt("candidates"),
                        row.getBigDecimal("best"),
                        row.getBoolean("sure"),
                        row.getBoolean("ambiguous"),
                        row.getString("holder_name"),
                        row.getString("parcel_code")))
                .list();
        List<Waiting> rows = found.size() > limit ? List.copyOf(found.subList(0, limit)) : found;
        String next = found.size() > limit
                ? rows.get(limit - 1).score() + "|" + rows.get(limit - 1).creditCode()
                : null;
        return new Queue(rows, next, counts());
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return FIRST;
        }
    }

    private Counts counts() {
        return jdbc.sql(COUNTS)
                .query((row, n) -> new Counts(
                        row.getInt("open"), row.getInt("sure"), row.getInt("ambiguous"), row.getInt("sure_pairs")))
                .single();
    }

    /**
     * One firm with its candidates.
     *
     * @throws Problem 404 when it has none in the caller's scope
     */
    @Transactional(readOnly = true)
    public Firm get(String creditCode, Locale locale) {
        List<Candidate> candidates = jdbc.sql(CANDIDATES)
                .param("code", creditCode)
                .query((row, n) -> candidate(row, locale))
                .list();
        if (candidates.isEmpty()) {
            throw Problem.notFound("linkage-no-firm", creditCode);
        }
        // a park sees the firm only by the name that the candidate carries: it is not its firm yet
        Optional<Fact> fact =
                facts
                        .list(jdbc, Kinds.get("enterprises"), "credit_code", List.of(creditCode), Times.now(clock))
                        .stream()
                        .findFirst();
        String name = fact.map(f -> f.text("name")).orElseGet(() -> nameOf(creditCode));
        return new Firm(
                creditCode,
                name,
                fact.map(f -> f.text("former_names")).orElse(null),
                fact.flatMap(f -> AddressText.among(f.attributes())).orElse(null),
                fact.map(f -> f.text("industry_code")).orElse(null),
                fact.map(f -> f.text("status")).orElse(null),
                candidates);
    }

    private String nameOf(String creditCode) {
        return jdbc.sql("select min(firm_name) from ledger.link_candidate where credit_code = :code")
                .param("code", creditCode)
                .query(String.class)
                .single();
    }

    private static Candidate candidate(ResultSet row, Locale locale) throws SQLException {
        List<LinkScores.Because> because =
                JSON.readValue(row.getString("reasons"), new TypeReference<List<LinkScores.Because>>() {});
        return new Candidate(
                row.getString("parcel_code"),
                row.getString("name"),
                row.getString("park_code"),
                row.getString("town"),
                row.getBigDecimal("registered_area_m2"),
                row.getDouble("area_m2"),
                AddressText.among(LinkRuns.map(row.getString("attributes"))).orElse(null),
                row.getString("contract_no"),
                row.getString("contract_key"),
                row.getString("holder_name"),
                row.getString("holder_code"),
                row.getObject("signed_on", LocalDate.class),
                row.getObject("delivered_on", LocalDate.class),
                row.getBigDecimal("score"),
                row.getBoolean("sure"),
                because.stream()
                        .map(b -> new Because(
                                b.reason().name(),
                                Messages.text("linkage", locale, "reason." + b.reason(), List.of(b.detail())),
                                b.weight()))
                        .toList(),
                named(row, "rivals", "rival_names"),
                named(row, "taken_by", "taken_names"),
                row.getString("verdict"));
    }

    private static List<Named> named(ResultSet row, String codes, String names) throws SQLException {
        String[] code = (String[]) row.getArray(codes).getArray();
        String[] name = (String[]) row.getArray(names).getArray();
        List<Named> found = new ArrayList<>();
        for (int i = 0; i < code.length; i++) {
            found.add(new Named(code[i], i < name.length ? name[i] : code[i]));
        }
        return found;
    }

    /** What was decided, newest first. */
    @Transactional(readOnly = true)
    public Decisions decisions(String verdict, long before, int limit) {
        List<Decided> found = jdbc.sql(DECISIONS)
                .param("before", before)
                .param("verdict", verdict)
                .param("most", limit + 1)
                .query((row, n) -> decided(row))
                .list();
        List<Decided> rows = found.size() > limit ? List.copyOf(found.subList(0, limit)) : found;
        return new Decisions(
                rows, found.size() > limit ? Long.toString(rows.get(limit - 1).id()) : null);
    }

    /** One decision, when the caller may see it. */
    @Transactional(readOnly = true)
    public Optional<Decided> find(long id) {
        return decisions("", id + 1, 1).rows().stream()
                .filter(d -> d.id() == id)
                .findFirst();
    }

    /** Pairs that may be accepted many at once. */
    @Transactional(readOnly = true)
    public List<Waiting> listSure(int most) {
        return jdbc.sql("""
            select c.* from ledger.link_candidate c
            where c.sure and not exists (
              select from ledger.link_decision d
              where d.credit_code = c.credit_code and d.undone_at is null
                and (d.parcel_code = c.parcel_code or d.verdict = 'NONE'))
            order by c.credit_code, c.parcel_code limit :most
            """)
                .param("most", most)
                .query((row, n) -> new Waiting(
                        row.getString("credit_code"),
                        row.getString("firm_name"),
                        1,
                        row.getBigDecimal("score"),
                        true,
                        false,
                        row.getString("holder_name"),
                        row.getString("parcel_code")))
                .list();
    }

    private static Decided decided(ResultSet row) throws SQLException {
        var undone = row.getTimestamp("undone_at");
        return new Decided(
                row.getLong("id"),
                row.getString("credit_code"),
                row.getString("firm_name"),
                row.getString("parcel_code"),
                row.getString("holder_name"),
                row.getString("verdict"),
                row.getBigDecimal("score"),
                row.getString("relation"),
                row.getString("note"),
                row.getString("batch_id"),
                row.getString("holder_batch_id"),
                row.getString("decided_by"),
                row.getTimestamp("decided_at").toInstant(),
                row.getString("undone_by"),
                undone == null ? null : undone.toInstant());
    }
}
