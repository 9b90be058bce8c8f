package org.mumap.rules.idle.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.CauseCode;

/**
 * A cause somebody has named in the investigation.
 *
 * @param cause which
 * @param fromOn first day it worked, null when not said
 * @param toOn last day it worked, null when not said
 * @param result what the examination gave, null while it lasts
 */
public record CauseClaim(
        CauseCode cause,
        @Nullable LocalDate fromOn,
        @Nullable LocalDate toOn,
        @Nullable Verification result) {

    /** Outcome of the examination. */
    public enum Verification {
        /** 属实. */
        VERIFIED,
        /** 不属实. */
        REJECTED
    }

    static CauseClaim of(ActFact fact) {
        return new CauseClaim(
                CauseCode.valueOf(fact.get(CaseField.CAUSE)),
                fact.day(CaseField.FROM_ON),
                fact.day(CaseField.TO_ON),
                fact.constant(CaseField.RESULT, Verification.class));
    }
}
