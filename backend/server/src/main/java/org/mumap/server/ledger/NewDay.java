package org.mumap.server.ledger;

import java.time.LocalDate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What begins with a day: a shape may be recorded before its first day ({@code data_from}); on that day its live row is made,
 * and the rooms are told as after a commit.
 */
@Component
public class NewDay {

    /** No batch makes these changes: time does. */
    private static final long NO_BATCH = 0;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final LiveTables live;
    private final ApplicationEventPublisher events;

    NewDay(
            @Owner JdbcClient jdbc,
            @Owner TransactionTemplate transaction,
            LiveTables live,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.live = live;
        this.events = events;
    }

    /**
     * Renews the live rows of all dated shapes that began or ended after one day up to another; one transaction per kind.
     *
     * @param after the day up to which live rows are right
     * @param today the day they shall be right for
     */
    public void begin(LocalDate after, LocalDate today) {
        for (Kind kind : Kinds.list()) {
            if (kind.datedShape()) {
                transaction.executeWithoutResult(status -> begin(kind, after, today));
            }
        }
    }

    private void begin(Kind kind, LocalDate after, LocalDate today) {
        CommitTurn.await(jdbc);
        jdbc.sql("create temporary table touched (row_key text primary key) on commit drop")
                .update();
        int begun = jdbc.sql("""
                        insert into touched
                        select distinct row_key from ledger.%s
                        where superseded_at = 'infinity' and data_from > :after and data_from <= :today
                        """.formatted(kind.table()))
                .param("after", after)
                .param("today", today)
                .update();
        if (begun > 0) {
            live.refresh(kind, NO_BATCH, today);
            events.publishEvent(new FactsChanged(kind, NO_BATCH, today));
            live.raiseVersions(kind);
        }
    }
}
