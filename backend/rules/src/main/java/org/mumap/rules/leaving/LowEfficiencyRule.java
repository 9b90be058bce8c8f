package org.mumap.rules.leaving;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.leaving.LandFacts.YearOfLand;
import org.mumap.rules.leaving.LowEfficiency.Reading;
import org.mumap.rules.leaving.LowEfficiency.Standing;
import org.mumap.rules.leaving.LowEfficiency.State;

/** Reads the predicates of low efficiency. Idle land is routed to the idle law first, so that no parcel is both. */
public final class LowEfficiencyRule {

    private static final int SCALE = 6;
    private static final BigDecimal THIRD = BigDecimal.valueOf(3);
    private static final BigDecimal QUARTER = BigDecimal.valueOf(4);
    private static final BigDecimal DAYS_PER_YEAR = new BigDecimal("365.25");

    private final LandFacts land;
    private final EfficiencyRules rules;
    private final LocalDate asOf;

    private LowEfficiencyRule(LandFacts land, EfficiencyRules rules, LocalDate asOf) {
        this.land = land;
        this.rules = rules;
        this.asOf = asOf;
    }

    /** What the predicates in force on a day say. */
    public static LowEfficiency judge(LandFacts land, EfficiencyRules rules, LocalDate asOf) {
        if (land.idle()) {
            return new LowEfficiency(land.parcelCode(), Standing.IDLE, List.of());
        }
        if (!land.developing()) {
            return new LowEfficiency(land.parcelCode(), Standing.NEITHER, List.of());
        }
        LowEfficiencyRule rule = new LowEfficiencyRule(land, rules, asOf);
        List<Reading> readings = new ArrayList<>();
        for (LowReason reason : LowReason.values()) {
            EfficiencyRules.Line line = rules.lines().get(reason);
            if (line != null && line.inForce(asOf)) {
                readings.add(rule.read(reason, line));
            }
        }
        boolean low = readings.stream().anyMatch(reading -> reading.state() == State.HIT);
        return new LowEfficiency(land.parcelCode(), low ? Standing.LOW_EFFICIENCY : Standing.NEITHER, readings);
    }

    private Reading read(LowReason reason, EfficiencyRules.Line line) {
        Found found = switch (reason) {
            case UNFINISHED -> unfinished(line.value());
            case OVERDUE_COMPLETION -> overdue(line.value());
            case NO_PRODUCTION -> noProduction(line.value());
            case LOW_YIELD -> lowYield(line.value());
            case BELOW_CONTRACT -> belowContract(line.value());
            case LOW_INVESTMENT -> lowInvestment(line.value());
            case LEASED_OUT -> leasedOut(line.value());
        };
        return new Reading(reason, found.state, found.value, line.value(), line.source(), found.missing);
    }

    private record Found(
            State state,
            @Nullable BigDecimal value,
            @Nullable String missing) {

        static Found of(boolean hit, @Nullable BigDecimal value) {
            return new Found(hit ? State.HIT : State.QUIET, value, null);
        }

        static Found unknown(String missing) {
            return new Found(State.UNKNOWN, null, missing);
        }
    }

    /**
     * Stopped for the years, and by both shares beyond the idle rule: 已动工面积 not under a third of 应动工面积 and 已投资额 not under 25 %
     * of 总投资额 (53号令 art. 2 ¶2 asks for less than either), compared exactly. With one of them under, it is not this predicate's.
     */
    private Found unfinished(BigDecimal years) {
        LocalDate stopped = land.stoppedOn();
        if (land.completedOn() != null || stopped == null) {
            return Found.of(false, null);
        }
        Boolean built = reaches(land.developedM2(), land.shouldDevelopM2(), THIRD);
        Boolean invested = reaches(land.investedWan(), land.agreedInvestmentWan(), QUARTER);
        if (Boolean.FALSE.equals(built) || Boolean.FALSE.equals(invested)) {
            return Found.of(false, since(stopped));
        }
        if (built == null) {
            return Found.unknown(land.developedM2() == null ? "developed_m2" : "should_develop_m2");
        }
        if (invested == null) {
            return Found.unknown(land.investedWan() == null ? "invested_wan" : "agreed_investment_wan");
        }
        return Found.of(past(stopped, years), since(stopped));
    }

    /** Whether {@code part ÷ whole ≥ 1 ÷ parts}; null when one is not known. */
    private static @Nullable Boolean reaches(@Nullable BigDecimal part, @Nullable BigDecimal whole, BigDecimal parts) {
        return part == null || whole == null || whole.signum() <= 0
                ? null
                : Boolean.valueOf(part.multiply(parts).compareTo(whole) >= 0);
    }

    private Found overdue(BigDecimal years) {
        if (land.completedOn() != null) {
            return Found.of(false, null);
        }
        LocalDate agreed = land.agreedCompletionOn();
        return agreed == null ? Found.unknown("agreed_completion_on") : Found.of(past(agreed, years), since(agreed));
    }

    /**
     * Finished for the years, and either an inspection since then still finds no production, or the returns of as many years show no
     * tax. A year without a return says neither.
     */
    private Found noProduction(BigDecimal years) {
        LocalDate completed = land.completedOn();
        if (completed == null || !past(completed, years)) {
            return Found.of(false, completed == null ? null : since(completed));
        }
        int needed = years.intValueExact();
        List<YearOfLand> newest = land.years().stream().limit(needed).toList();
        if (newest.stream().anyMatch(year -> paid(year.taxWan()))) {
            return Found.of(false, since(completed));
        }
        boolean noTax = newest.size() == needed && newest.stream().allMatch(year -> year.taxWan() != null);
        LocalDate seen = land.observedOn();
        boolean notProducing = land.productionOn() == null && seen != null && seen.isAfter(plus(completed, years));
        if (noTax || notProducing) {
            return Found.of(true, since(completed));
        }
        return Found.unknown("tax_wan");
    }

    private static boolean paid(@Nullable BigDecimal tax) {
        return tax != null && tax.signum() > 0;
    }

    /** The tax of the last three years over their land; years whose tax is not known are left out with their land. */
    private Found lowYield(BigDecimal line) {
        BigDecimal mean = perMu(land.years().stream().limit(3).toList());
        return mean == null ? Found.unknown("tax_wan") : Found.of(mean.compareTo(line) < 0, mean);
    }

    private Found belowContract(BigDecimal share) {
        BigDecimal promised = land.agreedTaxWanPerMu();
        if (promised == null || promised.signum() <= 0) {
            return Found.unknown("agreed_tax_wan_per_mu");
        }
        LocalDate producing = land.productionOn();
        if (producing == null) {
            return Found.unknown("production_on");
        }
        if (!past(producing, BigDecimal.valueOf(rules.fullProductionYears()))) {
            return Found.of(false, null);
        }
        BigDecimal actual = perMu(land.years().stream().limit(1).toList());
        if (actual == null) {
            return Found.unknown("tax_wan");
        }
        BigDecimal reached = actual.divide(promised, SCALE, RoundingMode.HALF_UP);
        return Found.of(actual.compareTo(promised.multiply(share)) < 0, reached);
    }

    private Found lowInvestment(BigDecimal share) {
        LocalDate completed = land.completedOn();
        if (completed == null || !past(completed, BigDecimal.valueOf(rules.completedYears()))) {
            return Found.of(false, null);
        }
        BigDecimal agreed = land.agreedInvestmentWan();
        BigDecimal invested = land.investedWan();
        if (agreed == null || agreed.signum() <= 0) {
            return Found.unknown("agreed_investment_wan");
        }
        if (invested == null) {
            return Found.unknown("invested_wan");
        }
        return Found.of(
                invested.compareTo(agreed.multiply(share)) < 0, invested.divide(agreed, SCALE, RoundingMode.HALF_UP));
    }

    private Found leasedOut(BigDecimal share) {
        if (land.completedOn() == null || land.heldM2().signum() <= 0) {
            return Found.of(false, null);
        }
        BigDecimal leased = land.leasedOutM2().divide(land.heldM2(), SCALE, RoundingMode.HALF_UP);
        boolean mainly = land.leasedOutM2().compareTo(land.heldM2().multiply(share)) > 0;
        if (mainly && land.tenants() == 0) {
            return Found.unknown("occupancies");
        }
        return Found.of(mainly && land.tenantsWithReturns() == 0, leased);
    }

    private static @Nullable BigDecimal perMu(List<YearOfLand> years) {
        BigDecimal mu = BigDecimal.ZERO;
        BigDecimal tax = BigDecimal.ZERO;
        for (YearOfLand year : years) {
            BigDecimal paid = year.taxWan();
            if (paid != null) {
                mu = mu.add(year.mu());
                tax = tax.add(paid);
            }
        }
        return mu.signum() <= 0 ? null : tax.divide(mu, SCALE, RoundingMode.HALF_UP);
    }

    private boolean past(LocalDate day, BigDecimal years) {
        return asOf.isAfter(plus(day, years));
    }

    private static LocalDate plus(LocalDate day, BigDecimal years) {
        return day.plusYears(years.longValueExact());
    }

    /** Years since a day, for reading only. */
    private BigDecimal since(LocalDate day) {
        return BigDecimal.valueOf(ChronoUnit.DAYS.between(day, asOf)).divide(DAYS_PER_YEAR, 2, RoundingMode.HALF_UP);
    }
}
