package org.mumap.server.ingest;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Batches waiting to be checked. What waits stands in the ledger, so that a restart takes it up again. */
@Component
class ImportQueue implements InitializingBean, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ImportQueue.class);
    private static final int AT_WORK = 2;
    private static final int SECONDS_TO_END = 10;

    private final ExecutorService workers = Executors.newFixedThreadPool(AT_WORK, job -> {
        Thread thread = new Thread(job, "import");
        thread.setDaemon(true);
        return thread;
    });
    private final BatchBook book;
    private final Originals originals;

    ImportQueue(BatchBook book, Originals originals) {
        this.book = book;
        this.originals = originals;
    }

    /** Lets a worker do a batch when one is free. */
    void add(long batchId, LongConsumer work) {
        workers.execute(() -> {
            try {
                work.accept(batchId);
            } catch (RuntimeException e) {
                LOG.error("Batch {}", batchId, e);
            }
        });
    }

    /** Before anything works: wipes what jobs of an earlier run left behind. */
    @Override
    public void afterPropertiesSet() {
        try {
            originals.wipeJobs();
        } catch (IOException e) {
            LOG.warn("Left-over import folders could not be deleted", e);
        }
    }

    /** After a start: takes unfinished batches up again. */
    void resume(LongConsumer work) {
        book.giveUpHopeless();
        for (long batchId : book.listUnfinished()) {
            LOG.info("Batch {} is taken up again", batchId);
            add(batchId, work);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        workers.shutdownNow();
        if (!workers.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
            LOG.warn("An import did not end in time; it is taken up again at the next start");
        }
    }
}
