package org.mumap.server.idle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.mumap.server.ledger.Times;

/** Where the parcels of the caller's scope stand. Must be called inside a transaction, which carries the scope. */
interface Standings {

    /**
     * Parcels of a group.
     *
     * @param areaMu mu, the exact sum of the areas in the list
     */
    record Sum(int parcels, BigDecimal areaMu) {

        static final Sum NONE = new Sum(0, BigDecimal.ZERO);

        Sum plus(Sum other) {
            return new Sum(parcels + other.parcels, areaMu.add(other.areaMu));
        }
    }

    /**
     * A stretch of the list.
     *
     * @param groups sums of everything that is in place, candidates and what was asked for, by group
     * @param rows the rows after the place asked for, in order
     * @param more whether others come after them
     */
    record Stretch(Map<IdleGroup, Sum> groups, List<Candidate> rows, boolean more) {}

    /**
     * The sums and the next rows.
     *
     * @param after the last place already seen
     * @param limit most rows; 0 when only the sums are wanted
     */
    Stretch read(CandidateConditions conditions, Times times, IdleStanding.Place after, int limit);
}
