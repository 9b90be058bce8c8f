package org.mumap.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mumap.rules.evaluation.Evaluation.Ranked;
import org.mumap.rules.permu.Occupancy;
import org.mumap.rules.permu.ParcelLand;
import org.mumap.rules.permu.PerMu;
import org.mumap.rules.permu.PerMuShare;
import org.mumap.rules.permu.Relation;

/** What holds of every evaluation, whatever the county: land conserves, more is never worse, units of money do not matter. */
class EvaluationProperties {

    private static final long SEED = 20261129L;
    private static final int RUNS = 150;

    @Test
    void landConservesLineByLineAndWhateverItIsAddedUpBy() {
        for (int run = 0; run < RUNS; run++) {
            County county = new County(new Random(SEED + run));
            for (LandRule.DateRule rule : LandRule.DateRule.values()) {
                String at = "seed " + (SEED + run) + " " + rule;
                LandList list = LandList.of(County.YEAR, rule, county.occupancies, county.parcels);
                assertThat(list.lines()).as(at).isNotEmpty().allSatisfy(line -> {
                    assertThat(line.netM2()).isNotNegative();
                    assertThat(line.ownM2()
                                    .add(line.leasedInM2())
                                    .add(line.occupiedM2())
                                    .subtract(line.leasedOutM2())
                                    .add(line.raisedM2()))
                            .isEqualByComparingTo(line.netM2());
                });
                BigDecimal total = sum(list.lines(), LandLine::netM2);
                assertThat(sum(
                                list.lines().stream()
                                        .collect(Collectors.groupingBy(LandLine::creditCode))
                                        .values()
                                        .stream()
                                        .map(lines -> sum(lines, LandLine::netM2))
                                        .toList(),
                                Function.identity()))
                        .as(at)
                        .isEqualByComparingTo(total);
            }
        }
    }

    @Test
    void landAtTheYearsEndIsThatOfThePerMuTable() {
        for (int run = 0; run < RUNS; run++) {
            County county = new County(new Random(SEED + run));
            Map<String, BigDecimal> list = new TreeMap<>();
            LandList.of(County.YEAR, LandRule.DateRule.YEAR_END, county.occupancies, county.parcels).lines().stream()
                    .filter(line -> line.netM2().signum() > 0)
                    .forEach(line -> list.put(
                            line.creditCode() + line.parcelCode(), line.netM2().stripTrailingZeros()));
            Map<String, BigDecimal> table = new TreeMap<>();
            PerMu.apportion(County.YEAR, List.of(), county.occupancies, county.parcels).shares().stream()
                    .filter(PerMuShare::placed)
                    .forEach(share -> table.put(
                            share.creditCode() + share.parcelCode(),
                            share.netLandM2().stripTrailingZeros()));
            assertThat(list).as("seed " + (SEED + run)).isEqualTo(table);
        }
    }

    @Test
    void whoPaysMoreIsNeverWorseOff() {
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(SEED + run);
            County county = new County(random);
            Scheme scheme = county.scheme(random, BigDecimal.ONE);
            Evaluation before = county.evaluate(scheme);
            if (before.ranked().isEmpty()) {
                continue;
            }
            Ranked chosen = before.ranked().get(random.nextInt(before.ranked().size()));
            String code = chosen.candidate().creditCode();
            county.raiseTax(code, BigDecimal.valueOf(1 + random.nextInt(500)));
            Evaluation after = county.evaluate(scheme);
            Ranked then = find(after, code);
            String at = "seed " + (SEED + run) + " " + code;
            // a score that stands in for missing land is the others' mean and does not know what one pays
            if (chosen.terms().stream().noneMatch(ScoreTerm::imputed)) {
                assertThat(then.score()).as(at).isGreaterThanOrEqualTo(chosen.score());
                assertThat(then.grade()).as(at).isLessThanOrEqualTo(chosen.grade());
            }
        }
    }

    @Test
    void unitsOfMoneyDecideNothing() {
        BigDecimal factor = new BigDecimal("10000");
        for (int run = 0; run < RUNS; run++) {
            County county = new County(new Random(SEED + run));
            Scheme wan = county.scheme(new Random(run), BigDecimal.ONE);
            Scheme yuan = county.scheme(new Random(run), factor);
            Evaluation inWan = county.evaluate(wan);
            county.multiplyMoney(factor);
            Evaluation inYuan = county.evaluate(yuan);
            assertThat(places(inYuan)).as("seed " + (SEED + run)).isEqualTo(places(inWan));
        }
    }

    @Test
    void everybodyStandsOnceAndTheOrderOfTheFactsDecidesNothing() {
        for (int run = 0; run < RUNS; run++) {
            County county = new County(new Random(SEED + run));
            Scheme scheme = county.scheme(new Random(run), BigDecimal.ONE);
            Candidates all = Candidates.of(scheme, County.YEAR, county.facts());
            Evaluation evaluation = Evaluator.evaluate(scheme, County.YEAR, all.units());
            String at = "seed " + (SEED + run);
            assertThat(evaluation.ranked().size() + evaluation.excluded().size() + evaluation.outside())
                    .as(at)
                    .isEqualTo(all.units().size());
            assertThat(all.units().stream().flatMap(unit -> unit.members().stream()))
                    .as(at)
                    .doesNotHaveDuplicates();
            evaluation
                    .groups()
                    .forEach(group -> assertThat(group.cuts().stream()
                                    .mapToInt(Evaluation.Cut::units)
                                    .sum())
                            .as(at)
                            .isEqualTo(group.units()));
            Collections.shuffle(county.occupancies, new Random(run));
            Collections.shuffle(county.returns, new Random(run));
            Collections.shuffle(county.firms, new Random(run));
            assertThat(county.evaluate(scheme)).as(at).isEqualTo(evaluation);
        }
    }

    @Test
    void theLiftThatIsPromisedLifts() {
        int lifted = 0;
        for (int run = 0; run < RUNS; run++) {
            County county = new County(new Random(SEED + run));
            Scheme scheme = county.fixedScheme();
            Evaluation before = county.evaluate(scheme);
            // where a mean stands in for somebody, one who rises lifts it too
            if (before.ranked().stream().anyMatch(each -> each.terms().get(0).imputed())) {
                continue;
            }
            for (Ranked firm : before.ranked()) {
                Lift lift = Lift.of(scheme, firm, before.groups().get(0));
                if (lift == null || lift.steps().isEmpty()) {
                    continue;
                }
                Lift.Step step = lift.steps().get(0);
                County other = county.copy();
                other.raiseTax(firm.candidate().creditCode(), step.more());
                Ranked then = find(other.evaluate(scheme), firm.candidate().creditCode());
                assertThat(then.gradeByRank())
                        .as("seed " + (SEED + run) + " " + firm.candidate().creditCode())
                        .isEqualTo(lift.grade());
                lifted++;
                break;
            }
        }
        assertThat(lifted).isGreaterThan(RUNS / 20);
    }

    @Test
    void whatIsPublishedOfGroupsTellsOfNobodyAlone() {
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(SEED + run);
            List<PublicGroups.Firm> firms = new ArrayList<>();
            for (int i = random.nextInt(30); i >= 0; i--) {
                String group = "G" + random.nextInt(1 + random.nextInt(8));
                BigDecimal land = random.nextInt(6) == 0 ? null : BigDecimal.valueOf(1000L * random.nextInt(5));
                BigDecimal tax = random.nextInt(6) == 0 ? null : BigDecimal.valueOf(random.nextInt(90));
                firms.add(new PublicGroups.Firm(group, land, tax));
            }
            List<PublicGroups.Group> groups = PublicGroups.of(firms);
            String at = "seed " + (SEED + run);
            long leftOut = 0;
            for (PublicGroups.Group group : groups) {
                long standing = firms.stream()
                        .filter(firm -> group.key().equals(firm.group()))
                        .filter(firm -> firm.landM2() != null && firm.landM2().signum() > 0 && firm.taxWan() != null)
                        .count();
                assertThat((long) group.counted()).as(at).isEqualTo(standing);
                assertThat(group.suppressed() || standing >= PublicGroups.LEAST)
                        .as(at)
                        .isTrue();
                assertThat(group.taxWanPerMu() == null).as(at).isEqualTo(group.suppressed());
                leftOut += group.suppressed() ? standing : 0;
            }
            boolean allLeftOut = groups.stream().allMatch(PublicGroups.Group::suppressed);
            assertThat(allLeftOut || leftOut == 0 || leftOut >= PublicGroups.LEAST)
                    .as(at + ": fewer than three could be told from the total")
                    .isTrue();
        }
    }

    @Test
    void aGroupOfThreeInWhichOneHasTaxIsLeftOut() {
        BigDecimal land = BigDecimal.valueOf(2000);
        List<PublicGroups.Group> groups = PublicGroups.of(List.of(
                new PublicGroups.Firm("P01", land, BigDecimal.TEN),
                new PublicGroups.Firm("P01", land, null),
                new PublicGroups.Firm("P01", null, BigDecimal.ONE),
                new PublicGroups.Firm("P02", land, BigDecimal.ONE),
                new PublicGroups.Firm("P02", land, BigDecimal.ONE),
                new PublicGroups.Firm("P02", land, BigDecimal.ONE),
                new PublicGroups.Firm("P03", land, BigDecimal.ONE),
                new PublicGroups.Firm("P03", land, BigDecimal.ONE),
                new PublicGroups.Firm("P03", land, BigDecimal.ONE),
                new PublicGroups.Firm("P03", land, BigDecimal.valueOf(2))));
        assertThat(groups)
                .containsExactly(
                        new PublicGroups.Group("P01", 3, 1, null, true),
                        new PublicGroups.Group("P02", 3, 3, null, true),
                        new PublicGroups.Group("P03", 4, 4, new BigDecimal("0.42"), false));
    }

    private static Ranked find(Evaluation evaluation, String code) {
        return evaluation.ranked().stream()
                .filter(each -> each.candidate().members().contains(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> places(Evaluation evaluation) {
        return evaluation.ranked().stream()
                .map(each -> each.candidate().creditCode() + " " + each.rank() + " " + each.grade() + " "
                        + each.score().setScale(6, java.math.RoundingMode.HALF_UP))
                .toList();
    }

    private static <T> BigDecimal sum(List<T> items, Function<T, BigDecimal> field) {
        return items.stream().map(field).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A random county of firms on shared parcels, with leases, floor space, changes within the year and missing figures. */
    private static final class County {

        static final int YEAR = 2024;

        final List<FirmFacts> firms = new ArrayList<>();
        final List<YearFigures> returns = new ArrayList<>();
        final List<Occupancy> occupancies = new ArrayList<>();
        final Map<String, ParcelLand> parcels = new TreeMap<>();

        private County() {}

        County(Random random) {
            int n = 3 + random.nextInt(20);
            for (int i = 0; i < n; i++) {
                String code = "P%02d".formatted(i);
                parcels.put(
                        code,
                        new ParcelLand(
                                code,
                                null,
                                BigDecimal.valueOf(1000 + random.nextInt(40_000)),
                                random.nextInt(4) == 0 ? null : BigDecimal.valueOf(5 + random.nextInt(30), 1),
                                random.nextInt(3) == 0 ? null : "K" + random.nextInt(3),
                                null,
                                "T" + random.nextInt(3)));
            }
            for (int i = 0; i < n; i++) {
                firm(random, "F%02d".formatted(i), n);
            }
        }

        private void firm(Random random, String code, int n) {
            firms.add(new FirmFacts(code, random.nextBoolean(), "3" + random.nextInt(5), null));
            for (int k = random.nextInt(4); k >= 0; k--) {
                boolean floor = random.nextInt(3) == 0;
                occupancies.add(new Occupancy(
                        code,
                        "P%02d".formatted(random.nextInt(n)),
                        Relation.values()[random.nextInt(4)],
                        floor ? null : BigDecimal.valueOf(1 + random.nextInt(2_000_000), 2),
                        floor ? BigDecimal.valueOf(1 + random.nextInt(20_000)) : null,
                        random.nextInt(3) == 0 ? LocalDate.of(YEAR, 1 + random.nextInt(12), 5) : null,
                        random.nextInt(4) == 0 ? LocalDate.of(YEAR, 1 + random.nextInt(12), 20) : null));
            }
            if (random.nextInt(8) > 0) {
                returns.add(new YearFigures(code, YEAR, figures(random)));
            }
        }

        private static Figures figures(Random random) {
            return new Figures(
                    null,
                    money(random),
                    money(random),
                    money(random),
                    BigDecimal.valueOf(random.nextInt(3_000_000) - 100_000, 3),
                    random.nextInt(5) == 0 ? null : BigDecimal.valueOf(1 + random.nextInt(9_000)),
                    random.nextInt(3) == 0 ? null : BigDecimal.valueOf(random.nextInt(900), 1),
                    BigDecimal.valueOf(1 + random.nextInt(500)),
                    BigDecimal.valueOf(random.nextInt(50_000), 2),
                    null);
        }

        private static BigDecimal money(Random random) {
            return BigDecimal.valueOf(1 + random.nextInt(50_000_000), 3);
        }

        County copy() {
            County other = new County();
            other.firms.addAll(firms);
            other.returns.addAll(returns);
            other.occupancies.addAll(occupancies);
            other.parcels.putAll(parcels);
            return other;
        }

        CountyFacts facts() {
            return new CountyFacts(firms, returns, occupancies, parcels, Map.of());
        }

        Evaluation evaluate(Scheme scheme) {
            return Evaluator.evaluate(
                    scheme, YEAR, Candidates.of(scheme, YEAR, facts()).units());
        }

        /** Tax per mu alone, with a fixed base and no cap. */
        Scheme fixedScheme() {
            return scheme(
                    LandRule.YEAR_END,
                    Scheme.Method.BASE_RATIO,
                    Indicator.of(IndicatorCode.TAX_PER_MU, BigDecimal.valueOf(100), BigDecimal.TEN, null, null));
        }

        /** A random scheme; money bases are in units that are so many times smaller. */
        Scheme scheme(Random random, BigDecimal moneyFactor) {
            LandRule land = new LandRule(
                    LandRule.DateRule.values()[random.nextInt(2)],
                    LandRule.Unit.values()[random.nextInt(2)],
                    random.nextBoolean() ? null : BigDecimal.valueOf(5));
            BigDecimal cap = random.nextBoolean() ? null : new BigDecimal("1.5");
            BigDecimal floor = random.nextBoolean() ? null : BigDecimal.ZERO;
            return scheme(
                    land,
                    random.nextBoolean() ? Scheme.Method.BASE_RATIO : Scheme.Method.MIN_MAX,
                    Indicator.of(
                            IndicatorCode.TAX_PER_MU,
                            BigDecimal.valueOf(60),
                            BigDecimal.valueOf(20).multiply(moneyFactor),
                            cap,
                            floor),
                    Indicator.of(
                            IndicatorCode.VALUE_ADDED_PER_EMISSION,
                            BigDecimal.valueOf(25),
                            BigDecimal.valueOf(500).multiply(moneyFactor),
                            cap,
                            floor),
                    Indicator.of(
                            IndicatorCode.RD_INTENSITY, BigDecimal.valueOf(15), new BigDecimal("0.03"), cap, floor));
        }

        private static Scheme scheme(LandRule land, Scheme.Method method, Indicator... indicators) {
            return new Scheme(
                    Scheme.Population.of(Scheme.Scale.ALL),
                    method,
                    List.of(indicators),
                    Scheme.Flat.FULL_WEIGHT,
                    new Ranking(
                            Stream.of("A0.20", "B0.60", "C0.95", "D1")
                                    .map(cut -> new Ranking.Cut(cut.substring(0, 1), new BigDecimal(cut.substring(1))))
                                    .toList(),
                            Ranking.Ties.BETTER,
                            Ranking.Rounding.FLOOR,
                            Ranking.Within.COUNTY),
                    land,
                    List.of(),
                    List.of());
        }

        void raiseTax(String code, BigDecimal wan) {
            returns.replaceAll(declared -> declared.creditCode().equals(code) && declared.year() == YEAR
                    ? new YearFigures(
                            code,
                            YEAR,
                            declared.figures()
                                    .plus(new Figures(null, null, null, null, wan, null, null, null, null, null)))
                    : declared);
        }

        void multiplyMoney(BigDecimal factor) {
            returns.replaceAll(declared -> {
                Figures figures = declared.figures();
                return new YearFigures(
                        declared.creditCode(),
                        declared.year(),
                        new Figures(
                                null,
                                times(figures.outputWan(), factor),
                                times(figures.valueAddedWan(), factor),
                                times(figures.revenueWan(), factor),
                                times(figures.taxWan(), factor),
                                figures.energyTce(),
                                figures.pollutantT(),
                                figures.employees(),
                                times(figures.rdWan(), factor),
                                figures.electricityKwh()));
            });
        }

        private static @Nullable BigDecimal times(@Nullable BigDecimal money, BigDecimal factor) {
            return money == null ? null : money.multiply(factor);
        }
    }
}
