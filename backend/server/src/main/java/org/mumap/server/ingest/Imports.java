package org.mumap.server.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.mumap.server.access.Audit;
import org.mumap.server.ledger.Batch;
import org.mumap.server.ledger.Batches;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.RollbackPlan;
import org.mumap.server.ledger.Stages;
import org.mumap.server.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes files in: the one way for people, programs and the demo county alike. A batch passes STAGED → CHECKING → READY (or
 * REJECTED, FAILED) → COMMITTED → perhaps ROLLED_BACK.
 */
@Service
public class Imports {

    /** The kind that is no table: a GeoTIFF of heights. */
    public static final String TERRAIN = "terrain";

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final int MOST_WAITING = 20;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
    private static final Duration BETWEEN_STOPS = Duration.ofMillis(100);
    private static final Set<Batch.State> OPEN = Set.of(Batch.State.READY, Batch.State.REJECTED, Batch.State.FAILED);

    private final Batches batches;
    private final Originals originals;
    private final ImportQueue queue;
    private final BatchCheck check;
    private final BatchBook book;
    private final Stops stops;
    private final Stages stages;
    private final Ledger ledger;
    private final ImportSettings settings;
    private final Audit audit;
    private final JdbcClient ownerJdbc;
    private final TransactionTemplate ownerTransaction;
    private final JdbcClient appJdbc;
    private final TransactionTemplate appTransaction;
    private final Clock clock;

    Imports(
            Batches batches,
            Originals originals,
            ImportQueue queue,
            BatchCheck check,
            BatchBook book,
            Stops stops,
            Stages stages,
            Ledger ledger,
            ImportSettings settings,
            Audit audit,
            @Owner JdbcClient ownerJdbc,
            @Owner TransactionTemplate ownerTransaction,
            JdbcClient appJdbc,
            PlatformTransactionManager appTransactionManager,
            Clock clock) {
        this.batches = batches;
        this.originals = originals;
        this.queue = queue;
        this.check = check;
        this.book = book;
        this.stops = stops;
        this.stages = stages;
        this.ledger = ledger;
        this.settings = settings;
        this.audit = audit;
        this.ownerJdbc = ownerJdbc;
        this.ownerTransaction = ownerTransaction;
        this.appJdbc = appJdbc;
        this.appTransaction = new TransactionTemplate(appTransactionManager);
        this.clock = clock;
    }

    /**
     * Takes an upload in and has it checked in the background.
     *
     * @param content the file
     * @param fileName the name it came with; kept for the report, never used as a path
     * @param options what the sender says about it
     * @param importer who brings it
     * @return the batch, in state STAGED
     * @throws Problem 429 when too many of the importer's files wait already; 507 when his uncommitted files, or the disk, are
     *     full
     */
    public Batch upload(InputStream content, String fileName, Batch.Options options, Batch.Importer importer) {
        requirePlace(importer);
        Batch batch = file(content, fileName, options, importer);
        queue.add(batch.id(), this::finish);
        return batch;
    }

    /**
     * Has the original of a batch read anew in another way: other columns, another system, a cure of its coordinates. The former
     * batch is put away unless it is in the ledger.
     *
     * @param before a batch that came as a file
     * @param options how it is to be read now
     * @return the new batch, in state STAGED
     * @throws Problem 410 when the original was cleaned away
     */
    public Batch readAgain(Batch before, Batch.Options options, Batch.Importer importer) {
        requirePlace(importer);
        String sha256 = before.fileSha256();
        if (sha256 == null || !Files.isRegularFile(originals.file(sha256))) {
            throw new Problem(HttpStatus.GONE, "original-cleaned", before.id());
        }
        Batch batch = record(
                new Batch.Original(sha256, before.fileBytes()), before.fileName(), options, importer, "import.again");
        queue.add(batch.id(), this::finish);
        putAway(before, importer.username());
        return batch;
    }

    /** Throws a batch away that a better one replaces; one that is in the ledger stays. */
    public void putAway(Batch before, String by) {
        if (OPEN.contains(before.state())) {
            discard(before.id(), by);
        }
    }

    private void requirePlace(Batch.Importer importer) {
        if (book.countWaiting(importer.username()) >= MOST_WAITING) {
            throw new Problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-imports", MOST_WAITING);
        }
        if (book.bytesUncommitted(importer.username()) >= settings.accountBytes()) {
            throw new Problem(HttpStatus.INSUFFICIENT_STORAGE, "upload-quota", settings.accountBytes() / 1_000_000);
        }
    }

    /**
     * Takes a file in, waits until it is checked, and commits it when nothing is rejected: what the demo county is loaded by.
     *
     * @return the batch as it stands then: COMMITTED, or READY, REJECTED, FAILED with a report that says why
     */
    public Batch importFile(Path file, Batch.Options options, Batch.Importer importer) {
        try (InputStream content = Files.newInputStream(file)) {
            Path name = file.getFileName();
            Batch batch = file(content, name == null ? "" : name.toString(), options, importer);
            check.run(batch.id());
            if (book.state(batch.id()) == Batch.State.READY) {
                Batch checked = get(batch.id(), importer);
                if (checked.rejected() == 0) {
                    commit(batch.id(), false, importer.username());
                }
            }
            return get(batch.id(), importer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Batch file(InputStream content, String fileName, Batch.Options options, Batch.Importer importer) {
        return record(originals.keep(content), fileName, options, importer, "import");
    }

    private Batch record(
            Batch.Original original, String fileName, Batch.Options options, Batch.Importer importer, String action) {
        Batch batch =
                as(importer, () -> batches.save(Batch.staged(options, fileName, original, importer, clock.instant())));
        audit.record(
                importer.username(),
                action,
                Long.toString(batch.id()),
                "ok",
                Map.of("kind", options.kind(), "file", fileName, "sha256", original.sha256()));
        return batch;
    }

    /** The batch as its importer sees it. */
    private Batch get(long batchId, Batch.Importer importer) {
        return as(importer, () -> batches.findById(batchId).orElseThrow());
    }

    /** Does something with the database as the importer, whether a request stands behind it or not. */
    private <T> T as(Batch.Importer importer, Supplier<T> action) {
        T result = appTransaction.execute(status -> {
            appJdbc.sql("""
                select set_config('mumap.user', :user, true), set_config('mumap.scope', :scope, true),
                       set_config('mumap.parks', :parks, true)
                """)
                    .param("user", importer.username())
                    .param("scope", importer.county() ? "county" : "part")
                    .param("parks", String.join(",", importer.parks()))
                    .query((row, n) -> n)
                    .list();
            return action.get();
        });
        if (result == null) {
            throw new IllegalStateException("an action as importer returns something");
        }
        return result;
    }

    /** Checks a batch and commits it when its sender wished so and nothing is rejected. */
    private void finish(long batchId) {
        check.run(batchId);
        record Ready(String by) {}
        ownerJdbc
                .sql("""
                    select created_by from ledger.batch
                    where id = :id and state = 'READY' and commit_mode = 'auto' and rejected = 0
                    """)
                .param("id", batchId)
                .query((row, n) -> new Ready(row.getString("created_by")))
                .optional()
                .ifPresent(ready -> {
                    try {
                        commit(batchId, false, ready.by());
                    } catch (Problem e) {
                        LOG.info("Batch {} waits for a person: {}", batchId, e.getMessage());
                    }
                });
    }

    /** After a start, takes up what the end of the program cut off. */
    @EventListener
    void on(ApplicationReadyEvent event) {
        queue.resume(this::finish);
    }

    /**
     * Takes a checked batch into the ledger: all accepted rows or none.
     *
     * @param batchId batch in state READY
     * @param partial whether the accepted rows are taken although others are rejected
     * @param by account that commits
     * @throws Problem when the batch cannot be committed
     */
    public void commit(long batchId, boolean partial, String by) {
        try {
            stages.enter(batchId, "turn");
            ownerTransaction.executeWithoutResult(status -> {
                stops.begun(
                        batchId,
                        ownerJdbc
                                .sql("select pg_backend_pid()")
                                .query(Integer.class)
                                .single());
                if (isTerrain(batchId)) {
                    commitTerrain(batchId, by);
                } else {
                    ledger.commit(batchId, partial, by);
                }
                audit.record(by, "import.commit", Long.toString(batchId), "ok", Map.of("partial", partial));
                // from here on nothing can be taken back
                stops.ended(batchId);
            });
        } catch (DataAccessException e) {
            throw isCancelled(e) ? Problem.conflict("commit-cancelled", batchId) : e;
        } finally {
            stops.ended(batchId);
            stages.leave(batchId);
        }
    }

    private static boolean isCancelled(DataAccessException e) {
        return e.getRootCause() instanceof SQLException cause && "57014".equals(cause.getSQLState());
    }

    /**
     * Stops what is being done with a batch. A check ends and the batch is thrown away; a commit ends without a trace and the batch
     * is READY as before. Returns when that is so.
     *
     * @throws Problem when nothing is being done with it, or the commit was quicker
     */
    public void cancel(long batchId, String by) {
        if (stops.committing(batchId)) {
            long end = System.nanoTime() + LONGEST_STOP.toNanos();
            while (stops.stopCommit(batchId) && System.nanoTime() < end) {
                LockSupport.parkNanos(BETWEEN_STOPS.toNanos());
            }
            Batch.State state = book.state(batchId);
            if (state != Batch.State.READY) {
                throw Problem.conflict("nothing-to-cancel", batchId, state);
            }
            audit.record(by, "import.cancel", Long.toString(batchId), "ok", Map.of("commit", true));
            return;
        }
        Batch.State state = book.state(batchId);
        if (state != Batch.State.STAGED && state != Batch.State.CHECKING) {
            throw Problem.conflict("nothing-to-cancel", batchId, state);
        }
        discard(batchId, by);
    }

    /**
     * Undoes a committed batch.
     *
     * @param batchId batch in state COMMITTED
     * @param partial whether the rows nothing later stands on are undone although others stay
     * @param by account that rolls back
     * @throws Problem when later batches stand on it; they are named
     */
    public void rollback(long batchId, boolean partial, String by) {
        ownerTransaction.executeWithoutResult(status -> {
            if (isTerrain(batchId)) {
                rollbackTerrain(batchId);
            } else {
                ledger.rollback(batchId, partial, by);
            }
            audit.record(by, "import.rollback", Long.toString(batchId), "ok", Map.of("partial", partial));
        });
    }

    /** What a roll-back would undo and leave. */
    public RollbackPlan planRollback(long batchId) {
        return isTerrain(batchId) ? new RollbackPlan(1, 0, List.of(), List.of()) : ledger.planRollback(batchId);
    }

    /**
     * Throws a batch away that is not in the ledger.
     *
     * @throws Problem when it is, or was
     */
    public void discard(long batchId, String by) {
        ownerTransaction.executeWithoutResult(status -> {
            int rows = ownerJdbc.sql("""
                update ledger.batch set state = 'DISCARDED', progress = 1
                where id = :id and state in ('STAGED', 'CHECKING', 'READY', 'REJECTED', 'FAILED')
                """).param("id", batchId).update();
            if (rows == 0) {
                throw Problem.conflict("batch-not-discardable", batchId, book.state(batchId));
            }
            stops.stopCheck(batchId);
            book.wipe(batchId);
            audit.record(by, "import.discard", Long.toString(batchId), "ok", Map.of());
        });
        book.findUnneededOriginal(batchId).ifPresent(sha256 -> {
            try {
                originals.forget(sha256);
            } catch (IOException e) {
                LOG.warn("The original of batch {} stays until it is cleaned away: {}", batchId, e.getMessage());
            }
        });
    }

    private boolean isTerrain(long batchId) {
        return ownerJdbc
                .sql("select kind = :terrain from ledger.batch where id = :id for update")
                .param("terrain", TERRAIN)
                .param("id", batchId)
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("no-such-batch", batchId));
    }

    private void commitTerrain(long batchId, String by) {
        Batch.State state = book.state(batchId);
        if (state != Batch.State.READY) {
            throw Problem.conflict("batch-not-ready", batchId, state);
        }
        ownerJdbc
                .sql(
                        "update ledger.batch set state = 'COMMITTED', committed_at = :at, committed_by = :by where id = :id")
                .param("at", java.sql.Timestamp.from(clock.instant()))
                .param("by", by)
                .param("id", batchId)
                .update();
    }

    private void rollbackTerrain(long batchId) {
        int rows = ownerJdbc
                .sql("update ledger.batch set state = 'ROLLED_BACK', rolled_back_at = :at where id = :id and state"
                        + " = 'COMMITTED'")
                .param("at", java.sql.Timestamp.from(clock.instant()))
                .param("id", batchId)
                .update();
        if (rows == 0) {
            throw Problem.conflict("batch-not-committed", batchId, book.state(batchId));
        }
    }

    /** Whether a kind can be imported. */
    public static boolean isKind(String kind) {
        return kind.equals(TERRAIN) || Kinds.find(kind).isPresent();
    }
}
