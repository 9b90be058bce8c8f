package org.mumap.rules.idle.signal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/** Reads the value of each signal on a day. A sum over firms is known only if every firm's part is known. */
final class SignalReading {

    private static final int YEAR = 12;
    private static final int BASE_MONTHS = 36;
    private static final int BASE_YEARS = 3;
    private static final int SHARE_SCALE = 6;

    private final SignalFacts facts;
    private final SignalRuleSet rules;
    private final LocalDate asOf;
    private final YearMonth lastMonth;

    SignalReading(SignalFacts facts, SignalRuleSet rules, LocalDate asOf) {
        this.facts = facts;
        this.rules = rules;
        this.asOf = asOf;
        YearMonth month = YearMonth.from(asOf);
        this.lastMonth = month.atEndOfMonth().equals(asOf) ? month : month.minusMonths(1);
    }

    /**
     * A value and the words for it.
     *
     * @param value null when it is not known
     * @param words the numbers, or what is missing
     */
    record Value(@Nullable BigDecimal value, Message words) {}

    Value of(SignalRule rule) {
        return switch (rule.code()) {
            case NO_TAX -> tax();
            case LOW_ELECTRICITY -> electricity();
            case FEW_STAFF -> staff(rule);
            case EMPTY_BUILDING -> buildings();
        };
    }

    private Value tax() {
        YearMonth first = lastMonth.minusMonths(YEAR - 1L);
        BigDecimal months = sum(MonthValue.Kind.TAX, first, lastMonth);
        if (months != null) {
            Message words = months.signum() <= 0
                    ? Message.of("signal.step.tax.zero", first.atDay(1))
                    : Message.of("signal.step.tax.some", months);
            return new Value(months, words);
        }
        int year = lastClosedYear();
        BigDecimal returned = sum(year, YearReturn::taxWan);
        return returned == null
                ? new Value(null, Message.of("signal.missing.tax"))
                : new Value(returned, Message.of("signal.step.tax.year", String.valueOf(year), returned));
    }

    private Value electricity() {
        int recent = rules.recentMonths();
        YearMonth firstRecent = lastMonth.minusMonths(recent - 1L);
        BigDecimal now = sum(MonthValue.Kind.ELECTRICITY, firstRecent, lastMonth);
        BigDecimal before =
                sum(MonthValue.Kind.ELECTRICITY, firstRecent.minusMonths(BASE_MONTHS), firstRecent.minusMonths(1));
        if (now != null && before != null && before.signum() > 0) {
            BigDecimal mean = mean(now, recent);
            BigDecimal base = mean(before, BASE_MONTHS);
            BigDecimal share =
                    share(now.multiply(BigDecimal.valueOf(BASE_MONTHS)), before.multiply(BigDecimal.valueOf(recent)));
            return new Value(share, Message.of("signal.step.electricity", recent, mean, base, percent(share)));
        }
        return electricityOfYears();
    }

    private Value electricityOfYears() {
        int year = lastClosedYear();
        BigDecimal now = sum(year, YearReturn::electricityKwh);
        BigDecimal before = BigDecimal.ZERO;
        for (int back = 1; back <= BASE_YEARS && before != null; back++) {
            BigDecimal one = sum(year - back, YearReturn::electricityKwh);
            before = one == null ? null : before.add(one);
        }
        if (now == null || before == null || before.signum() <= 0) {
            return new Value(null, Message.of("signal.missing.electricity"));
        }
        BigDecimal share = share(now.multiply(BigDecimal.valueOf(BASE_YEARS)), before);
        return new Value(
                share,
                Message.of(
                        "signal.step.electricity.year",
                        String.valueOf(year),
                        now,
                        mean(before, BASE_YEARS),
                        percent(share)));
    }

    private Value staff(SignalRule rule) {
        for (int back = 0; back < YEAR; back++) {
            YearMonth month = lastMonth.minusMonths(back);
            BigDecimal persons = sum(MonthValue.Kind.STAFF, month, month);
            if (persons != null) {
                return new Value(persons, Message.of("signal.step.staff", month.toString(), persons, rule.limit()));
            }
        }
        int year = lastClosedYear();
        BigDecimal persons = sum(year, YearReturn::employees);
        return persons == null
                ? new Value(null, Message.of("signal.missing.staff"))
                : new Value(persons, Message.of("signal.step.staff", String.valueOf(year), persons, rule.limit()));
    }

    private Value buildings() {
        BigDecimal floor = BigDecimal.ZERO;
        BigDecimal empty = BigDecimal.ZERO;
        for (BuildingUse building : facts.buildings()) {
            BigDecimal area = building.floorAreaM2();
            BigDecimal unused = building.emptyM2(asOf);
            if (area == null || unused == null) {
                return new Value(null, Message.of("signal.missing.building"));
            }
            floor = floor.add(area);
            empty = empty.add(unused);
        }
        if (floor.signum() <= 0) {
            return new Value(null, Message.of("signal.missing.building"));
        }
        BigDecimal share = share(empty, floor);
        return new Value(share, Message.of("signal.step.building", floor, empty, percent(share)));
    }

    /** The sum over all firms and months; null if one month of one firm is not known, or if there is no firm. */
    private @Nullable BigDecimal sum(MonthValue.Kind kind, YearMonth first, YearMonth last) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String subject : facts.subjects()) {
            for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
                BigDecimal value = value(subject, kind, month);
                if (value == null) {
                    return null;
                }
                sum = sum.add(value);
            }
        }
        return facts.subjects().isEmpty() ? null : sum;
    }

    private @Nullable BigDecimal value(String subject, MonthValue.Kind kind, YearMonth month) {
        for (MonthValue value : facts.months()) {
            boolean same = value.kind() == kind
                    && value.month().equals(month)
                    && value.subject().equals(subject);
            if (same && value.visible(asOf)) {
                return value.value();
            }
        }
        return null;
    }

    private @Nullable BigDecimal sum(int year, Function<YearReturn, @Nullable BigDecimal> field) {
        List<BigDecimal> values = new ArrayList<>();
        for (String subject : facts.subjects()) {
            for (YearReturn row : facts.returns()) {
                BigDecimal value = row.subject().equals(subject) && row.year() == year && row.visible(asOf)
                        ? field.apply(row)
                        : null;
                if (value != null) {
                    values.add(value);
                }
            }
        }
        boolean complete =
                !values.isEmpty() && values.size() == facts.subjects().size();
        return complete ? values.stream().reduce(BigDecimal.ZERO, BigDecimal::add) : null;
    }

    private int lastClosedYear() {
        return lastMonth.getMonthValue() == YEAR ? lastMonth.getYear() : lastMonth.getYear() - 1;
    }

    private static BigDecimal mean(BigDecimal sum, int count) {
        return sum.divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_UP);
    }

    private static BigDecimal share(BigDecimal part, BigDecimal whole) {
        return part.divide(whole, SHARE_SCALE, RoundingMode.HALF_UP);
    }

    private static BigDecimal percent(BigDecimal share) {
        return share.movePointRight(2).setScale(1, RoundingMode.HALF_UP);
    }
}
