package org.mumap.rules.siting.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mumap.rules.Term;

/** Sets found against all sets there are, on small worlds made from a seed. */
class AssemblyProperties {

    private static final long SEED = 20261129L;
    private static final int WORLDS = 60;

    /** A small town of rows and columns: every block a plot, roads along its west and north. */
    private record World(Neighbourhood land, AssemblyNeed need, double[][] sides) {}

    private static World world(Random random, int most) {
        int columns = 2 + random.nextInt(3);
        int rows = 2 + random.nextInt(Math.max(1, most / columns - 1));
        double[] wide = random.doubles(columns, 40, 140).toArray();
        double[] high = random.doubles(rows, 40, 140).toArray();
        List<Plot> plots = new ArrayList<>();
        List<Border> borders = new ArrayList<>();
        double[][] sides = new double[rows * columns][];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                int n = r * columns + c;
                sides[n] = new double[] {wide[c], high[r]};
                double road = (c == 0 ? high[r] : 0) + (r == 0 ? wide[c] : 0);
                String owner = random.nextInt(6) == 0 ? null : "O" + random.nextInt(4);
                BigDecimal cost = random.nextInt(5) == 0 ? null : BigDecimal.valueOf(random.nextInt(900));
                plots.add(new Plot(
                        "L%02d".formatted(n),
                        wide[c] * high[r],
                        2 * (wide[c] + high[r]),
                        road,
                        owner,
                        cost,
                        n % 2 == 0));
                if (c > 0) {
                    borders.add(new Border(n - 1, n, high[r], Border.Fit.SHARED, 0, 0));
                }
                if (r > 0) {
                    borders.add(new Border(n - columns, n, wide[c], Border.Fit.SHARED, 0, 0));
                }
            }
        }
        double min = 9_000 + random.nextInt(20_000);
        AssemblyNeed need = new AssemblyNeed(min, min * (1.1 + random.nextDouble()), 6, 2, 1, 2, 60);
        return new World(new Neighbourhood(plots, borders), need, sides);
    }

    /** Every subset, one by one: right by being simple. */
    private static Optional<PlotSet> bruteForce(World world) {
        PlotSet best = null;
        int n = world.land().plots().size();
        for (int bits = 1; bits < 1 << n; bits++) {
            int chosen = bits;
            int[] set =
                    IntStream.range(0, n).filter(i -> (chosen >> i & 1) == 1).toArray();
            double area = IntStream.of(set)
                    .mapToDouble(i -> world.land().plots().get(i).areaM2())
                    .sum();
            if (set.length < 2
                    || set.length > world.need().mostPlots()
                    || area < world.need().minM2()
                    || area > world.need().maxM2()
                    || !world.land().connected(set)) {
                continue;
            }
            PlotSet measured = world.land().measure(set, world.need());
            if (best == null || SetOrder.BEST_FIRST.compare(measured, best) < 0) {
                best = measured;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Looked at whole, the first set is the best there is. */
    @Test
    void exactSearchFindsTheOptimum() {
        Random random = new Random(SEED);
        int solved = 0;
        for (int i = 0; i < WORLDS; i++) {
            World world = world(random, 12);
            Optional<PlotSet> best = bruteForce(world);
            AssemblySearch.Found found = AssemblySearch.find(world.land(), world.need(), 3);
            assertThat(found.exact()).isTrue();
            assertThat(found.sets().stream().findFirst())
                    .as("seed " + SEED + " world " + i)
                    .isEqualTo(best);
            solved += best.isPresent() ? 1 : 0;
        }
        assertThat(solved).as("worlds that have an answer").isGreaterThan(WORLDS / 3);
    }

    /** Searched, the owners are hardly ever more than need be, and the score is near; the gaps are printed. */
    @Test
    void searchComesNearTheOptimum() {
        Random random = new Random(SEED + 1);
        int answers = 0;
        int optimal = 0;
        int moreOwners = 0;
        double gap = 0;
        double worst = 0;
        for (int i = 0; i < WORLDS; i++) {
            World world = world(random, 14);
            Optional<PlotSet> best = bruteForce(world);
            AssemblySearch.Found found = AssemblySearch.find(world.land(), world.need(), 3, 0);
            assertThat(found.exact()).isFalse();
            assertThat(found.sets().isEmpty())
                    .as("seed " + (SEED + 1) + " world " + i)
                    .isEqualTo(best.isEmpty());
            if (best.isPresent()) {
                PlotSet first = found.sets().get(0);
                answers++;
                optimal += first.equals(best.get()) ? 1 : 0;
                moreOwners += first.owners() > best.get().owners() ? 1 : 0;
                double short0 =
                        first.owners() == best.get().owners() ? best.get().score() - first.score() : 0;
                gap += short0;
                worst = Math.max(worst, short0);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "assembly search, seed %d: %d worlds, %d optimal, %d with more owners, mean gap of the score %.4f, worst %.4f%n",
                SEED + 1,
                answers,
                optimal,
                moreOwners,
                gap / answers,
                worst);
        assertThat(optimal).isGreaterThanOrEqualTo(answers * 9 / 10);
        assertThat(moreOwners).isLessThanOrEqualTo(answers / 20);
        assertThat(worst).isLessThan(0.1);
    }

    /** Sums conserve, and the outline of a rectangle of blocks is that of the rectangle. */
    @Test
    void measuresAreThoseOfTheWhole() {
        Random random = new Random(SEED + 2);
        for (int i = 0; i < WORLDS; i++) {
            World world = world(random, 12);
            for (PlotSet set :
                    AssemblySearch.find(world.land(), world.need(), 3).sets()) {
                double area = set.plots().stream()
                        .mapToDouble(n -> world.land().plots().get(n).areaM2())
                        .sum();
                assertThat(set.areaM2()).isEqualTo(area, within(1e-6));
                assertThat(set.areaM2())
                        .isBetween(world.need().minM2(), world.need().maxM2());
                assertThat(world.land()
                                .connected(set.plots().stream().mapToInt(n -> n).toArray()))
                        .isTrue();
                assertThat(set.idleM2()).isLessThanOrEqualTo(set.areaM2());
                assertThat(set.score()).isEqualTo(Term.total(set.terms())).isBetween(0.0, 1.0);
            }
            double[] first = world.sides()[0];
            double[] second = world.sides()[1];
            PlotSet pair = world.land().measure(new int[] {0, 1}, world.need());
            assertThat(pair.perimeterM())
                    .as("two blocks side by side")
                    .isEqualTo(2 * (first[0] + second[0] + first[1]), within(1e-9));
        }
    }

    /** The same land in another order gives the same sets. */
    @Test
    void orderOfTheLandDoesNotMatter() {
        Random random = new Random(SEED + 3);
        for (int i = 0; i < WORLDS; i++) {
            World world = world(random, 12);
            int n = world.land().plots().size();
            List<Plot> turned = new ArrayList<>(world.land().plots());
            Collections.reverse(turned);
            List<Border> borders = world
                    .land()
                    .inner(IntStream.range(0, n).boxed().toList())
                    .stream()
                    .map(b -> new Border(n - 1 - b.one(), n - 1 - b.other(), b.lengthM(), b.fit(), 0, 0))
                    .toList();
            List<PlotSet> here =
                    AssemblySearch.find(world.land(), world.need(), 1).sets();
            List<PlotSet> there = AssemblySearch.find(new Neighbourhood(turned, borders), world.need(), 1)
                    .sets();
            assertThat(there.stream().map(set -> set.codes().stream().sorted().toList()))
                    .isEqualTo(here.stream()
                            .map(set -> set.codes().stream().sorted().toList())
                            .toList());
        }
    }

    /** A hand-worked town: two plots of one owner beat a better-shaped pair of two owners. */
    @Test
    void fewestOwnersComeFirst() {
        // three squares of 100 m in a row: A and B belong to one, C to another; C lies on a road and costs nothing
        List<Plot> plots = List.of(
                new Plot("A", 10_000, 400, 0, "甲公司", BigDecimal.valueOf(300), true),
                new Plot("B", 10_000, 400, 0, "甲公司", BigDecimal.valueOf(300), false),
                new Plot("C", 10_000, 400, 100, "乙公司", BigDecimal.ZERO, false));
        List<Border> borders =
                List.of(new Border(0, 1, 100, Border.Fit.SHARED, 0, 0), new Border(1, 2, 100, Border.Fit.GAP, 0.4, 0));
        AssemblyNeed need = new AssemblyNeed(20_000, 20_000, 3, 2, 1, 2, 60);
        AssemblySearch.Found found = AssemblySearch.find(new Neighbourhood(plots, borders), need, 3);
        assertThat(found.sets().stream().map(PlotSet::codes)).containsExactly(List.of("A", "B"), List.of("B", "C"));
        PlotSet first = found.sets().get(0);
        assertThat(first.owners()).isEqualTo(1);
        assertThat(first.clearWan()).isEqualByComparingTo("600");
        assertThat(first.idleM2()).isEqualTo(10_000);
        // outline 600 m: 4π × 20 000 ÷ 600² = 0.698; a square has π/4, so the shape scores 0.8889
        assertThat(first.perimeterM()).isEqualTo(600);
        assertThat(first.terms().get(0).score()).isEqualTo(8.0 / 9, within(1e-9));
        // 600 万元 over 30 mu are 20 a mu: 1 − 20 ÷ 60
        assertThat(first.terms().get(2).score()).isEqualTo(2.0 / 3, within(1e-9));
        assertThat(first.score()).isEqualTo((2 * 8.0 / 9 + 0 + 2 * 2.0 / 3) / 5, within(1e-9));
        assertThat(found.sets().get(1).owners()).isEqualTo(2);
    }
}
