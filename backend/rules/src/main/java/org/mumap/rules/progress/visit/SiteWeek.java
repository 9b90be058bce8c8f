package org.mumap.rules.progress.visit;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Counts the days of a week on which people were on site. Several visits of one day are one day. */
public final class SiteWeek {

    private SiteWeek() {}

    /**
     * Somebody was at a project.
     *
     * @param visitor who
     * @param project which
     * @param on day
     */
    public record Visit(String visitor, String project, LocalDate on) {}

    /**
     * What came out for a person.
     *
     * @param visitor who
     * @param bound whether the rule binds that person; others are shown and owe nothing
     * @param days days on site, in order
     * @param projects projects visited
     * @param required days the rule asks for; 0 where it does not bind
     * @param missing days still owed, never below 0
     */
    public record Person(
            String visitor, boolean bound, List<LocalDate> days, List<String> projects, int required, int missing) {}

    /** Monday of the week that holds the day. */
    public static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /**
     * Counts a week.
     *
     * @param bound people whom the rule binds, whether they were on site or not
     * @param visits all that is known; other weeks are not looked at
     * @param day any day of the week
     * @param required days that the rule asks for
     * @return those who owe most first, then by name; who owes nothing last
     */
    public static List<Person> of(Set<String> bound, Collection<Visit> visits, LocalDate day, int required) {
        LocalDate from = monday(day);
        List<Visit> week = visits.stream()
                .filter(visit -> !visit.on().isBefore(from) && visit.on().isBefore(from.plusWeeks(1)))
                .toList();
        Set<String> people = new TreeSet<>(bound);
        week.forEach(visit -> people.add(visit.visitor()));
        return people.stream()
                .map(person -> person(person, bound.contains(person), week, required))
                .sorted(Comparator.comparingInt(Person::missing)
                        .reversed()
                        .thenComparing(Person::bound, Comparator.reverseOrder())
                        .thenComparing(Person::visitor))
                .toList();
    }

    private static Person person(String visitor, boolean bound, List<Visit> week, int required) {
        List<LocalDate> days =
                own(visitor, week).map(Visit::on).distinct().sorted().toList();
        int owed = bound ? required : 0;
        return new Person(
                visitor,
                bound,
                days,
                own(visitor, week).map(Visit::project).distinct().sorted().toList(),
                owed,
                Math.max(0, owed - days.size()));
    }

    private static Stream<Visit> own(String visitor, List<Visit> week) {
        return week.stream().filter(visit -> visit.visitor().equals(visitor));
    }
}
