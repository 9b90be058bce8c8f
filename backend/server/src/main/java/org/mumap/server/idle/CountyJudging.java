package org.mumap.server.idle;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.mumap.server.ledger.CommitTurn;
import org.mumap.server.ledger.Jobs;
import org.mumap.server.ledger.LiveTables;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.RuleVersion;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Judges the whole county: chunk by chunk into {@code live.idle_judged}, each chunk a transaction of its own, some at a time; then
 * one transaction takes everything over. Readers see the old judging until then and the new one afterwards, never a mixture.
 * Commits go on meanwhile: what they touch is noted in {@code live.idle_due} and judged again before the take-over. A run that
 * breaks off leaves nothing that counts; the next begins anew.
 */
@Component
class CountyJudging {

    /** Parcels of a chunk: some megabytes of facts at a time, whatever the size of the county. */
    static final int CHUNK = 10_000;

    private static final Duration LONGEST_CHUNK = Duration.ofMinutes(5);
    private static final int WORKERS =
            Math.max(1, Math.min(2, Runtime.getRuntime().availableProcessors()));
    private static final String JUDGED = "live.idle_judged";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ChunkJudge judge;
    private final LiveTables live;
    private final int chunk;

    @Autowired
    CountyJudging(@Owner JdbcClient jdbc, @Owner TransactionTemplate transaction, ChunkJudge judge, LiveTables live) {
        this(jdbc, transaction, judge, live, CHUNK);
    }

    CountyJudging(JdbcClient jdbc, TransactionTemplate transaction, ChunkJudge judge, LiveTables live, int chunk) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.judge = judge;
        this.live = live;
        this.chunk = chunk;
    }

    /** Judges all parcels for a day. */
    void judge(LocalDate today, Jobs.Progress progress) {
        List<ParcelRange> chunks = begin(progress);
        inParallel(chunks, today, progress);
        transaction.executeWithoutResult(status -> takeOver(today));
    }

    // from here on commits note what they touch: they wait for the turn that this transaction holds
    private List<ParcelRange> begin(Jobs.Progress progress) {
        transaction.executeWithoutResult(status -> {
            CommitTurn.await(jdbc);
            jdbc.sql("truncate live.idle_judged, live.idle_due").update();
            StoredJudging.underWay(jdbc, true);
        });
        progress.total(
                jdbc.sql("select count(*) from live.parcel").query(Long.class).single());
        List<String> firsts =
                jdbc.sql("""
                        select parcel_code
                        from (select parcel_code, row_number() over (order by parcel_code) as n from live.parcel) p
                        where (n - 1) % :chunk = 0 order by parcel_code
                        """).param("chunk", chunk).query(String.class).list();
        List<ParcelRange> chunks = new ArrayList<>();
        for (int i = 0; i < firsts.size(); i++) {
            // what sorts before the first code came in since: it is due anyway
            chunks.add(ParcelRange.between(firsts.get(i), i + 1 < firsts.size() ? firsts.get(i + 1) : null));
        }
        return chunks;
    }

    private void inParallel(List<ParcelRange> chunks, LocalDate today, Jobs.Progress progress) {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (ParcelRange range : chunks) {
                all.add(workers.submit(() -> {
                    Integer parcels = transaction.execute(status -> judge.judge(range, today, JUDGED));
                    progress.done(parcels == null ? 0 : parcels);
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The program ends while the county is being judged");
        } finally {
            end(workers);
        }
    }

    // a chunk still being written when another failed must not end up among the next run's
    private static void end(ExecutorService workers) {
        workers.shutdownNow();
        try {
            if (!workers.awaitTermination(LONGEST_CHUNK.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("A chunk of parcels was not finished in " + LONGEST_CHUNK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeOver(LocalDate today) {
        CommitTurn.await(jdbc);
        jdbc.sql("delete from live.idle_judged j using live.idle_due d where j.parcel_code = d.parcel_code")
                .update();
        List<String> due = jdbc.sql("select parcel_code from live.idle_due order by parcel_code")
                .query(String.class)
                .list();
        for (int from = 0; from < due.size(); from += chunk) {
            judge.judge(ParcelRange.of(due.subList(from, Math.min(due.size(), from + chunk))), today, JUDGED);
        }
        jdbc.sql("analyze live.idle_judged").update();
        judge.takeOver(JUDGED, today);
        jdbc.sql("truncate live.idle_judged, live.idle_due").update();
        StoredJudging.underWay(jdbc, false);
        StoredJudging.write(jdbc, today, RuleVersion.current());
        live.raiseAllVersions();
    }
}
