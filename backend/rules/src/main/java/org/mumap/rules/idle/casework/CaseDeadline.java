package org.mumap.rules.idle.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/**
 * A period of the case, as it stands on a day.
 *
 * @param code which period
 * @param clause where it is written
 * @param certainty how sure we are of it
 * @param from day of the event that began it; not counted
 * @param countedOn its last day as counted
 * @param dueOn its last day in law: {@code countedOn}, or the next working day
 * @param movedBecause why the two differ, null when they do not
 * @param holidaysKnown false if only weekends were looked at, since that year's holidays are not in the calendar
 * @param daysLeft days until {@code dueOn}, negative when it is over
 * @param state what has become of it
 * @param metOn day on which what was due was done, null when it was not
 */
public record CaseDeadline(
        DeadlineCode code,
        String clause,
        Certainty certainty,
        LocalDate from,
        LocalDate countedOn,
        LocalDate dueOn,
        @Nullable Message movedBecause,
        boolean holidaysKnown,
        long daysLeft,
        State state,
        @Nullable LocalDate metOn) {

    /** What has become of a period. */
    public enum State {
        /** It runs. */
        RUNNING,
        /** What was due was done, in time or not: see {@code metOn}. */
        MET,
        /** A duty is overdue. */
        LATE,
        /** A right or a limit is over. */
        LAPSED
    }

    /** How urgent it is: the warnings of the board. */
    public Warning warning() {
        if (state == State.LATE) {
            return Warning.LATE;
        }
        if (state != State.RUNNING) {
            return Warning.NONE;
        }
        return Warning.of(daysLeft);
    }

    /** Warnings before a day comes. */
    public enum Warning {
        /** Overdue. */
        LATE,
        /** 7 days or less. */
        D7,
        /** 30 days or less. */
        D30,
        /** 90 days or less. */
        D90,
        /** More. */
        NONE;

        /** The warning for so many days left. */
        public static Warning of(long daysLeft) {
            if (daysLeft < 0) {
                return LATE;
            }
            return daysLeft <= 7 ? D7 : daysLeft <= 30 ? D30 : daysLeft <= 90 ? D90 : NONE;
        }
    }
}
