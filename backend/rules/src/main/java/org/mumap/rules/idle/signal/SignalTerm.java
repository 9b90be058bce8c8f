package org.mumap.rules.idle.signal;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/**
 * One signal as it was read.
 *
 * @param code which
 * @param state whether it speaks
 * @param value what was measured, in the unit of {@link SignalRule#limit}; null when it is not known
 * @param limit the limit
 * @param points points given: the weight if it speaks, else 0
 * @param weight the points it could give
 * @param explanation the numbers in words, or what is missing
 * @param clearedBy the clearance that silences it, null when none does
 */
public record SignalTerm(
        SignalCode code,
        State state,
        @Nullable BigDecimal value,
        BigDecimal limit,
        int points,
        int weight,
        Message explanation,
        @Nullable Clearance clearedBy) {

    /** Whether a signal speaks. */
    public enum State {
        /** It speaks. */
        HIT,
        /** It is known and does not. */
        QUIET,
        /** It speaks, and was looked into and found harmless. */
        CLEARED,
        /** It is not known. */
        UNKNOWN
    }
}
