package org.mumap.server.ingest;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mumap.server.ingest.format.SerialDays;

/** Reads days, months and years as offices write them: 2024-03-02, 2024/3/2, 2024.3.2, 20240302, 2024年3月2日. */
final class DateReader {

    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[T"
            + " ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}(?::?\\d{2})?)?)?");
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})(?:[-/.年](\\d{1,2})月?|(\\d{2}))");
    private static final Pattern BARE_MONTH = Pattern.compile("(\\d{1,2})月?(份)?");
    private static final Pattern YEAR = Pattern.compile("(\\d{4})年?度?");
    private static final BigDecimal FROM_1904 = BigDecimal.valueOf(SerialDays.APART);
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2200;

    private DateReader() {}

    static CellValue date(Object cell, String text, SerialDays serialDays) {
        LocalDate day = cell instanceof LocalDateTime time ? time.toLocalDate() : parse(text);
        if (day == null && serialDays != SerialDays.NONE && cell instanceof BigDecimal serial) {
            day = serialDay(serialDays == SerialDays.FROM_1900 ? serial : serial.add(FROM_1904));
        }
        if (day == null) {
            return text.matches("0{8}") ? new CellValue.Blank(text) : CellValue.Wrong.of("not-a-date");
        }
        return day.getYear() < EARLIEST || day.getYear() > LATEST
                ? CellValue.Wrong.of("date-out-of-range")
                : new CellValue.Value(day.toString());
    }

    private static @Nullable LocalDate parse(String text) {
        Matcher match = DAY.matcher(text);
        if (!match.matches()) {
            match = DIGITS.matcher(text);
            if (!match.matches()) {
                return null;
            }
        }
        try {
            return LocalDate.of(number(match, 1), number(match, 2), number(match, 3));
        } catch (DateTimeException e) {
            return null;
        }
    }

    // a number in a column of days, in a workbook: a day whose format was lost. 20000 is 1954, 73050 is 2099
    private static @Nullable LocalDate serialDay(BigDecimal serial) {
        boolean plausible = serial.compareTo(new BigDecimal(20_000)) >= 0
                && serial.compareTo(new BigDecimal(73_050)) <= 0
                && serial.stripTrailingZeros().scale() <= 0;
        return plausible ? LocalDate.of(1899, 12, 30).plusDays(serial.longValue()) : null;
    }

    static CellValue month(Object cell, String text) {
        YearMonth month = cell instanceof LocalDateTime time ? YearMonth.from(time) : parseMonth(text);
        return month == null ? CellValue.Wrong.of("not-a-month") : new CellValue.Value(month.toString());
    }

    private static @Nullable YearMonth parseMonth(String text) {
        Matcher match = MONTH.matcher(text);
        if (match.matches()) {
            int month = Integer.parseInt(match.group(2) == null ? match.group(3) : match.group(2));
            int year = number(match, 1);
            return month >= 1 && month <= 12 && year >= EARLIEST && year <= LATEST ? YearMonth.of(year, month) : null;
        }
        LocalDate day = parse(text);
        return day == null || day.getYear() < EARLIEST || day.getYear() > LATEST ? null : YearMonth.from(day);
    }

    /** A month of a plan's year: its number, or year and month; the row's year completes it later. */
    static CellValue planMonth(Object cell, String text) {
        Matcher bare = BARE_MONTH.matcher(text);
        if (!(cell instanceof LocalDateTime) && bare.matches()) {
            int month = number(bare, 1);
            return month >= 1 && month <= 12
                    ? new CellValue.Value(String.format(Locale.ROOT, "%02d", month))
                    : CellValue.Wrong.of("not-a-month");
        }
        return month(cell, text);
    }

    static CellValue year(Object cell, String text) {
        if (cell instanceof LocalDateTime) {
            return CellValue.Wrong.of("not-a-year");
        }
        Matcher match = YEAR.matcher(text);
        int year = match.matches() ? number(match, 1) : 0;
        return year >= EARLIEST && year <= LATEST ? new CellValue.Value(year) : CellValue.Wrong.of("not-a-year");
    }

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
