package org.mumap.rules.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which days are working days: Monday to Friday, corrected by the yearly notice of holidays. */
public final class WorkCalendar {

    /** Weekends only: no notice of holidays is known. */
    public static final WorkCalendar WEEKENDS = new WorkCalendar(Map.of());

    private final Map<LocalDate, DayKind> noticed;
    private final Set<Integer> years;

    private WorkCalendar(Map<LocalDate, DayKind> noticed) {
        this.noticed = Map.copyOf(noticed);
        this.years = noticed.keySet().stream().map(LocalDate::getYear).collect(Collectors.toUnmodifiableSet());
    }

    /** Weekends, corrected by these days. */
    public static WorkCalendar of(Map<LocalDate, DayKind> noticed) {
        return new WorkCalendar(noticed);
    }

    /** True if people work on this day. */
    public boolean isWorkday(LocalDate day) {
        DayKind kind = noticed.get(day);
        return kind == null ? !isWeekend(day) : kind == DayKind.WORK;
    }

    /** True if the day is off by the notice of holidays, not merely a weekend. */
    public boolean isNoticedOff(LocalDate day) {
        return noticed.get(day) == DayKind.OFF;
    }

    /** This day if people work on it, else the next day on which they do. */
    public LocalDate firstWorkdayFrom(LocalDate day) {
        LocalDate next = day;
        while (!isWorkday(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** The n-th working day after this day, the day itself not counted; n = 0 gives the day. */
    public LocalDate plusWorkdays(LocalDate day, int n) {
        LocalDate last = day;
        for (int counted = 0; counted < n; counted++) {
            last = firstWorkdayFrom(last.plusDays(1));
        }
        return last;
    }

    /** The last day from which {@link #plusWorkdays} reaches no further than this day; n = 0 gives the day. */
    public LocalDate minusWorkdays(LocalDate day, int n) {
        LocalDate first = day;
        for (int counted = 0; counted < n; counted++) {
            while (!isWorkday(first)) {
                first = first.minusDays(1);
            }
            first = first.minusDays(1);
        }
        return first;
    }

    /** True if the notice of holidays of this year is in the calendar. */
    public boolean knowsYear(int year) {
        return years.contains(year);
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
