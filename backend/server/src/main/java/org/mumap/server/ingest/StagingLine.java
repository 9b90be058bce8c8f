package org.mumap.server.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.mumap.server.geo.Drawing;
import org.mumap.server.ingest.format.ImportFailure;
import org.mumap.server.ingest.format.SourceRow;

/**
 * Judges rows and stages them while the file is read on: some rows at a time, as many bundles at once as there are processors. What
 * is held is bounded by the weight of a bundle, whatever stands in the file.
 */
final class StagingLine implements AutoCloseable {

    private static final int ROWS_AT_ONCE = 1_000;
    /** Characters and coordinates of a bundle; a row may be as large as a whole file. */
    private static final long WEIGHT_AT_ONCE = 4_000_000;

    private static final int AT_ONCE =
            Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));

    private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, job -> {
        Thread thread = new Thread(job, "staging");
        thread.setDaemon(true);
        return thread;
    });
    private final Deque<Future<?>> underWay = new ArrayDeque<>();
    private final RowReader reader;
    private final Consumer<List<StagedRow>> write;
    private final AtomicLong judging = new AtomicLong();
    private final AtomicLong writing = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private List<SourceRow> waiting = new ArrayList<>();
    private long weight;
    private long count;

    /** Write: stages some rows; called from several threads. */
    StagingLine(RowReader reader, Consumer<List<StagedRow>> write) {
        this.reader = reader;
        this.write = write;
    }

    /** Takes a row; true when a bundle was sent on its way. Waits when too many are. */
    boolean add(SourceRow row) {
        waiting.add(row);
        weight += weight(row);
        if (waiting.size() < ROWS_AT_ONCE && weight < WEIGHT_AT_ONCE) {
            return false;
        }
        send();
        return true;
    }

    private void send() {
        List<SourceRow> rows = waiting;
        waiting = new ArrayList<>();
        weight = 0;
        count += rows.size();
        if (underWay.size() >= AT_ONCE) {
            await(underWay.removeFirst());
        }
        underWay.add(workers.submit(() -> stage(rows)));
    }

    private void stage(List<SourceRow> rows) {
        long start = System.nanoTime();
        List<StagedRow> staged = new ArrayList<>(rows.size());
        for (SourceRow row : rows) {
            StagedRow judged = reader.read(row);
            staged.add(judged);
            written.addAndGet(judged.weight());
        }
        long judged = System.nanoTime();
        judging.addAndGet(judged - start);
        write.accept(staged);
        writing.addAndGet(System.nanoTime() - judged);
    }

    /** Stages what is left and returns when all is. */
    void end() {
        if (!waiting.isEmpty()) {
            send();
        }
        while (!underWay.isEmpty()) {
            await(underWay.removeFirst());
        }
    }

    private static void await(Future<?> bundle) {
        try {
            bundle.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportFailure("interrupted");
        }
    }

    /** How many rows were taken and sent on their way. */
    long count() {
        return count;
    }

    /** About how many characters were written so far. */
    long written() {
        return written.get();
    }

    /** Nanoseconds of all threads spent judging rows. */
    long judging() {
        return judging.get();
    }

    /** Nanoseconds of all threads spent writing rows. */
    long writing() {
        return writing.get();
    }

    /** Gives up what is still under way, and returns when nothing is written any more. */
    @Override
    public void close() {
        workers.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            while (!workers.awaitTermination(1, TimeUnit.SECONDS)) {
                // one bundle is quickly written; a database that hangs ends by its own time limit
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static long weight(SourceRow row) {
        long sum = 100;
        if (row.drawing() instanceof Drawing.Shape shape) {
            sum += 32L * shape.geometry().getNumPoints();
        }
        for (Map.Entry<String, Object> cell : row.cells().entrySet()) {
            sum += 16 + cell.getKey().length() + (cell.getValue() instanceof String text ? text.length() : 24);
        }
        return sum;
    }
}
