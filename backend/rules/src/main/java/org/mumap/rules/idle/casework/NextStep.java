package org.mumap.rules.idle.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a board shows of a case.
 *
 * @param act the act that leads the case on
 * @param allowed false if it has to wait for something
 * @param deadline the period that decides how urgent it is, null when none runs
 * @param dueOn its last day
 * @param daysLeft days until then, negative when it is late
 */
public record NextStep(
        CaseAct act,
        boolean allowed,
        @Nullable DeadlineCode deadline,
        @Nullable LocalDate dueOn,
        @Nullable Long daysLeft) {

    /** How urgent it is. */
    public CaseDeadline.Warning warning() {
        return daysLeft == null ? CaseDeadline.Warning.NONE : CaseDeadline.Warning.of(daysLeft);
    }
}
