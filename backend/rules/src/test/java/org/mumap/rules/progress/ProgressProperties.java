package org.mumap.rules.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for any plan and any reports, in seeded random projects. */
class ProgressProperties {

    private static final long SEED = 20261129L;
    private static final int RUNS = 500;

    private static BigDecimal amount(Random random, int most) {
        return BigDecimal.valueOf(random.nextInt(most), 2);
    }

    private static List<MonthlyReport> reports(Random random) {
        List<MonthlyReport> reports = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            if (random.nextInt(4) > 0) {
                reports.add(new MonthlyReport(YearMonth.of(2025, month), amount(random, 20_000)));
            }
        }
        return reports;
    }

    private static List<AnnualPlan> plans(Random random) {
        List<AnnualPlan> plans = new ArrayList<>();
        plans.add(new AnnualPlan(2025, amount(random, 100_000).add(BigDecimal.ONE), null, null));
        if (random.nextBoolean()) {
            for (int month = 1; month <= 12; month++) {
                plans.add(new AnnualPlan(2025, null, month, amount(random, 10_000)));
            }
        }
        return plans;
    }

    private static ProgressVerdict judge(List<AnnualPlan> plans, List<MonthlyReport> reports, LocalDate day) {
        return ProgressRule.judge(new ProgressFacts("X", plans, reports, List.of()), day, LampRuleSet.YINCHUAN_2025);
    }

    @Test
    void theScaleOfTheMoneyChangesNothing() {
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(SEED + run);
            List<AnnualPlan> plans = plans(random);
            List<MonthlyReport> reports = reports(random);
            LocalDate day = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(365));
            BigDecimal factor = new BigDecimal("7.3");
            ProgressVerdict scaled = judge(
                    plans.stream()
                            .map(p -> new AnnualPlan(
                                    p.year(),
                                    p.annualPlanWan() == null
                                            ? null
                                            : p.annualPlanWan().multiply(factor),
                                    p.month(),
                                    p.plannedWan() == null
                                            ? null
                                            : p.plannedWan().multiply(factor)))
                            .toList(),
                    reports.stream()
                            .map(r -> new MonthlyReport(r.month(), r.doneWan().multiply(factor)))
                            .toList(),
                    day);
            ProgressVerdict plain = judge(plans, reports, day);
            assertThat(scaled.lagPoints()).as("seed " + (SEED + run)).isEqualByComparingTo(plain.lagPoints());
            assertThat(scaled.lamp()).as("seed " + (SEED + run)).isEqualTo(plain.lamp());
        }
    }

    @Test
    void moreDoneNeverMakesTheLampWorse() {
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(SEED + run);
            List<AnnualPlan> plans = plans(random);
            List<MonthlyReport> reports = new ArrayList<>(reports(random));
            LocalDate day = LocalDate.of(2025, 1, 31).plusDays(random.nextInt(334));
            ProgressVerdict before = judge(plans, reports, day);
            reports.add(new MonthlyReport(YearMonth.of(2025, 1), amount(random, 10_000)));
            ProgressVerdict after = judge(plans, reports, day);
            assertThat(after.lamp().compareTo(before.lamp()))
                    .as("seed " + (SEED + run))
                    .isNotPositive();
            assertThat(after.lagPoints()).as("seed " + (SEED + run)).isGreaterThanOrEqualTo(before.lagPoints());
        }
    }

    @Test
    void theHistoryEndsWithTheVerdictOfTheLastMonthEndAndShowsNoGreenAfterRed() {
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(SEED + run);
            List<AnnualPlan> plans = plans(random);
            List<MonthlyReport> reports = reports(random);
            LocalDate end = YearMonth.of(2025, 1 + random.nextInt(12)).atEndOfMonth();
            List<MonthLamp> history =
                    LampHistory.of(new ProgressFacts("X", plans, reports, List.of()), end, LampRuleSet.YINCHUAN_2025);
            assertThat(history).hasSize(end.getMonthValue());
            assertThat(history.get(history.size() - 1).computed())
                    .as("seed " + (SEED + run))
                    .isEqualTo(judge(plans, reports, end).lamp());
            for (int i = 1; i < history.size(); i++) {
                assertThat(history.get(i - 1).shown() == Lamp.RED
                                && history.get(i).shown() == Lamp.GREEN)
                        .as("seed " + (SEED + run) + " month " + (i + 1))
                        .isFalse();
            }
        }
    }
}
