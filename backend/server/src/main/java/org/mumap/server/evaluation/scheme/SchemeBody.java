package org.mumap.server.evaluation.scheme;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.evaluation.Adjustment;
import org.mumap.rules.evaluation.Exclusion;
import org.mumap.rules.evaluation.Indicator;
import org.mumap.rules.evaluation.IndicatorCode;
import org.mumap.rules.evaluation.LandRule;
import org.mumap.rules.evaluation.Ranking;
import org.mumap.rules.evaluation.Scheme;
import org.mumap.server.problem.Problem;

/** A scheme as it is sent, kept and answered. What is left out has the value that {@link #complete} gives it. */
public record SchemeBody(
        @Nullable String name,
        @Nullable Integer year,
        Scheme.@Nullable Scale population,
        Scheme.@Nullable Method method,
        @Nullable List<IndicatorBody> indicators,
        @Nullable List<GradeBody> grades,
        Ranking.@Nullable Ties ties,
        Ranking.@Nullable Rounding rounding,
        Ranking.@Nullable Within within,
        Scheme.@Nullable Flat flat,
        @Nullable BigDecimal minMu,
        @Nullable BigDecimal belowMu,
        @Nullable BigDecimal belowScaleMinMu,
        Scheme.@Nullable Holding holding,
        @Nullable LandBody land,
        @Nullable List<ExclusionBody> exclusions,
        @Nullable List<AdjustmentBody> adjustments,
        @Nullable String source,
        @Nullable String documentNo) {

    private static final int LONGEST_NAME = 120;
    private static final int MOST_ENTRIES = 60;

    /** An indicator. */
    public record IndicatorBody(
            @Nullable IndicatorCode code,
            @Nullable BigDecimal weight,
            @Nullable BigDecimal base,
            Indicator.@Nullable BaseRule baseRule,
            @Nullable BigDecimal baseFactor,
            @Nullable BigDecimal cap,
            @Nullable BigDecimal floor,
            Indicator.@Nullable Missing missing) {

        IndicatorBody complete() {
            return new IndicatorBody(
                    needed(code, "indicators.code"),
                    needed(weight, "indicators.weight"),
                    base,
                    baseRule == null ? Indicator.BaseRule.FIXED : baseRule,
                    baseFactor == null ? BigDecimal.ONE : baseFactor,
                    cap,
                    floor,
                    missing == null ? Indicator.Missing.AVERAGE_SCORE : missing);
        }

        Indicator rule() {
            IndicatorBody full = complete();
            return new Indicator(
                    needed(full.code, "indicators.code"),
                    needed(full.weight, "indicators.weight"),
                    full.base,
                    needed(full.baseRule, "indicators.baseRule"),
                    needed(full.baseFactor, "indicators.baseFactor"),
                    full.cap,
                    full.floor,
                    needed(full.missing, "indicators.missing"));
        }
    }

    /** A grade. */
    public record GradeBody(
            @Nullable String grade, @Nullable BigDecimal upTo) {}

    /** How land is counted. */
    public record LandBody(
            LandRule.@Nullable DateRule dateRule,
            LandRule.@Nullable Unit unit,
            @Nullable BigDecimal tenantAloneFromMu) {}

    /** A reason not to be ranked. */
    public record ExclusionBody(
            Exclusion.@Nullable Kind kind,
            @Nullable List<String> codes,
            @Nullable Integer years,
            @Nullable String reason) {}

    /** Bonus, deduction, factor or veto. */
    public record AdjustmentBody(
            @Nullable String code,
            @Nullable String name,
            Adjustment.@Nullable Kind kind,
            @Nullable BigDecimal points,
            @Nullable String best) {}

    /** The same under another name and for another year. */
    public SchemeBody named(String called, int of) {
        return new SchemeBody(
                called,
                of,
                population,
                method,
                indicators,
                grades,
                ties,
                rounding,
                within,
                flat,
                minMu,
                belowMu,
                belowScaleMinMu,
                holding,
                land,
                exclusions,
                adjustments,
                source,
                documentNo);
    }

    /** The same with everything that was left out. */
    public SchemeBody complete() {
        String called = needed(name, "name").strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            throw Problem.badRequest("scheme-name", LONGEST_NAME);
        }
        LandBody counted = land == null ? new LandBody(null, null, null) : land;
        return new SchemeBody(
                called,
                needed(year, "year"),
                population == null ? Scheme.Scale.ALL : population,
                method == null ? Scheme.Method.BASE_RATIO : method,
                list(indicators).stream().map(IndicatorBody::complete).toList(),
                list(grades),
                ties == null ? Ranking.Ties.BETTER : ties,
                rounding == null ? Ranking.Rounding.FLOOR : rounding,
                within == null ? Ranking.Within.COUNTY : within,
                flat == null ? Scheme.Flat.FULL_WEIGHT : flat,
                minMu,
                belowMu,
                belowScaleMinMu,
                holding == null ? Scheme.Holding.ANY : holding,
                new LandBody(
                        counted.dateRule == null ? LandRule.DateRule.YEAR_END : counted.dateRule,
                        counted.unit == null ? LandRule.Unit.FIRM : counted.unit,
                        counted.tenantAloneFromMu),
                list(exclusions),
                list(adjustments),
                source,
                documentNo);
    }

    /** The scheme as the rules want it. */
    public Scheme rule() {
        SchemeBody full = complete();
        LandBody counted = needed(full.land, "land");
        return new Scheme(
                new Scheme.Population(
                        needed(full.population, "population"),
                        full.minMu,
                        full.belowMu,
                        full.belowScaleMinMu,
                        needed(full.holding, "holding")),
                needed(full.method, "method"),
                list(full.indicators).stream().map(IndicatorBody::rule).toList(),
                needed(full.flat, "flat"),
                new Ranking(
                        list(full.grades).stream()
                                .map(cut -> new Ranking.Cut(
                                        needed(cut.grade, "grades.grade"), needed(cut.upTo, "grades.upTo")))
                                .toList(),
                        needed(full.ties, "ties"),
                        needed(full.rounding, "rounding"),
                        needed(full.within, "within")),
                new LandRule(
                        needed(counted.dateRule, "land.dateRule"),
                        needed(counted.unit, "land.unit"),
                        counted.tenantAloneFromMu),
                list(full.exclusions).stream()
                        .map(rule -> new Exclusion(
                                needed(rule.kind, "exclusions.kind"),
                                list(rule.codes),
                                rule.years == null ? 0 : rule.years,
                                rule.reason))
                        .toList(),
                list(full.adjustments).stream()
                        .map(rule -> new Adjustment(
                                needed(rule.code, "adjustments.code"),
                                rule.name == null ? needed(rule.code, "adjustments.code") : rule.name,
                                needed(rule.kind, "adjustments.kind"),
                                rule.points,
                                rule.best))
                        .toList());
    }

    private static <T> List<T> list(@Nullable List<T> sent) {
        if (sent != null && sent.size() > MOST_ENTRIES) {
            throw Problem.badRequest("scheme-entries", MOST_ENTRIES);
        }
        if (sent != null && sent.stream().anyMatch(Objects::isNull)) {
            throw Problem.badRequest("scheme-empty-entry");
        }
        return sent == null ? List.of() : sent;
    }

    private static <T> T needed(@Nullable T value, String field) {
        if (value == null) {
            throw Problem.badRequest("field-needed", field);
        }
        return value;
    }
}
