package org.mumap.server.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Commits, roll-backs and judging wait for each other, so that none derives from what another is just changing. */
public final class CommitTurn {

    private static final long LOCK = 4711;

    private CommitTurn() {}

    /** Waits until no other such work is under way; the turn ends with the transaction of the connection. */
    public static void await(JdbcClient owner) {
        owner.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, n) -> n)
                .list();
    }
}
