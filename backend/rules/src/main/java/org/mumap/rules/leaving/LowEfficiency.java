package org.mumap.rules.leaving;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the predicates say of a parcel.
 *
 * @param parcelCode its code
 * @param road whether it is of low efficiency, idle (then the idle law has it), or neither
 * @param readings every predicate that was asked, in their order
 */
public record LowEfficiency(String parcelCode, Standing road, List<Reading> readings) {

    /** Where the parcel belongs; no parcel is in two. */
    public enum Standing {
        /** The idle law has it. */
        IDLE,
        /** A predicate holds. */
        LOW_EFFICIENCY,
        /** No predicate holds. */
        NEITHER
    }

    /** Whether a predicate holds. */
    public enum State {
        /** It holds. */
        HIT,
        /** It is known and does not hold. */
        QUIET,
        /** Something is not known: {@link Reading#missing}. */
        UNKNOWN
    }

    /**
     * One predicate.
     *
     * @param reason which
     * @param state whether it holds
     * @param value what was measured, in the unit of the line; null when it is not known
     * @param limit the line
     * @param source where the line was read
     * @param missing what is not known, the name of the import column; null when nothing is missing
     */
    public record Reading(
            LowReason reason,
            State state,
            @Nullable BigDecimal value,
            BigDecimal limit,
            String source,
            @Nullable String missing) {

        /** The same without what was measured, where that is tax. */
        public Reading withoutTax() {
            boolean tax = reason == LowReason.LOW_YIELD || reason == LowReason.BELOW_CONTRACT;
            return tax ? new Reading(reason, state, null, limit, source, missing) : this;
        }
    }

    public LowEfficiency {
        readings = List.copyOf(readings);
    }

    /** The reasons that hold. */
    public List<LowReason> reasons() {
        return readings.stream()
                .filter(reading -> reading.state() == State.HIT)
                .map(Reading::reason)
                .toList();
    }
}
