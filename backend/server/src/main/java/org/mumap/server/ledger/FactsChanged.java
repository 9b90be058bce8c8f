package org.mumap.server.ledger;

import java.time.LocalDate;

/**
 * Told inside the transaction that commits or rolls back a batch, on the owner's connection. The keys stand in the temporary
 * tables {@code touched (row_key)} and {@code touched_parcel (parcel_code)}, {@code touched_project (project_code)},
 * {@code touched_enterprise (credit_code)} of that transaction.
 *
 * @param kind kind of the facts
 * @param batchId batch that changed them
 * @param today the day for which live rows are made
 */
public record FactsChanged(Kind kind, long batchId, LocalDate today) {

    /** Whether facts of one of these kinds changed. */
    public boolean any(String... kinds) {
        for (String name : kinds) {
            if (kind.name().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
