package org.mumap.rules.progress;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A step of a project on a day; what happened later is not seen.
 *
 * @param node its name
 * @param state where it stands
 * @param plannedFrom planned begin
 * @param plannedTo planned end
 * @param actualFrom begun on
 * @param actualTo ended on
 * @param lateDays days after the planned end: to the actual end when done, to the day judged when not; 0 when in time or unplanned
 * @param unit responsible unit
 * @param person responsible person
 */
public record NodeProgress(
        String node,
        State state,
        @Nullable LocalDate plannedFrom,
        @Nullable LocalDate plannedTo,
        @Nullable LocalDate actualFrom,
        @Nullable LocalDate actualTo,
        long lateDays,
        @Nullable String unit,
        @Nullable String person) {

    /** Where a step stands. */
    public enum State {
        /** Ended. */
        DONE,
        /** The planned end has passed. */
        OVERDUE,
        /** The planned end is at most seven days off. */
        DUE_SOON,
        /** Begun. */
        DOING,
        /** Not begun. */
        WAITING
    }
}
