package org.mumap.rules.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/**
 * A period set by law or contract, for example 30 days or 5 working days.
 *
 * @param length how many units, 1 or more
 * @param unit what is counted
 */
public record LegalPeriod(int length, PeriodUnit unit) {

    public LegalPeriod {
        if (length < 1) {
            throw new IllegalArgumentException("A period has at least one " + unit + ", not " + length);
        }
    }

    /** So many calendar days. */
    public static LegalPeriod days(int length) {
        return new LegalPeriod(length, PeriodUnit.DAYS);
    }

    /** So many working days. */
    public static LegalPeriod workingDays(int length) {
        return new LegalPeriod(length, PeriodUnit.WORKING_DAYS);
    }

    /** So many months. */
    public static LegalPeriod months(int length) {
        return new LegalPeriod(length, PeriodUnit.MONTHS);
    }

    /** So many years. */
    public static LegalPeriod years(int length) {
        return new LegalPeriod(length, PeriodUnit.YEARS);
    }

    /**
     * The last day of the period that begins with an event on this day: the day of the event is not counted (art. 201), months and
     * years end on the corresponding day or the month's last (art. 202). Days of rest are not looked at, except by working days.
     */
    public LocalDate lastDay(LocalDate from, WorkCalendar calendar) {
        return switch (unit) {
            case DAYS -> from.plusDays(length);
            case WORKING_DAYS -> calendar.plusWorkdays(from, length);
            case MONTHS -> from.plusMonths(length);
            case YEARS -> from.plusYears(length);
        };
    }

    /** The day by which something must be done: {@link #lastDay}, moved to the next working day if it is a day of rest (art. 203). */
    public DueDay dueDay(LocalDate from, WorkCalendar calendar) {
        LocalDate counted = lastDay(from, calendar);
        LocalDate due = calendar.firstWorkdayFrom(counted);
        boolean known = calendar.knowsYear(counted.getYear()) && calendar.knowsYear(due.getYear());
        return new DueDay(from, counted, due, movedBecause(counted, due, calendar), known);
    }

    /**
     * The first day on which something may be done that must be announced this long before: the whole period lies between the two
     * days, neither of them counted.
     */
    public LocalDate firstDayAfter(LocalDate announcedOn, WorkCalendar calendar) {
        return lastDay(announcedOn, calendar).plusDays(1);
    }

    private static @Nullable Message movedBecause(LocalDate counted, LocalDate due, WorkCalendar calendar) {
        if (counted.equals(due)) {
            return null;
        }
        String key = calendar.isNoticedOff(counted) ? "calendar.moved.holiday" : "calendar.moved.weekend";
        return Message.of(key, counted, due);
    }
}
