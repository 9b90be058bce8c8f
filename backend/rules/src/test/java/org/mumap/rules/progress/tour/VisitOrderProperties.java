package org.mumap.rules.progress.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order of stops against every order there is, on small worlds made from a seed; large worlds against what is known. */
class VisitOrderProperties {

    private static final long SEED = 20261130L;
    private static final int WORLDS = 300;

    private static double[][] distances(int n, Random random) {
        double[][] metres = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                metres[i][j] = i == j ? 0 : random.nextInt(20_000);
            }
        }
        return metres;
    }

    private static double[] ends(int n, Random random) {
        return random.nextBoolean()
                ? null
                : IntStream.range(0, n).mapToDouble(i -> random.nextInt(20_000)).toArray();
    }

    /** The shortest way of all orders of the stops that are left. */
    private static double bruteForce(double[][] metres, double[] first, double[] last, int at, List<Integer> left) {
        if (left.isEmpty()) {
            return last == null ? 0 : last[at];
        }
        double best = Double.POSITIVE_INFINITY;
        for (Integer next : left) {
            List<Integer> rest = new ArrayList<>(left);
            rest.remove(next);
            double step = at < 0 ? (first == null ? 0 : first[next]) : metres[at][next];
            best = Math.min(best, step + bruteForce(metres, first, last, next, rest));
        }
        return best;
    }

    @Test
    void upToTwelveStopsNoOrderIsShorter() {
        Random random = new Random(SEED);
        for (int world = 0; world < WORLDS; world++) {
            int n = 1 + random.nextInt(7);
            double[][] metres = distances(n, random);
            double[] first = ends(n, random);
            double[] last = ends(n, random);
            VisitOrder.Found found = VisitOrder.find(metres, first, last);
            double best = bruteForce(
                    metres, first, last, -1, IntStream.range(0, n).boxed().toList());
            assertThat(found.metres()).as("seed %d world %d", SEED, world).isCloseTo(best, within(1e-6));
            assertThat(found.exact()).isTrue();
            assertThat(found.stops())
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, n).boxed().toList());
        }
    }

    @Test
    void twelveStopsOnALineAreVisitedFromOneEndToTheOther() {
        List<Integer> places = new ArrayList<>(IntStream.range(0, 12).boxed().toList());
        Collections.shuffle(places, new Random(SEED));
        double[][] metres = new double[12][12];
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                metres[i][j] = 1000.0 * Math.abs(places.get(i) - places.get(j));
            }
        }
        VisitOrder.Found found = VisitOrder.find(metres, null, null);
        assertThat(found.metres()).isEqualTo(11_000);
        assertThat(found.exact()).isTrue();
    }

    @Test
    void manyStopsOnARingAreVisitedAroundItAndTheEndsThatAreGivenHold() {
        int n = 30;
        List<Integer> places = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        Collections.shuffle(places, new Random(SEED));
        double[][] metres = new double[n][n];
        double[] first = new double[n];
        double[] last = new double[n];
        for (int i = 0; i < n; i++) {
            double one = 2 * Math.PI * places.get(i) / n;
            first[i] = 1000 * Math.hypot(Math.cos(one) - 1, Math.sin(one));
            last[i] = first[i];
            for (int j = 0; j < n; j++) {
                double other = 2 * Math.PI * places.get(j) / n;
                metres[i][j] = 1000 * Math.hypot(Math.cos(one) - Math.cos(other), Math.sin(one) - Math.sin(other));
            }
        }
        VisitOrder.Found found = VisitOrder.find(metres, first, last);
        double around = n * 1000 * 2 * Math.sin(Math.PI / n);
        assertThat(found.exact()).isFalse();
        assertThat(found.stops()).hasSize(n).doesNotHaveDuplicates();
        assertThat(found.metres()).isCloseTo(around, within(around * 0.02));
        assertThat(VisitOrder.find(metres, first, last)).isEqualTo(found);
    }

    @Test
    void manyStopsAreNeverOrderedWorseThanByGoingToTheNearestEachTime() {
        Random random = new Random(SEED);
        for (int world = 0; world < 20; world++) {
            int n = 13 + random.nextInt(20);
            double[] x = random.doubles(n, 0, 20_000).toArray();
            double[] y = random.doubles(n, 0, 20_000).toArray();
            double[][] metres = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    metres[i][j] = Math.hypot(x[i] - x[j], y[i] - y[j]);
                }
            }
            VisitOrder.Found found = VisitOrder.find(metres, null, null);
            assertThat(found.stops()).hasSize(n).doesNotHaveDuplicates();
            assertThat(found.metres())
                    .as("seed %d world %d", SEED, world)
                    .isLessThanOrEqualTo(nearestEachTime(metres) * 1.0001);
        }
    }

    private static double nearestEachTime(double[][] metres) {
        double sum = 0;
        int at = 0;
        List<Integer> left =
                new ArrayList<>(IntStream.range(1, metres.length).boxed().toList());
        while (!left.isEmpty()) {
            Integer next = left.get(0);
            for (Integer each : left) {
                next = metres[at][each] < metres[at][next] ? each : next;
            }
            sum += metres[at][next];
            left.remove(next);
            at = next;
        }
        return sum;
    }

    @Test
    void distancesOfDifferentLengthsAreRefused() {
        assertThatThrownBy(() -> VisitOrder.find(new double[0][0], null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VisitOrder.find(new double[2][2], new double[1], null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
