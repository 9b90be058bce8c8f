package org.mumap.rules.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lamps beside that of progress: start, funds and entry into the statistics of a project; growth and bond use of a district. Each is
 * judged only where the place's rule set draws a line for it.
 */
public final class SideLamps {

    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final int BOND_MONTHS = 6;

    private SideLamps() {}

    /**
     * A lamp with the shortfall that set it.
     *
     * @param measure what it looks at
     * @param lamp the lamp
     * @param shortfall how far short, in the unit of the measure
     */
    public record SideLamp(LampMeasure measure, Lamp lamp, BigDecimal shortfall) {}

    /**
     * Dates and money of a project; what lies after the day judged is not looked at.
     *
     * @param plannedStartOn planned start of works
     * @param startedOn start of works
     * @param inStatisticsOn entry into the statistics
     * @param fundsPlannedWan funds that were to be in place by now, 万元
     * @param fundsPaidWan funds in place, 万元
     */
    public record Milestones(
            @Nullable LocalDate plannedStartOn,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate inStatisticsOn,
            @Nullable BigDecimal fundsPlannedWan,
            @Nullable BigDecimal fundsPaidWan) {}

    /** The lamps of a project beside that of progress, in the order of {@link LampMeasure}. */
    public static List<SideLamp> of(Milestones project, LocalDate asOf, LampRuleSet rules) {
        List<SideLamp> lamps = new ArrayList<>();
        rules.find(LampMeasure.START)
                .flatMap(line -> start(project, asOf).map(v -> lamp(LampMeasure.START, line, v)))
                .ifPresent(lamps::add);
        rules.find(LampMeasure.FUNDS)
                .flatMap(line -> funds(project).map(v -> lamp(LampMeasure.FUNDS, line, v)))
                .ifPresent(lamps::add);
        rules.find(LampMeasure.REGISTRATION)
                .flatMap(line -> registration(project, asOf, line))
                .ifPresent(lamps::add);
        return List.copyOf(lamps);
    }

    private static SideLamp lamp(LampMeasure measure, LampLine line, BigDecimal shortfall) {
        return new SideLamp(measure, line.lamp(shortfall), shortfall);
    }

    /** Months that have ended, from the planned month on, without a start. */
    private static Optional<BigDecimal> start(Milestones project, LocalDate asOf) {
        LocalDate planned = project.plannedStartOn();
        if (planned == null) {
            return Optional.empty();
        }
        if (reached(project.startedOn(), asOf)) {
            return Optional.of(BigDecimal.ZERO);
        }
        YearMonth next = YearMonth.from(asOf.plusDays(1));
        return Optional.of(BigDecimal.valueOf(Math.max(0, ChronoUnit.MONTHS.between(YearMonth.from(planned), next))));
    }

    private static Optional<BigDecimal> funds(Milestones project) {
        BigDecimal planned = project.fundsPlannedWan();
        if (planned == null || planned.signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal paid = project.fundsPaidWan() == null ? BigDecimal.ZERO : project.fundsPaidWan();
        return Optional.of(planned.subtract(paid).max(BigDecimal.ZERO));
    }

    /** More than n months have passed once the same day of the n-th month lies behind; the last day of a short month counts. */
    private static Optional<SideLamp> registration(Milestones project, LocalDate asOf, LampLine line) {
        LocalDate started = project.startedOn();
        if (started == null || started.isAfter(asOf)) {
            return Optional.empty();
        }
        if (reached(project.inStatisticsOn(), asOf)) {
            return Optional.of(lamp(LampMeasure.REGISTRATION, line, BigDecimal.ZERO));
        }
        long whole = ChronoUnit.MONTHS.between(started, asOf);
        // in a short month the day itself is missing: its last day stands for it
        if (!started.plusMonths(whole + 1).isAfter(asOf)) {
            whole++;
        }
        BigDecimal months = BigDecimal.valueOf(whole);
        // a started month makes it more than the whole ones
        BigDecimal passed = started.plusMonths(whole).isBefore(asOf) ? months.add(new BigDecimal("0.5")) : months;
        return Optional.of(new SideLamp(LampMeasure.REGISTRATION, line.lamp(passed), months));
    }

    private static boolean reached(@Nullable LocalDate day, LocalDate asOf) {
        return day != null && !day.isAfter(asOf);
    }

    /**
     * Growth of a district's investment (percent): green at or above both its plan and the city's mean, red when it shrank, else yellow.
     */
    public static Lamp districtGrowth(BigDecimal growth, BigDecimal plan, BigDecimal cityMean, LampRuleSet rules) {
        LampLine line = rules.find(LampMeasure.DISTRICT_GROWTH)
                .orElseThrow(
                        () -> new IllegalArgumentException(rules.id() + " does not judge the growth of districts"));
        return growth.signum() < 0 ? Lamp.RED : line.lamp(plan.max(cityMean).subtract(growth));
    }

    /**
     * Use of a special bond: expected is an even use over six months, counted from the month after the issue.
     *
     * @return empty while nothing is expected yet
     */
    public static Optional<SideLamp> bondUse(
            BigDecimal issuedWan, BigDecimal usedWan, YearMonth issued, YearMonth ended, LampRuleSet rules) {
        LampLine line = rules.find(LampMeasure.BOND_USE)
                .orElseThrow(() -> new IllegalArgumentException(rules.id() + " does not judge the use of bonds"));
        long months = Math.min(BOND_MONTHS, ChronoUnit.MONTHS.between(issued, ended));
        if (months <= 0 || issuedWan.signum() <= 0) {
            return Optional.empty();
        }
        // over six times the issue, so that nothing is rounded before it is compared
        BigDecimal expected = issuedWan.multiply(BigDecimal.valueOf(months));
        BigDecimal missing = expected.subtract(usedWan.multiply(BigDecimal.valueOf(BOND_MONTHS)))
                .max(BigDecimal.ZERO)
                .multiply(HUNDRED);
        return Optional.of(new SideLamp(
                LampMeasure.BOND_USE, line.lamp(missing, expected), missing.divide(expected, 6, RoundingMode.HALF_UP)));
    }
}
