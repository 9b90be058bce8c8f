package org.mumap.rules.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/** What is wrong with a scheme before anybody is measured by it. */
public final class SchemeCheck {

    private final Scheme scheme;
    private final List<Message> faults = new ArrayList<>();

    private SchemeCheck(Scheme scheme) {
        this.scheme = scheme;
    }

    /** The faults; empty when it can be run. */
    public static List<Message> faults(Scheme scheme) {
        SchemeCheck check = new SchemeCheck(scheme);
        check.indicators();
        check.grades();
        check.adjustments();
        check.population();
        return List.copyOf(check.faults);
    }

    private void indicators() {
        if (scheme.indicators().isEmpty()) {
            fault("evaluation.fault.indicatorNone");
        }
        if (scheme.method() == Scheme.Method.SINGLE_KEY && scheme.indicators().size() > 1) {
            fault("evaluation.fault.singleKeyMany");
        }
        Set<IndicatorCode> seen = new HashSet<>();
        for (Indicator indicator : scheme.indicators()) {
            IndicatorCode code = indicator.code();
            if (!seen.add(indicator.code())) {
                fault("evaluation.fault.indicatorTwice", code);
            }
            if (indicator.weight().signum() <= 0) {
                fault("evaluation.fault.weightPositive", code, indicator.weight());
            }
            if (indicator.baseFactor().signum() <= 0) {
                fault("evaluation.fault.baseFactorPositive", code, indicator.baseFactor());
            }
            base(indicator, code);
        }
    }

    private void base(Indicator indicator, IndicatorCode code) {
        boolean computed = indicator.baseRule() != Indicator.BaseRule.FIXED;
        boolean set = indicator.base() != null;
        if (indicator.base() != null && indicator.base().signum() <= 0) {
            fault("evaluation.fault.basePositive", code, indicator.base());
        }
        if (scheme.method() == Scheme.Method.BASE_RATIO && !computed && !set) {
            fault("evaluation.fault.baseMissing", code);
        }
        boolean bounded = indicator.cap() != null || indicator.floor() != null;
        if (bounded && !computed && !set && scheme.method() != Scheme.Method.BASE_RATIO) {
            fault("evaluation.fault.boundNeedsBase", code);
        }
        if (indicator.cap() != null
                && indicator.floor() != null
                && indicator.floor().compareTo(indicator.cap()) > 0) {
            fault("evaluation.fault.floorAboveCap", code, indicator.floor(), indicator.cap());
        }
    }

    private void grades() {
        List<Ranking.Cut> grades = scheme.ranking().grades();
        if (grades.isEmpty()) {
            fault("evaluation.fault.gradeNone");
            return;
        }
        Set<String> seen = new HashSet<>();
        BigDecimal before = BigDecimal.ZERO;
        for (Ranking.Cut cut : grades) {
            if (cut.grade().isBlank() || !seen.add(cut.grade()) || cut.grade().equals("T")) {
                fault("evaluation.fault.gradeLetter", cut.grade());
            }
            if (cut.upTo().compareTo(before) <= 0) {
                fault("evaluation.fault.gradeAscending", cut.grade(), cut.upTo());
            }
            before = cut.upTo();
        }
        if (before.compareTo(BigDecimal.ONE) != 0) {
            fault("evaluation.fault.gradeLast", before);
        }
    }

    private void adjustments() {
        Set<String> seen = new HashSet<>();
        for (Adjustment rule : scheme.adjustments()) {
            if (rule.code().isBlank() || !seen.add(rule.code())) {
                fault("evaluation.fault.adjustmentCode", rule.code());
            }
            boolean veto = rule.kind() == Adjustment.Kind.VETO;
            if (veto
                    && scheme.ranking().grades().stream()
                            .noneMatch(cut -> cut.grade().equals(rule.best()))) {
                fault("evaluation.fault.vetoGrade", rule.code(), rule.best() == null ? "" : rule.best());
            }
            if (!veto && (rule.points() == null || rule.points().signum() <= 0)) {
                fault("evaluation.fault.adjustmentPoints", rule.code());
            }
        }
        for (Exclusion rule : scheme.exclusions()) {
            boolean counted =
                    rule.kind() == Exclusion.Kind.REGISTERED_YEARS || rule.kind() == Exclusion.Kind.LAND_YEARS;
            if (counted && rule.years() < 1) {
                fault("evaluation.fault.exclusionYears", rule.kind().name());
            }
            if (!counted && rule.codes().isEmpty()) {
                fault("evaluation.fault.exclusionCodes", rule.kind().name());
            }
        }
    }

    private void population() {
        Scheme.Population population = scheme.population();
        negative("minMu", population.minMu());
        negative("belowMu", population.belowMu());
        negative("belowScaleMinMu", population.belowScaleMinMu());
        negative("tenantAloneFromMu", scheme.land().tenantAloneFromMu());
        if (population.minMu() != null
                && population.belowMu() != null
                && population.minMu().compareTo(population.belowMu()) >= 0) {
            fault("evaluation.fault.muRange", population.minMu(), population.belowMu());
        }
    }

    private void negative(String field, @Nullable BigDecimal mu) {
        if (mu != null && mu.signum() < 0) {
            fault("evaluation.fault.muNegative", field, mu);
        }
    }

    private void fault(String key, Object... args) {
        faults.add(Message.of(key, args));
    }
}
