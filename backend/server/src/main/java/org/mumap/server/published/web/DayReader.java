package org.mumap.server.published.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mumap.server.problem.Problem;
import org.mumap.server.published.County;
import org.mumap.server.published.Days;

/**
 * Reads {@code datetime} (OGC API Features 1.0.1, 7.15.4): a day or an instant, or two of them with a stroke between, one of which may
 * be open ({@code ..} or nothing). An instant counts as its day in the county's time.
 */
final class DayReader {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    private static final int LAST_YEAR = 9999;

    private final County county;

    DayReader(County county) {
        this.county = county;
    }

    /** The days meant. */
    Days read(String text) {
        int stroke = text.indexOf('/');
        if (stroke < 0) {
            LocalDate day = day(text, text);
            return new Days(day, day);
        }
        LocalDate first = end(text.substring(0, stroke), text);
        LocalDate last = end(text.substring(stroke + 1), text);
        if (first == null && last == null) {
            throw bad(text);
        }
        LocalDate until = last == null ? latest(first) : last;
        if (first != null && first.isAfter(until)) {
            throw bad(text);
        }
        return new Days(first, until);
    }

    // what has no end reaches to today, or to a beginning that lies ahead
    private LocalDate latest(@Nullable LocalDate first) {
        LocalDate today = county.today();
        return first == null || first.isBefore(today) ? today : first;
    }

    private @Nullable LocalDate end(String text, String whole) {
        return text.isEmpty() || text.equals("..") ? null : day(text, whole);
    }

    // the database counts years from 1 on, and addresses write four digits
    private LocalDate day(String text, String whole) {
        LocalDate day = read(text, whole);
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw bad(whole);
        }
        return day;
    }

    private LocalDate read(String text, String whole) {
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
            if (INSTANT.matcher(text).matches()) {
                return county.dayOf(
                        OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant());
            }
        } catch (DateTimeException e) {
            throw bad(whole);
        }
        throw bad(whole);
    }

    private static Problem bad(String text) {
        return Problem.badRequest("bad-datetime", text);
    }
}
