package org.mumap.server.siting;

import java.time.Clock;
import java.time.LocalDate;
import org.mumap.server.ledger.CommitTurn;
import org.mumap.server.ledger.Owner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Measures all parcels once when the program measures more than the one that measured them last, or pgRouting came or went. */
@Component
class MeasureRenewal {

    private static final Logger LOG = LoggerFactory.getLogger(MeasureRenewal.class);
    private static final String NAME = "site_measures";
    private static final String MEASURED = "2";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SiteMeasures measures;
    private final Clock clock;

    MeasureRenewal(@Owner JdbcClient jdbc, @Owner TransactionTemplate transaction, SiteMeasures measures, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.measures = measures;
        this.clock = clock;
    }

    /** Looks soon after the start, once; a county measured by this program is left as it is. */
    @Scheduled(initialDelay = 15_000, fixedDelay = Long.MAX_VALUE)
    public void renew() {
        if (known()) {
            return;
        }
        boolean empty = !jdbc.sql("select exists (select from live.parcel)")
                .query(Boolean.class)
                .single();
        transaction.executeWithoutResult(status -> {
            CommitTurn.await(jdbc);
            if (!empty) {
                measures.all(LocalDate.now(clock));
                LOG.info("All parcels measured anew for siting");
            }
            jdbc.sql("""
                            insert into live.setting (name, value) values (:name, :value)
                            on conflict (name) do update set value = excluded.value
                            """).param("name", NAME).param("value", MEASURED).update();
        });
    }

    private boolean known() {
        return jdbc.sql("""
                        select exists (select from live.setting where name = :name and value = :value)
                          and not exists (
                            select from live.setting
                            where name = :basis
                              and (value = 'NETWORK') <> exists (select from pg_extension where extname = 'pgrouting'))
                        """)
                .param("name", NAME)
                .param("value", MEASURED)
                .param("basis", RoadDistances.BASIS)
                .query(Boolean.class)
                .single();
    }
}
