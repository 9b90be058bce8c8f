package org.mumap.server.ledger;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One act after another. An act takes the ledger's turn before any row, so that it can never wait for a commit that waits for
 * it; and those that wait hold no connection, so that fifty officers at once cannot starve everybody else of the database.
 */
@Component
public class ActTurn {

    private static final long LONGEST_WAIT_SECONDS = 60;

    private final Semaphore place = new Semaphore(1, true);
    private final JdbcClient owner;
    private final TransactionTemplate transaction;

    ActTurn(@Owner JdbcClient owner, @Owner TransactionTemplate transaction) {
        this.owner = owner;
        this.transaction = transaction;
    }

    /**
     * Does this in one transaction of the owner, alone.
     *
     * @throws Problem (503) when the place does not become free in time
     */
    public <T> T take(Supplier<T> work) {
        enter();
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                CommitTurn.await(owner);
                return work.get();
            }));
        } finally {
            place.release();
        }
    }

    private void enter() {
        try {
            if (!place.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "acts-busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "acts-busy");
        }
    }
}
