package org.mumap.server.desk.timeline;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mumap.server.problem.Problem;

/**
 * The days of a time line, ascending and each once.
 *
 * @param list 1 to {@value #MOST} days
 */
public record TimeLineDays(List<LocalDate> list) {

    /** Most days of a time line. */
    public static final int MOST = 24;

    private static final LocalDate EARLIEST = LocalDate.of(1949, 10, 1);

    /**
     * @throws Problem (400) when there are none, too many, or one that nobody can know
     */
    public TimeLineDays {
        list = List.copyOf(new TreeSet<>(list));
        if (list.isEmpty() || list.size() > MOST) {
            throw Problem.badRequest("timeline-days", MOST);
        }
        if (list.get(0).isBefore(EARLIEST)) {
            throw Problem.badRequest("unreadable-parameter", "days", list.get(0));
        }
    }

    /**
     * Reads days as an address has them, {@code 2023-12-31,2024-12-31}.
     *
     * @param today no day after it can be judged
     * @throws Problem (400) naming the day that cannot be taken
     */
    public static TimeLineDays parse(String text, LocalDate today) {
        if (text.length() > MOST * 11) {
            throw Problem.badRequest("timeline-days", MOST);
        }
        List<LocalDate> days = Stream.of(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(TimeLineDays::day)
                .toList();
        days.stream().filter(day -> day.isAfter(today)).findFirst().ifPresent(day -> {
            throw Problem.badRequest("timeline-future", day, today);
        });
        return new TimeLineDays(days);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.badRequest("unreadable-parameter", "days", text);
        }
    }

    /** Part of a cache key. */
    String key() {
        return list.stream().map(LocalDate::toString).collect(Collectors.joining(","));
    }
}
