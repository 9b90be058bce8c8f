package org.mumap.server.park;

import org.mumap.server.ledger.CommitTurn;
import org.mumap.server.ledger.FactsChanged;
import org.mumap.server.ledger.LiveTables;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.SqlFile;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what a park and a town show where single parcels are too small to draw: number and area of their parcels, and of those
 * suspected of lying idle. A park counts its sub-parks in.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
public class ParkTotals implements ApplicationRunner {

    private static final String PARKS = SqlFile.text("park/park_totals.sql");
    private static final String TOWNS = SqlFile.text("park/town_totals.sql");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final LiveTables live;

    ParkTotals(@Owner JdbcClient jdbc, @Owner TransactionTemplate transaction, LiveTables live) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.live = live;
    }

    /** Adds up anew inside the commit, after everything else has been judged. */
    @EventListener
    @Order(90)
    void on(FactsChanged change) {
        if (change.any("areas", "parks", "parcels", "contracts", "site_states", "excluded_periods")) {
            addUp();
        }
    }

    /** Adds up at start, after all that is judged at start. */
    @Override
    public void run(ApplicationArguments args) {
        renew();
    }

    /** Adds up anew after a new day has been judged. */
    @Scheduled(cron = "0 20 0 * * *", zone = "${mumap.zone:Asia/Shanghai}")
    public void renew() {
        transaction.executeWithoutResult(status -> {
            CommitTurn.await(jdbc);
            if (addUp() > 0) {
                live.raiseAllVersions();
            }
        });
    }

    private int addUp() {
        return jdbc.sql(PARKS).update() + jdbc.sql(TOWNS).update();
    }
}
