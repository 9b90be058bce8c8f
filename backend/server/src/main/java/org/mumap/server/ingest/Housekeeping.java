package org.mumap.server.ingest;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.mumap.server.Settings;
import org.mumap.server.ledger.Owner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cleans away what imports leave behind. Staged rows of decided batches go after some days; their reports stay. Originals of what
 * was committed, also if it was rolled back, are evidence and stay for ever; originals of files that never were committed go
 * after the same days.
 */
@Component
class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final BatchBook book;
    private final Originals originals;
    private final ImportSettings settings;
    private final TransactionTemplate transaction;
    private final Path formerTerrain;
    private final Clock clock;

    Housekeeping(
            BatchBook book,
            Originals originals,
            ImportSettings settings,
            Settings all,
            @Owner TransactionTemplate transaction,
            Clock clock) {
        this.book = book;
        this.originals = originals;
        this.settings = settings;
        this.transaction = transaction;
        this.formerTerrain = all.dataDir().toAbsolutePath().resolve("terrain");
        this.clock = clock;
    }

    /** Cleans up; every night. */
    @Scheduled(cron = "0 40 2 * * *", zone = "${mumap.zone:Asia/Shanghai}")
    public void clean() {
        Instant now = clock.instant();
        Instant before = now.minus(Duration.ofDays(settings.keepStagedDays()));
        int batches = 0;
        for (long batchId : book.listUncleaned(before)) {
            // one transaction each: a batch may have a million rows
            transaction.executeWithoutResult(status -> book.cleanStaged(batchId, now));
            batches++;
        }
        try {
            Set<String> needed = book.listNeededOriginals(before);
            int files = originals.clean(needed::contains);
            removeFormerTerrain();
            LOG.info("Cleaned: staged rows of {} batches, {} originals that never were committed", batches, files);
        } catch (IOException e) {
            LOG.warn("Originals could not be cleaned: {}", e.getMessage());
        }
    }

    // earlier versions copied committed heights there; now the original itself is read
    private void removeFormerTerrain() throws IOException {
        if (!Files.isDirectory(formerTerrain)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(formerTerrain, "*.{tif,part}")) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }
}
