package org.mumap.server.evaluation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Shares for other times. They are computed as the owner, because a firm's money is split over all its land, and stored under
 * the same policies as the live ones, so that the database restricts what each asker sees.
 */
@Component
public class PerMuRuns {

    /** So many runs are kept; the ones longest unused make room. */
    static final int KEPT = 60;

    private static final long LONGEST_WAIT_S = 10;

    private final Semaphore turn = new Semaphore(1, true);
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PerMuFacts facts;
    private final PerMuShares shares;
    private final Clock clock;

    PerMuRuns(
            @Owner JdbcClient jdbc,
            @Owner TransactionTemplate transaction,
            PerMuFacts facts,
            PerMuShares shares,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.facts = facts;
        this.shares = shares;
        this.clock = clock;
    }

    /**
     * The run of a year at other times: the one there is, else a new one.
     *
     * @return its number, for {@link PerMuTables.Query#run()}; 0 when the times are now
     */
    public long obtain(int year, Times times) {
        if (times.current()) {
            return 0;
        }
        // one computation at a time, and nobody holds a connection while waiting for it
        if (!takeTurn()) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "http-503");
        }
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                Instant known = newestCommit(times.knownAt());
                return find(year, times, known).orElseGet(() -> compute(year, times, known));
            }));
        } finally {
            turn.release();
        }
    }

    private boolean takeTurn() {
        try {
            return turn.tryAcquire(LONGEST_WAIT_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // between two commits nothing becomes known: all those instants are the same run
    private Instant newestCommit(Instant knownAt) {
        return jdbc.sql("select coalesce(max(committed_at), 'epoch') from ledger.batch where committed_at <= :knownAt")
                .param("knownAt", Timestamp.from(knownAt))
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    private Optional<Long> find(int year, Times times, Instant known) {
        return jdbc.sql("""
                        update live.per_mu_run set used_at = :now
                        where year = :year and as_of = :asOf and known_at = :known
                        returning id
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("year", year)
                .param("asOf", times.asOf())
                .param("known", Timestamp.from(known))
                .query(Long.class)
                .optional();
    }

    private long compute(int year, Times times, Instant known) {
        jdbc.sql(
                        "delete from live.per_mu_run where id in (select id from live.per_mu_run order by used_at desc offset :kept)")
                .param("kept", KEPT - 1)
                .update();
        long run = jdbc.sql("""
                        insert into live.per_mu_run (year, as_of, known_at, used_at) values (:year, :asOf, :known, :now)
                        returning id
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("year", year)
                .param("asOf", times.asOf())
                .param("known", Timestamp.from(known))
                .query(Long.class)
                .single();
        PerMuFacts.World world = facts.read(new Times(times.asOf(), known, false));
        if (world.hasReturns(year)) {
            shares.writeRun(run, facts.table(world, year), world.firms());
        }
        return run;
    }
}
