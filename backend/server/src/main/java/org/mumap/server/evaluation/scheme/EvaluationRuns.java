package org.mumap.server.evaluation.scheme;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.evaluation.Candidates;
import org.mumap.rules.evaluation.Evaluation;
import org.mumap.rules.evaluation.Evaluator;
import org.mumap.rules.evaluation.Scheme;
import org.mumap.server.ledger.CommitTurn;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.RuleVersion;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs schemes. A run is of the whole county and stands for ever; who sees which of its rows is the database's affair. */
@Service
public class EvaluationRuns {

    /** Grade of those who are not ranked. */
    public static final String NOT_RANKED = "T";

    private final JdbcClient owner;
    private final TransactionTemplate transaction;
    private final Schemes schemes;
    private final EvaluationFacts facts;
    private final ResultRows rows;
    private final LandLists lists;
    private final Clock clock;

    EvaluationRuns(
            @Owner JdbcClient owner,
            @Owner TransactionTemplate transaction,
            Schemes schemes,
            EvaluationFacts facts,
            ResultRows rows,
            LandLists lists,
            Clock clock) {
        this.owner = owner;
        this.transaction = transaction;
        this.schemes = schemes;
        this.facts = facts;
        this.rows = rows;
        this.lists = lists;
        this.clock = clock;
    }

    /**
     * What is to be run.
     *
     * @param schemeId version of the scheme
     * @param year year of the returns, null = the scheme's
     * @param asOf day asked about, null = today
     * @param knownAt instant of the ledger, null = now
     */
    public record Order(
            long schemeId,
            @Nullable Integer year,
            @Nullable LocalDate asOf,
            @Nullable Instant knownAt) {}

    /**
     * What a run found, before it is kept.
     *
     * @param world what it was read from
     * @param candidates everybody, with the land list
     * @param evaluation what the scheme made of them
     * @param lines the canonical results: one per firm, in the order of the list
     * @param sha256 digest of the lines
     */
    record Made(
            EvaluationFacts.World world,
            Candidates candidates,
            Evaluation evaluation,
            List<ResultRows.Line> lines,
            String sha256) {}

    /** Runs a scheme and keeps the result; the run's number. */
    public long run(Order order, String by) {
        Schemes.Stored scheme = schemes.read(order.schemeId());
        int year = order.year() == null ? Objects.requireNonNull(scheme.body().year()) : order.year();
        Times times = fix(order.asOf(), order.knownAt());
        Made made = make(scheme.body().rule(), year, times);
        return Objects.requireNonNull(transaction.execute(status -> keep(scheme, year, times, made, by)));
    }

    /**
     * A run made again.
     *
     * @param same whether every byte is the same
     * @param sha256 digest then
     * @param again digest now
     * @param rules digest of the rules then
     * @param rulesNow digest of the rules now; where it differs, other bytes may come from other rules
     */
    public record Verified(boolean same, String sha256, String again, String rules, String rulesNow) {}

    /** Makes a run again from the ledger as it was known then; nothing is kept. */
    public Verified verify(EvaluationResults.Run run) {
        Scheme scheme = schemes.read(run.schemeId()).body().rule();
        String again = make(scheme, run.year(), new Times(run.asOf(), run.knownAt(), false))
                .sha256();
        return new Verified(again.equals(run.sha256()), run.sha256(), again, run.rules(), RuleVersion.current());
    }

    /** What the ledger gives today for a scheme at a pair of times; nothing is kept. */
    Made make(Scheme scheme, int year, Times times) {
        EvaluationFacts.World world = transaction.execute(status -> facts.read(year, times));
        return make(scheme, year, Objects.requireNonNull(world));
    }

    static Made make(Scheme scheme, int year, EvaluationFacts.World world) {
        Candidates candidates = Candidates.of(scheme, year, world.facts());
        Evaluation evaluation = Evaluator.evaluate(scheme, year, candidates.units());
        List<ResultRows.Line> lines = ResultRows.lines(evaluation, candidates, world);
        return new Made(world, candidates, evaluation, lines, digest(lines));
    }

    // an instant is fixed between two commits, so that what the run saw is what was known then, and stays so
    Times fix(@Nullable LocalDate asOf, @Nullable Instant wanted) {
        Instant now = Objects.requireNonNull(transaction.execute(status -> {
            CommitTurn.await(owner);
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }));
        Instant knownAt = wanted == null ? now : wanted;
        if (knownAt.isAfter(now)) {
            throw Problem.badRequest("known-in-future", knownAt);
        }
        return new Times(asOf == null ? LocalDate.now(clock) : asOf, knownAt, false);
    }

    private long keep(Schemes.Stored scheme, int year, Times times, Made made, String by) {
        long list = lists.keep(
                year,
                scheme.body().rule().land().dateRule(),
                times,
                made.candidates().land(),
                made.world(),
                by);
        Evaluation evaluation = made.evaluation();
        int firms = (int) made.lines().stream()
                .filter(line -> !line.grade().equals(NOT_RANKED))
                .count();
        long run = owner.sql("""
                        insert into ledger.evaluation_run (scheme_id, year, as_of, known_at, rules, list_id, bases, groups, units,
                          firms, excluded, outside, sha256, created_at, created_by)
                        values (:scheme, :year, :asOf, :knownAt, :rules, :list, cast(:bases as json), cast(:groups as json),
                          :units, :firms, :excluded, :outside, :sha256, :now, :by)
                        returning run_id
                        """)
                .param("scheme", scheme.id())
                .param("year", year)
                .param("asOf", times.asOf())
                .param("knownAt", Timestamp.from(times.knownAt()))
                .param("rules", RuleVersion.current())
                .param("bases", ResultText.bases(evaluation.bases()))
                .param("groups", ResultText.groups(evaluation.groups()))
                .param("list", list)
                .param("units", evaluation.ranked().size())
                .param("firms", firms)
                .param("excluded", made.lines().size() - firms)
                .param("outside", evaluation.outside())
                .param("sha256", made.sha256())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by)
                .query(Long.class)
                .single();
        rows.write(run, made.lines());
        return run;
    }

    private static String digest(List<ResultRows.Line> lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (ResultRows.Line line : lines) {
                digest.update(line.body().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
