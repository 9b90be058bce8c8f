package org.mumap.server.ledger;

/** Told after each committed transaction of the owner (imports, roll-backs, judging, jobs), before anybody else hears of it. */
@FunctionalInterface
public interface AfterCommit {

    /** Forgets what was remembered of the state before. */
    void committed();
}
