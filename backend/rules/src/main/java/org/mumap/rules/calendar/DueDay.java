package org.mumap.rules.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/**
 * The end of a period.
 *
 * @param from day of the event that began it; not counted
 * @param countedOn the last day as counted
 * @param dueOn the last day in law: {@code countedOn}, or the next working day
 * @param movedBecause why the two differ, null when they do not
 * @param holidaysKnown false if the notice of holidays of that year is not in the calendar, so that only weekends were looked at
 */
public record DueDay(
        LocalDate from,
        LocalDate countedOn,
        LocalDate dueOn,
        @Nullable Message movedBecause,
        boolean holidaysKnown) {}
