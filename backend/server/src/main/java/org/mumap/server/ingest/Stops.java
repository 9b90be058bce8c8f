package org.mumap.server.ingest;

import java.util.HashMap;
import java.util.Map;
import org.mumap.server.ledger.Owner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stops what is being done with a batch: a check by interrupting its thread (GDAL's programs end with it), a commit by cancelling
 * the statement of its transaction, which then leaves nothing behind.
 */
@Component
class Stops {

    private final JdbcClient jdbc;
    private final Map<Long, Thread> checks = new HashMap<>();
    private final Map<Long, Integer> commits = new HashMap<>();

    Stops(@Owner JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Checks a batch; until it returns, this thread can be stopped. */
    void check(long batchId, Runnable work) {
        synchronized (this) {
            checks.put(batchId, Thread.currentThread());
        }
        try {
            work.run();
        } finally {
            synchronized (this) {
                checks.remove(batchId);
                // an interrupt that came too late must not meet the next work of this thread
                Thread.interrupted();
            }
        }
    }

    /** Whether a batch is being committed. */
    synchronized boolean committing(long batchId) {
        return commits.containsKey(batchId);
    }

    /** A commit begins in the transaction of that backend; it ends with {@link #ended}. */
    synchronized void begun(long batchId, int backend) {
        commits.put(batchId, backend);
    }

    /** The commit of a batch is over. */
    synchronized void ended(long batchId) {
        commits.remove(batchId);
    }

    /** Interrupts the check of a batch, if one is under way. */
    synchronized void stopCheck(long batchId) {
        Thread thread = checks.get(batchId);
        if (thread != null && thread != Thread.currentThread()) {
            thread.interrupt();
        }
    }

    /** Cancels the statement at work for the commit of a batch; false when none is under way. Between two statements it has no effect. */
    synchronized boolean stopCommit(long batchId) {
        Integer backend = commits.get(batchId);
        if (backend == null) {
            return false;
        }
        jdbc.sql("select pg_cancel_backend(:backend)")
                .param("backend", backend)
                .query(Boolean.class)
                .single();
        return true;
    }
}
