package org.mumap.rules.idle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds of every clock and every verdict, tried on seeded random facts; a failure prints the seed. */
class IdleProperties {

    private static final long SEED = 20261123L;
    private static final int RUNS = 400;
    private static final LocalDate BASE = LocalDate.of(2023, 3, 1);

    @Test
    void netDaysNeverRunBackAndNeverExceedGross() {
        for (int run = 0; run < RUNS; run++) {
            List<ExcludedPeriod> periods = periods(new Random(SEED + run), 6);
            YearClock clock = YearClock.of(BASE, periods);
            long before = 0;
            for (LocalDate day = BASE; day.isBefore(BASE.plusYears(3)); day = day.plusDays(1)) {
                long net = clock.netDays(day);
                assertThat(net)
                        .as("seed %d day %s", SEED + run, day)
                        .isBetween(before, before + 1)
                        .isLessThanOrEqualTo(clock.grossDays(day));
                before = net;
            }
        }
    }

    /** Excluded days are a set: counted one by one they are as many as counted by runs. */
    @Test
    void overlappingPeriodsCountEachDayOnce() {
        for (int run = 0; run < RUNS; run++) {
            List<ExcludedPeriod> periods = periods(new Random(SEED + run), 8);
            Set<LocalDate> days = new HashSet<>();
            for (ExcludedPeriod period : periods) {
                for (LocalDate day = period.fromOn(); !day.isAfter(period.toOn()); day = day.plusDays(1)) {
                    days.add(day);
                }
            }
            LocalDate upTo = BASE.plusDays(500);
            long expected = days.stream()
                    .filter(day -> day.isAfter(BASE) && !day.isAfter(upTo))
                    .count();
            assertThat(ExcludedDays.of(periods).count(BASE, upTo))
                    .as("seed %d", SEED + run)
                    .isEqualTo(expected);
        }
    }

    /**
     * The day found by the repetition is the first day on which the law's plain reading holds: walking day by day, the year is full
     * once as many days that are not excluded have passed as the undisturbed year has.
     */
    @Test
    void fullOnIsTheFirstDayAfterAFullNetYear() {
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(SEED + run);
            LocalDate base = BASE.plusDays(random.nextInt(800));
            List<ExcludedPeriod> periods = periods(random, 7);
            YearClock clock = YearClock.of(base, periods);
            for (int years = 1; years <= 2; years++) {
                long needed = base.plusYears(years).toEpochDay() - base.toEpochDay();
                LocalDate day = base;
                while (clock.netDays(day) < needed) {
                    day = day.plusDays(1);
                }
                assertThat(clock.fullOn(years))
                        .as("seed %d base %s years %d %s", SEED + run, base, years, periods)
                        .isEqualTo(day.plusDays(1));
            }
        }
    }

    @Test
    void anExclusionAfterTheFullDayDoesNotUndoIt() {
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(SEED + run);
            List<ExcludedPeriod> periods = periods(random, 5);
            LocalDate full = YearClock.of(BASE, periods).fullOn(1);
            List<ExcludedPeriod> more = new ArrayList<>(periods);
            LocalDate from = full.plusDays(random.nextInt(50));
            more.add(new ExcludedPeriod(CauseCode.G1, from, from.plusDays(random.nextInt(400)), true, "doc"));
            assertThat(YearClock.of(BASE, more).fullOn(1))
                    .as("seed %d", SEED + run)
                    .isEqualTo(full);
        }
    }

    @Test
    void aFurtherExclusionNeverMakesLandIdleEarlier() {
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(SEED + run);
            List<ExcludedPeriod> periods = periods(random, 5);
            List<ExcludedPeriod> more = new ArrayList<>(periods);
            more.addAll(periods(random, 1));
            assertThat(YearClock.of(BASE, more).fullOn(1))
                    .as("seed %d", SEED + run)
                    .isAfterOrEqualTo(YearClock.of(BASE, periods).fullOn(1));
        }
    }

    /** Once suspected, a parcel on which nothing happens stays suspected. */
    @Test
    void suspicionOfLandThatNobodyTouchesLasts() {
        for (int run = 0; run < RUNS; run++) {
            IdleFacts facts = facts(new Random(SEED + run), BigDecimal.ONE);
            boolean suspected = false;
            int years = 0;
            for (LocalDate day = BASE; day.isBefore(BASE.plusYears(4)); day = day.plusDays(7)) {
                IdleVerdict verdict = IdleRule.judge(facts, day);
                assertThat(verdict.yearsFull())
                        .as("seed %d day %s", SEED + run, day)
                        .isGreaterThanOrEqualTo(years);
                if (suspected) {
                    assertThat(verdict.finding())
                            .as("seed %d day %s", SEED + run, day)
                            .isEqualTo(IdleFinding.SUSPECTED_NOT_STARTED);
                }
                suspected = verdict.finding() == IdleFinding.SUSPECTED_NOT_STARTED;
                assertThat(suspected).as("seed %d day %s", SEED + run, day).isEqualTo(verdict.yearsFull() > 0);
                years = verdict.yearsFull();
            }
        }
    }

    /** Facts dated later than the day judged change nothing. */
    @Test
    void theFutureIsInvisible() {
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(SEED + run);
            IdleFacts facts = facts(random, BigDecimal.ONE);
            LocalDate asOf = BASE.plusDays(random.nextInt(900));
            List<IdleContract> contracts = new ArrayList<>(facts.contracts());
            contracts.add(contract("GF-9", asOf.plusDays(1), null, null, BigDecimal.TEN));
            contracts.add(contract("BC-9", asOf.minusDays(1), "GF-1", asOf.plusDays(1), BigDecimal.TEN));
            List<SiteState> sites = new ArrayList<>(facts.siteStates());
            sites.add(new SiteState(asOf.plusDays(1), null, BASE, null, null, null, null, asOf, null));
            List<ExcludedPeriod> periods = new ArrayList<>(facts.excludedPeriods());
            periods.add(new ExcludedPeriod(CauseCode.F, asOf.plusDays(1), asOf.plusDays(900), true, "doc"));
            List<LegalState> legal = List.of(
                    new LegalState(LegalStatus.FOUND_IDLE, asOf.plusDays(1), null, null, null, CauseCode.G1, null));
            IdleFacts later = IdleFacts.national(facts.parcelCode(), contracts, sites, periods, legal);
            assertThat(IdleRule.judge(later, asOf))
                    .as("seed %d asOf %s", SEED + run, asOf)
                    .isEqualTo(IdleRule.judge(facts, asOf));
        }
    }

    /** Areas and amounts in another unit give the same finding: only the shares matter. */
    @Test
    void scaleDecidesNothing() {
        for (int run = 0; run < RUNS; run++) {
            for (String scale : List.of("0.0001", "3", "1000000")) {
                IdleVerdict one = IdleRule.judge(stopped(new Random(SEED + run), BigDecimal.ONE), BASE.plusYears(3));
                IdleVerdict scaled =
                        IdleRule.judge(stopped(new Random(SEED + run), new BigDecimal(scale)), BASE.plusYears(3));
                assertThat(scaled.finding())
                        .as("seed %d scale %s", SEED + run, scale)
                        .isEqualTo(one.finding());
                assertThat(scaled.shares())
                        .as("seed %d scale %s", SEED + run, scale)
                        .isEqualTo(one.shares());
            }
        }
    }

    @Test
    void urgencyIsTheMeanOfItsTerms() {
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(SEED + run);
            IdleVerdict verdict = IdleRule.judge(facts(random, BigDecimal.ONE), BASE.plusDays(random.nextInt(1200)));
            IdleUrgency urgency = IdleUrgency.of(verdict, BigDecimal.valueOf(random.nextInt(300)));
            double sum = urgency.terms().stream()
                    .mapToDouble(term -> term.weight() * term.score())
                    .sum();
            assertThat(urgency.score())
                    .as("seed %d", SEED + run)
                    .isCloseTo(sum / 10, within(1e-12))
                    .isBetween(0.0, 1.0);
            if (urgency.nextFullOn() != null) {
                assertThat(verdict.asOf().plusDays(urgency.daysLeft()))
                        .as("seed %d", SEED + run)
                        .isEqualTo(urgency.nextFullOn());
                assertThat(urgency.daysLeft()).isPositive();
            }
        }
    }

    private static List<ExcludedPeriod> periods(Random random, int atMost) {
        List<ExcludedPeriod> periods = new ArrayList<>();
        int count = random.nextInt(atMost + 1);
        for (int i = 0; i < count; i++) {
            LocalDate from = BASE.plusDays(random.nextInt(1500) - 200L);
            periods.add(new ExcludedPeriod(CauseCode.G1, from, from.plusDays(random.nextInt(120)), true, "doc"));
        }
        return periods;
    }

    private static IdleFacts facts(Random random, BigDecimal price) {
        return IdleFacts.national(
                "339922001001GB00012",
                List.of(contract("GF-1", BASE.minusDays(300), null, null, price)),
                List.of(new SiteState(BASE.minusDays(1), null, null, null, null, null, null, null, null)),
                periods(random, 4),
                List.of());
    }

    private static IdleFacts stopped(Random random, BigDecimal scale) {
        BigDecimal should = BigDecimal.valueOf(1 + random.nextInt(12));
        BigDecimal developed = BigDecimal.valueOf(random.nextInt(12));
        BigDecimal agreed = BigDecimal.valueOf(1 + random.nextInt(12));
        BigDecimal invested = BigDecimal.valueOf(random.nextInt(12));
        IdleContract contract = new IdleContract(
                "GF-1",
                1,
                null,
                "holder",
                ContractKind.GRANT,
                BASE,
                null,
                null,
                BASE,
                null,
                agreed.multiply(scale),
                null,
                null,
                null);
        SiteState site = new SiteState(
                BASE.plusDays(30),
                null,
                BASE,
                should.multiply(scale),
                developed.multiply(scale),
                invested.multiply(scale),
                BASE.plusDays(20),
                null,
                null);
        return IdleFacts.national("339922001001GB00012", List.of(contract), List.of(site), List.of(), List.of());
    }

    private static IdleContract contract(
            String number, LocalDate signedOn, String supplements, LocalDate approvedOn, BigDecimal price) {
        return new IdleContract(
                number,
                1,
                null,
                "holder",
                ContractKind.GRANT,
                signedOn,
                price,
                null,
                BASE,
                null,
                null,
                supplements,
                approvedOn,
                null);
    }
}
