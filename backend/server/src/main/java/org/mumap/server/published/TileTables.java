package org.mumap.server.published;

import org.mumap.server.ledger.CommitTurn;
import org.mumap.server.ledger.Owner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the tile tables in the order of the Hilbert curve (decision 0007). Their rows are right at any instant, by triggers; their
 * order wears off with every commit, and with it the number of pages that a tile reads.
 */
@Component
public class TileTables {

    private static final Logger LOG = LoggerFactory.getLogger(TileTables.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    TileTables(@Owner JdbcClient jdbc, @Owner TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Writes the tables anew and swaps them in; what readers see does not change. */
    public void recluster() {
        transaction.executeWithoutResult(status -> {
            CommitTurn.await(jdbc);
            jdbc.sql("select live.recluster_tile_parcel()").query((row, n) -> n).list();
        });
    }

    @Scheduled(cron = "0 30 3 * * *", zone = "${mumap.zone:Asia/Shanghai}")
    void reclusterAtNight() {
        try {
            recluster();
        } catch (DataAccessException e) {
            // order is speed, not truth: a reader held on to the table, and tomorrow is another night
            LOG.warn("The tile tables keep their order until tomorrow night", e);
        }
    }
}
