package org.mumap.rules.siting.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The assignment against all assignments there are, on small worlds made from a seed, and one worked by hand. */
class MatchingProperties {

    private static final long SEED = 20261130L;
    private static final int WORLDS = 150;

    private record World(List<Waiting> projects, List<Site> sites, Map<String, Set<String>> allowed) {}

    private static World world(Random random) {
        List<Waiting> projects = new ArrayList<>();
        List<Site> sites = new ArrayList<>();
        Map<String, Set<String>> allowed = new HashMap<>();
        int p = 1 + random.nextInt(6);
        int s = 1 + random.nextInt(6);
        for (int i = 0; i < s; i++) {
            sites.add(new Site("S" + i, BigDecimal.valueOf(200 + random.nextInt(800), 1)));
        }
        for (int i = 0; i < p; i++) {
            BigDecimal tax = random.nextInt(8) == 0 ? null : BigDecimal.valueOf(1 + random.nextInt(400), 1);
            projects.add(new Waiting(
                    "P" + i,
                    BigDecimal.valueOf(200 + random.nextInt(600), 1),
                    tax,
                    BigDecimal.valueOf(1000 + random.nextInt(90_000))));
            Set<String> may = new TreeSet<>();
            for (Site site : sites) {
                if (random.nextInt(3) > 0) {
                    may.add(site.code());
                }
            }
            allowed.put("P" + i, may);
        }
        return new World(projects, sites, allowed);
    }

    /** Every way to place the projects from the n-th on. */
    private static BigDecimal bruteForce(World world, Aim aim, int n, Set<String> taken) {
        if (n == world.projects().size()) {
            return BigDecimal.ZERO;
        }
        Waiting project = world.projects().get(n);
        BigDecimal best = bruteForce(world, aim, n + 1, taken);
        for (Site site : world.sites()) {
            BigDecimal gain = aim.gain(project, site);
            if (gain != null && world.allowed().get(project.code()).contains(site.code()) && taken.add(site.code())) {
                best = best.max(gain.add(bruteForce(world, aim, n + 1, taken)));
                taken.remove(site.code());
            }
        }
        return best;
    }

    /** The total is the greatest there is, under every aim; one project one site; sums conserve. */
    @Test
    void totalIsTheGreatest() {
        Random random = new Random(SEED);
        int gaps = 0;
        for (int i = 0; i < WORLDS; i++) {
            World world = world(random);
            for (Aim aim : Aim.values()) {
                MatchingPlan plan = MatchingRule.solve(aim, world.projects(), world.sites(), world.allowed());
                BigDecimal best = bruteForce(world, aim, 0, new HashSet<>());
                BigDecimal reached = plan.placements().stream()
                        .map(placement -> aim.gain(project(world, placement.project()), site(world, placement.site())))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                gaps += reached.compareTo(best) == 0 ? 0 : 1;
                assertThat(reached)
                        .as("seed " + SEED + " world " + i + " " + aim)
                        .isEqualByComparingTo(best);
                assertThat(plan.placements().stream().map(MatchingPlan.Placement::site))
                        .doesNotHaveDuplicates();
                assertThat(plan.placements())
                        .allSatisfy(one ->
                                assertThat(world.allowed().get(one.project())).contains(one.site()));
                assertThat(plan.placements().size() + plan.unplaced().size())
                        .isEqualTo(world.projects().size());
                assertThat(plan.placements().size() + plan.free().size())
                        .isEqualTo(world.sites().size());
                assertThat(plan.placements().stream()
                                .map(MatchingPlan.Placement::taxWan)
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(plan.taxWan());
            }
        }
        System.out.printf(
                Locale.ROOT,
                "matching, seed %d: %d worlds under %d aims, %d below the optimum%n",
                SEED,
                WORLDS,
                Aim.values().length,
                gaps);
    }

    /** A site is worth what the total loses without it; the moves lead from one plan to the other. */
    @Test
    void scarcityIsTheLossWithoutTheSite() {
        Random random = new Random(SEED + 1);
        for (int i = 0; i < WORLDS; i++) {
            World world = world(random);
            MatchingPlan plan = MatchingRule.solve(Aim.TAX, world.projects(), world.sites(), world.allowed());
            for (MatchingPlan.Scarcity scarce : plan.scarcity()) {
                List<Site> others = world.sites().stream()
                        .filter(site -> !site.code().equals(scarce.site()))
                        .toList();
                Map<String, Set<String>> allowed = new HashMap<>();
                world.allowed()
                        .forEach((project, may) -> allowed.put(
                                project,
                                may.stream()
                                        .filter(site -> !site.equals(scarce.site()))
                                        .collect(Collectors.toSet())));
                BigDecimal without =
                        bruteForce(new World(world.projects(), others, allowed), Aim.TAX, 0, new HashSet<>());
                assertThat(scarce.loss())
                        .as("seed " + (SEED + 1) + " world " + i + " " + scarce.site())
                        .isEqualByComparingTo(plan.total().subtract(without));
                assertThat(scarce.loss().signum()).isGreaterThanOrEqualTo(0);
                assertThat(scarce.moves())
                        .anySatisfy(move -> assertThat(move.from()).isEqualTo(scarce.site()));
            }
        }
    }

    /** Order does not matter. */
    @Test
    void orderDoesNotMatter() {
        Random random = new Random(SEED + 2);
        for (int i = 0; i < WORLDS; i++) {
            World world = world(random);
            List<Waiting> projects = new ArrayList<>(world.projects());
            List<Site> sites = new ArrayList<>(world.sites());
            Collections.shuffle(projects, random);
            Collections.shuffle(sites, random);
            assertThat(MatchingRule.solve(Aim.TAX_PER_MU, projects, sites, world.allowed()))
                    .isEqualTo(MatchingRule.solve(Aim.TAX_PER_MU, world.projects(), world.sites(), world.allowed()));
        }
    }

    /** By hand: the better taxpayer does not get its best site, because the other has nowhere else to go. */
    @Test
    void byHand() {
        // 光伏 40 mu at 20 may have A (40 mu) or B (50 mu); 食品 40 mu at 15 fits A only; 仓储 30 mu at 5 fits A only; 芯片
        // fits none
        List<Waiting> projects =
                List.of(project("光伏", 40, 20), project("食品", 40, 15), project("仓储", 30, 5), project("芯片", 90, 60));
        List<Site> sites = List.of(new Site("A", BigDecimal.valueOf(40)), new Site("B", BigDecimal.valueOf(50)));
        Map<String, Set<String>> allowed =
                Map.of("光伏", Set.of("A", "B"), "食品", Set.of("A"), "仓储", Set.of("A"), "芯片", Set.of());
        MatchingPlan plan = MatchingRule.solve(Aim.TAX_PER_MU, projects, sites, allowed);
        // 光伏 on B: 20 × 40 ÷ 50 = 16 a mu; 食品 on A: 15 a mu; together 31, more than 20 on A alone
        assertThat(plan.placements())
                .extracting(MatchingPlan.Placement::project, MatchingPlan.Placement::site)
                .containsExactly(tuple("光伏", "B"), tuple("食品", "A"));
        assertThat(plan.total()).isEqualByComparingTo("31");
        assertThat(plan.taxWan()).isEqualByComparingTo("1400");
        assertThat(plan.areaMu()).isEqualByComparingTo("90");
        assertThat(plan.unplaced())
                .extracting(MatchingPlan.Unplaced::project, MatchingPlan.Unplaced::reason)
                .containsExactlyInAnyOrder(
                        tuple("仓储", MatchingPlan.Reason.OUTBID), tuple("芯片", MatchingPlan.Reason.NO_SITE_FITS));
        // without A: 光伏 stays on B, 食品 has nothing: 15 less. Without B: 光伏 takes A, 食品 has nothing: 31 − 20 = 11 less
        assertThat(plan.scarcity())
                .extracting(MatchingPlan.Scarcity::site, scarce -> scarce.loss().intValueExact())
                .containsExactly(tuple("A", 15), tuple("B", 11));
        assertThat(plan.scarcity().get(1).moves())
                .containsExactlyInAnyOrder(
                        new MatchingPlan.Move("光伏", "B", "A"), new MatchingPlan.Move("食品", "A", null));
    }

    private static Waiting project(String code, int need, int tax) {
        return new Waiting(code, BigDecimal.valueOf(need), BigDecimal.valueOf(tax), null);
    }

    private static Waiting project(World world, String code) {
        return world.projects().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Site site(World world, String code) {
        return world.sites().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
