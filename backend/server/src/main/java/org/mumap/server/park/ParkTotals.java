package org.mumap.server.park;

import org.mumap.server.ledger.FactsChanged;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.SqlFile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what a park and a town show where single parcels are too small to draw: number and area of their parcels, and of those
 * suspected of lying idle. A park counts its sub-parks in.
 */
@Component
public class ParkTotals {

    private static final String PARKS = SqlFile.text("park/park_totals.sql");
    private static final String TOWNS = SqlFile.text("park/town_totals.sql");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ParkTotals(@Owner JdbcClient jdbc, @Owner TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Adds up anew inside the commit, after everything else has been judged. */
    @EventListener
    @Order(90)
    void on(FactsChanged change) {
        if (change.any("areas", "parks", "parcels", "contracts", "site_states", "excluded_periods")) {
            addUp();
        }
    }

    /** Adds up anew after the whole county has been judged, in a transaction of its own or the one at hand. */
    public void renew() {
        transaction.executeWithoutResult(status -> addUp());
    }

    private void addUp() {
        jdbc.sql(PARKS).update();
        jdbc.sql(TOWNS).update();
    }
}
