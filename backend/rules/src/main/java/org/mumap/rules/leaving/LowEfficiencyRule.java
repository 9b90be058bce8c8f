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

    /** Stopped for the years with both limbs of the idle rule met: otherwise the idle law has it. */
    private Found unfinished(BigDecimal years) {
        LocalDate stopped = land.stoppedOn();
        if (land.completedOn() != null || stopped == null) {
            return Found.of(false, null);
        }
        if (land.developedM2() == null || land.shouldDevelopM2() == null) {
            return Found.unknown("developed_m2");
        }
        if (land.investedWan() == null || land.agreedInvestmentWan() == null) {
            return Found.unknown("invested_wan");
        }
        return Found.of(past(stopped, years), since(stopped));
    }

    private Found overdue(BigDecimal years) {
        if (land.completedOn() != null) {
            return Found.of(false, null);
        }
        LocalDate agreed = land.agreedCompletionOn();
        return agreed == null ? Found.unknown("agreed_completion_on") : Found.of(past(agreed, years), since(agreed));
    }

    private Found noProduction(BigDecimal years) {
        LocalDate completed = land.completedOn();
        if (completed == null || !past(completed, years)) {
            return Found.of(false, completed == null ? null : since(completed));
        }
        int needed = years.intValueExact();
        List<YearOfLand> newest = land.years().stream().limit(needed).toList();
        boolean noTax = newest.size() == needed
                && newest.stream().allMatch(year -> year.taxWan().signum() <= 0);
        if (noTax) {
            return Found.of(true, since(completed));
        }
        if (land.productionOn() == null && newest.isEmpty()) {
            return Found.of(true, since(completed));
        }
        return Found.of(false, since(completed));
    }

    /** The tax of the last three years over their land. */
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
        return Found.of(mainly && land.tenantsWithReturns() == 0, leased);
    }

    private static @Nullable BigDecimal perMu(List<YearOfLand> years) {
        BigDecimal mu = years.stream().map(YearOfLand::mu).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal tax = years.stream().map(YearOfLand::taxWan).reduce(BigDecimal.ZERO, BigDecimal::add);
        return mu.signum() <= 0 ? null : tax.divide(mu, SCALE, RoundingMode.HALF_UP);
    }

    private boolean past(LocalDate day, BigDecimal years) {
        return asOf.isAfter(day.plusYears(years.longValueExact()));
    }

    /** Years since a day, for reading only. */
    private BigDecimal since(LocalDate day) {
        return BigDecimal.valueOf(ChronoUnit.DAYS.between(day, asOf)).divide(DAYS_PER_YEAR, 2, RoundingMode.HALF_UP);
    }
}
