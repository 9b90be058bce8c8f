package org.mumap.rules.idle.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A right of somebody else in the land that the procedure must heed.
 *
 * @param kind mortgage or seizure
 * @param holder the creditor, or the court
 * @param fromOn first day, null = since ever
 * @param toOn last day, null while it lasts
 */
public record Encumbrance(
        Kind kind,
        String holder,
        @Nullable LocalDate fromOn,
        @Nullable LocalDate toOn) {

    /** What the right is. Easements do not touch the procedure. */
    public enum Kind {
        /** 抵押. */
        MORTGAGE,
        /** 查封. */
        SEIZURE
    }

    /** True if the right exists on this day. */
    boolean inForce(LocalDate on) {
        return (fromOn == null || !fromOn.isAfter(on)) && (toOn == null || !toOn.isBefore(on));
    }
}
