package org.mumap.rules.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What holds of every search. */
class SitingProperties {

    private static final long SEED = 20261123L;

    private static final SiteNeed NEED = new SiteNeed(
            40.0,
            60.0,
            Set.of(SupplyKind.RESERVE, SupplyKind.IDLE),
            "3825",
            2,
            List.of(new Requirement(RequirementCode.POWER_WITHIN_M, 2000)),
            Set.of(),
            null,
            Map.of(ScoreTerm.ROAD_DISTANCE, 3.0, ScoreTerm.SLOPE, 2.0),
            Set.of(),
            20);

    /** The bounded search finds what a full sort finds. */
    @Test
    void keepsExactlyTheBestAndTheNearest() {
        List<SiteCandidate> candidates = candidates(5000);
        SiteVerdict bounded = SiteRule.search(NEED, candidates);
        SiteVerdict full = SiteRule.search(withLimit(candidates.size()), candidates, candidates.size());
        assertThat(full.ranked()).as("seed " + SEED).hasSize((int) full.matched());
        assertThat(full.rejected()).hasSize((int) full.rejectedTotal());
        assertThat(full.ranked())
                .isSortedAccordingTo(
                        Comparator.comparingDouble(SiteVerdict.Ranked::score).reversed());
        assertThat(full.rejected()).isSortedAccordingTo(Comparator.comparingDouble(SiteVerdict.Rejected::distance));
        assertThat(bounded.ranked()).isEqualTo(full.ranked().subList(0, 20));
        assertThat(bounded.rejected()).isEqualTo(full.rejected().subList(0, 200));
        assertThat(bounded.counts()).isEqualTo(full.counts());
        assertThat(full.rejected())
                .allSatisfy(fallen -> assertThat(fallen.distance()).isPositive());
    }

    /** A wider need never loses a site. */
    @Test
    void wideningTheRangeLosesNothing() {
        List<SiteCandidate> candidates = candidates(3000);
        SiteNeed wide = with(30.0, 70.0, NEED.supply(), 3000);
        Set<String> found = names(SiteRule.search(wide, candidates));
        assertThat(found).as("seed " + SEED).containsAll(names(SiteRule.search(withLimit(3000), candidates)));
    }

    /** One pass over a million candidates that exist only one at a time. */
    @Test
    void searchesAMillionInOnePass() {
        Random random = new Random(SEED);
        Iterable<SiteCandidate> million = () -> new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < 1_000_000;
            }

            @Override
            public SiteCandidate next() {
                return candidate(random, next++);
            }
        };
        SiteVerdict verdict = Assertions.assertTimeout(Duration.ofSeconds(20), () -> SiteRule.search(NEED, million));
        assertThat(verdict.matched() + verdict.rejectedTotal()).isEqualTo(1_000_000);
        assertThat(verdict.ranked()).hasSize(20);
        assertThat(verdict.rejected()).hasSize(200);
    }

    /** Each loosening, taken, lets exactly as many more pass as it says. */
    @Test
    void looseningsGainWhatTheySay() {
        List<SiteCandidate> candidates = candidates(4000);
        SiteNeed asked = new SiteNeed(
                40.0,
                60.0,
                Set.of(SupplyKind.RESERVE, SupplyKind.IDLE),
                null,
                2,
                List.of(
                        new Requirement(RequirementCode.POWER_WITHIN_M, 2000),
                        new Requirement(RequirementCode.SLOPE_MIN_DEG, 8)),
                Set.of(Readiness.ROAD),
                new Plant(2000, 500),
                Map.of(),
                Set.of(),
                20);
        SiteVerdict verdict = SiteRule.search(asked, candidates);
        assertThat(verdict.loosenings()).as("seed " + SEED).hasSizeGreaterThan(5);
        for (Loosening each : verdict.loosenings()) {
            SiteVerdict loosened = SiteRule.search(taken(asked, each), candidates);
            assertThat(loosened.matched() - verdict.matched())
                    .as(each + ", seed " + SEED)
                    .isEqualTo(each.gain());
        }
        assertThat(verdict.loosenings())
                .isSortedAccordingTo(Comparator.comparingLong(Loosening::gain).reversed());
    }

    /** A rejected parcel lets the pages after it begin where it stands. */
    @Test
    void pagesOfTheRejectedJoin() {
        List<SiteCandidate> candidates = candidates(2000);
        List<SiteVerdict.Rejected> all =
                SiteRule.search(NEED, candidates, candidates.size()).rejected();
        SiteVerdict.Rejected last = all.get(499);
        SiteRule.Pass pass = SiteRule.pass(NEED, candidates, 100, last.candidate());
        SiteVerdict page =
                pass.verdict(candidates.stream().collect(Collectors.toMap(SiteCandidate::parcelCode, each -> each)));
        assertThat(page.rejected()).as("seed " + SEED).isEqualTo(all.subList(500, 600));
        assertThat(page.rejectedTotal()).isEqualTo(all.size());
    }

    private static SiteNeed taken(SiteNeed need, Loosening step) {
        double number = step.to() instanceof BigDecimal value ? value.doubleValue() : Double.NaN;
        Set<SupplyKind> supply = new HashSet<>(need.supply());
        List<Requirement> require = need.require();
        Plant plant = need.plant();
        switch (step.field()) {
            case "supply" -> supply.add(SupplyKind.valueOf(step.to().toString()));
            case "limit" ->
                require = require.stream()
                        .map(each ->
                                each.code().name().equals(step.rule()) ? new Requirement(each.code(), number) : each)
                        .toList();
            case "plant" -> plant = new Plant(plant.lengthM() * number / 100, plant.widthM() * number / 100);
            default -> assertThat(step.field()).isIn("min", "max", "ready");
        }
        return new SiteNeed(
                step.field().equals("min") ? Double.valueOf(number) : need.minMu(),
                step.field().equals("max") ? Double.valueOf(number) : need.maxMu(),
                supply,
                null,
                need.pollutionClass(),
                require,
                step.field().equals("ready") ? Set.of() : need.ready(),
                plant,
                need.weights(),
                need.insideKinds(),
                need.limit());
    }

    @Test
    void refusesNeedsThatMeanNothing() {
        assertThatThrownBy(() -> new SiteNeed(
                        60.0, 40.0, Set.of(), null, null, List.of(), Set.of(), null, Map.of(), Set.of(), 5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new SiteNeed(1.0, 2.0, Set.of(), null, 4, List.of(), Set.of(), null, Map.of(), Set.of(), 5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Requirement(RequirementCode.GAS_WITHIN_M, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(RequirementCode.find("POWER")).isEmpty();
    }

    private static SiteNeed withLimit(int limit) {
        return with(NEED.minMu(), NEED.maxMu(), NEED.supply(), limit);
    }

    private static SiteNeed with(Double min, Double max, Set<SupplyKind> supply, int limit) {
        return new SiteNeed(
                min,
                max,
                supply,
                NEED.industryCode(),
                2,
                NEED.require(),
                Set.of(),
                null,
                NEED.weights(),
                Set.of(),
                limit);
    }

    private static Set<String> names(SiteVerdict verdict) {
        return verdict.ranked().stream().map(site -> site.parcels().get(0)).collect(Collectors.toSet());
    }

    private static List<SiteCandidate> candidates(int count) {
        Random random = new Random(SEED);
        return IntStream.range(0, count).mapToObj(i -> candidate(random, i)).toList();
    }

    private static SiteCandidate candidate(Random random, int number) {
        List<ControlHit> lines = random.nextInt(4) > 0
                ? List.of()
                : List.of(new ControlHit(
                        ControlKind.FARMLAND,
                        null,
                        List.of(ControlEffect.values()).get(random.nextInt(3)),
                        null,
                        random.nextInt(3) / 2.0));
        return new SiteCandidate(
                "L" + number,
                null,
                random.nextInt(1200) / 10.0,
                random.nextInt(3) == 0
                        ? Set.of()
                        : Set.of(List.of(SupplyKind.values()).get(random.nextInt(4))),
                "LANDSEA_2023",
                "10010" + (1 + random.nextInt(3)),
                null,
                random.nextBoolean() ? "P01" : null,
                lines,
                measures(random),
                random.nextBoolean() ? Set.of() : Set.of(Readiness.ROAD, Readiness.POWER),
                null,
                null,
                random.nextBoolean());
    }

    private static Measures measures(Random random) {
        Map<Measure, Double> values = new EnumMap<>(Measure.class);
        for (Measure measure : List.of(Measure.ROAD_M, Measure.POWER_M, Measure.SLOPE_DEG, Measure.RECT_2_M)) {
            if (random.nextInt(10) > 0) {
                values.put(measure, Math.rint(random.nextDouble() * (measure == Measure.SLOPE_DEG ? 30 : 4000)));
            }
        }
        return Measures.of(values);
    }
}
