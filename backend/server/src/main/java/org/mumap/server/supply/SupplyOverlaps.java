package org.mumap.server.supply;

import java.time.LocalDate;
import org.mumap.server.ledger.FactsChanged;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.SqlFile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Measures inside the commit what of an approval batch lies on which parcel and in which town. */
@Component
class SupplyOverlaps {

    private static final String PARCELS = SqlFile.text("supply/batch_parcels.sql");
    private static final String TOWNS = SqlFile.text("supply/batch_towns.sql");

    private final JdbcClient jdbc;

    SupplyOverlaps(@Owner JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    @Order(15)
    void on(FactsChanged change) {
        if (change.any("approval_batches", "parcels")) {
            boolean byBatch = change.any("approval_batches");
            for (String statement : statements(PARCELS)) {
                var prepared = jdbc.sql(statement).param("byBatch", byBatch);
                (statement.contains(":today") ? prepared.param("today", change.today()) : prepared).update();
            }
        }
        if (change.any("approval_batches", "areas")) {
            measureTowns(change.today());
        }
    }

    private void measureTowns(LocalDate today) {
        for (String statement : statements(TOWNS)) {
            var prepared = jdbc.sql(statement);
            (statement.contains(":today") ? prepared.param("today", today) : prepared).update();
        }
    }

    private static String[] statements(String file) {
        return file.strip().split(";\\s*\\n");
    }
}
