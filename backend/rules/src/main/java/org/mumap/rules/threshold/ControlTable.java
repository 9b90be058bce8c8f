package org.mumap.rules.threshold;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Control indicators for industrial projects (工业项目建设用地控制指标), as dated rows: each names its document, the edition of the
 * industry code that it counts by, and its source. What no row says is missing, and said to be.
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
     * @param limit the row, null when no row says anything
     * @param readAs division in the edition of the table, when it is not the project's own
     * @param value what the project states
     * @param pass whether it is kept; null when the value or the limit is missing
     */
    public record Check(
            Control control,
            @Nullable Limit limit,
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
        Limit best = null;
        String readAs = null;
        for (Limit limit : limits) {
            if (limit.control != control || !limit.inForce(day)) {
                continue;
            }
            Optional<String> division = division(limit, scheme, code);
            boolean fits = limit.division.isEmpty()
                    || division.filter(limit.division::equals).isPresent();
            if (fits && better(limit, best)) {
                best = limit;
                readAs = limit.division.isEmpty() || limit.scheme.equals(scheme) ? null : limit.division;
            }
        }
        return new Check(control, best, readAs, value, pass(best, value));
    }

    /** A row with a number is better than one that only says that the table was not at hand; then the newer one. */
    private static boolean better(Limit limit, @Nullable Limit best) {
        if (best == null || (best.value == null) != (limit.value == null)) {
            return best == null || best.value == null;
        }
        return limit.effectiveFrom.isAfter(best.effectiveFrom);
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
