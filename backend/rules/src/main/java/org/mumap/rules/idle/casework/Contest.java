package org.mumap.rules.idle.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The holder's fight against a decision.
 *
 * @param kind review or suit
 * @param filedOn day of filing
 * @param ruling how it ended, null while it lasts
 * @param ruledOn day the ruling took effect
 */
record Contest(
        ContestKind kind,
        LocalDate filedOn,
        @Nullable ContestRuling ruling,
        @Nullable LocalDate ruledOn) {

    boolean pending() {
        return ruling == null;
    }

    Contest ended(ContestRuling how, LocalDate on) {
        return new Contest(kind, filedOn, how, on);
    }
}
