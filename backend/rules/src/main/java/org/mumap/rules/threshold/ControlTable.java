package org.mumap.rules.threshold;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Control indicators for industrial projects (工业项目建设用地控制指标), as dated rows: each names its document, the edition of the
 * industry code that it counts by, and its source. What no row says is missing, and said to be. A row that has been replaced never
 * decides: where the table in force was not at hand, the newest one before it is shown as a hint, and nothing passes or fails by it.
 *
 * @param limits all rows, of every edition
 * @param crosswalk how a code of another edition is read in the edition that a table counts by
 */
public record ControlTable(List<Limit> limits, List<Same> crosswalk) {

    /** What is controlled. */
    public enum Control {
        /** 容积率, floor space over land. */
        PLOT_RATIO,
        /** 建筑系数, covered land over land, 0 to 1. */
        BUILDING_COEFFICIENT,
        /** 行政办公及生活服务设施用地比重, 0 to 1. */
        OFFICE_LAND_SHARE,
        /** 行政办公及生活服务设施建筑面积比重, 0 to 1. */
        OFFICE_FLOOR_SHARE,
        /** 固定资产投资强度, 万元 per hectare, by land class. */
        INVESTMENT_INTENSITY
    }

    /**
     * One row.
     *
     * @param document document it stands in
     * @param scheme edition of the industry code; empty when the limit holds for every industry
     * @param division two digits; empty when it holds for every industry
     * @param control what is controlled
     * @param atLeast whether the value is the least allowed, else the most
     * @param value the limit; null when the table was not at hand, which is then said
     * @param effectiveFrom first day in force
     * @param effectiveTo last day in force, null while it is
     * @param source where it was read
     */
    public record Limit(
            String document,
            String scheme,
            String division,
            Control control,
            boolean atLeast,
            @Nullable BigDecimal value,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            String source) {

        boolean inForce(LocalDate day) {
            return !effectiveFrom.isAfter(day) && (effectiveTo == null || !effectiveTo.isBefore(day));
        }
    }

    /**
     * The same industry in two editions.
     *
     * @param scheme edition of the code
     * @param prefix first digits of the code
     * @param otherScheme edition of the table
     * @param otherDivision two digits there
     */
    public record Same(String scheme, String prefix, String otherScheme, String otherDivision) {}

    /**
     * A project's value against its limit.
     *
     * @param control what is controlled
     * @param limit the row in force, null when no row says anything
     * @param hint the newest row of before with a number, where the one in force has none; by it nothing is decided
     * @param readAs division in the edition of the table (of the hint, where there is one), when it is not the project's own
     * @param value what the project states
     * @param pass whether the row in force is kept; null when the value or its limit is missing
     */
    public record Check(
            Control control,
            @Nullable Limit limit,
            @Nullable Limit hint,
            @Nullable String readAs,
            @Nullable BigDecimal value,
            @Nullable Boolean pass) {}

    public ControlTable {
        limits = List.copyOf(limits);
        crosswalk = List.copyOf(crosswalk);
    }

    /**
     * Checks what a project states.
     *
     * @param scheme edition of its industry code
     * @param code its industry code, two to four digits; null when not known
     * @param day day on which the limits must be in force
     */
    public List<Check> check(String scheme, @Nullable String code, LocalDate day, Map<Control, BigDecimal> stated) {
        List<Check> checks = new ArrayList<>();
        for (Control control : Control.values()) {
            checks.add(check(control, scheme, code, day, stated.get(control)));
        }
        return checks;
    }

    private Check check(
            Control control, String scheme, @Nullable String code, LocalDate day, @Nullable BigDecimal value) {
        Limit inForce = newest(limit -> limit.control == control && limit.inForce(day) && fits(limit, scheme, code));
        boolean empty = inForce != null && inForce.value == null;
        Limit hint = empty
                ? newest(limit -> limit.control == control
                        && limit.value != null
                        && !limit.inForce(day)
                        && !limit.effectiveFrom.isAfter(day)
                        && fits(limit, scheme, code))
                : null;
        Limit read = hint == null ? inForce : hint;
        String readAs = read == null || read.division.isEmpty() || read.scheme.equals(scheme) ? null : read.division;
        return new Check(control, inForce, hint, readAs, value, pass(inForce, value));
    }

    /** The row that came into force last; of the same day, the one for the industry before the one for all. */
    private @Nullable Limit newest(Predicate<Limit> wanted) {
        return limits.stream()
                .filter(wanted)
                .max(Comparator.comparing(Limit::effectiveFrom).thenComparing(limit -> !limit.division.isEmpty()))
                .orElse(null);
    }

    private boolean fits(Limit limit, String scheme, @Nullable String code) {
        return limit.division.isEmpty()
                || division(limit, scheme, code).filter(limit.division::equals).isPresent();
    }

    private static @Nullable Boolean pass(@Nullable Limit limit, @Nullable BigDecimal value) {
        if (limit == null || limit.value == null || value == null) {
            return null;
        }
        int order = value.compareTo(limit.value);
        return limit.atLeast ? order >= 0 : order <= 0;
    }

    private Optional<String> division(Limit limit, String scheme, @Nullable String code) {
        if (code == null || code.length() < 2) {
            return Optional.empty();
        }
        if (limit.scheme.equals(scheme)) {
            return Optional.of(code.substring(0, 2));
        }
        return crosswalk.stream()
                .filter(same -> same.scheme.equals(scheme)
                        && same.otherScheme.equals(limit.scheme)
                        && code.startsWith(same.prefix))
                .map(Same::otherDivision)
                .findFirst();
    }
}
