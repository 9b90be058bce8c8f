package org.mumap.rules.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.rules.measure.ClassBreaks.Method;

@DisplayName("Limits between the classes of a map")
class ClassBreaksTest {

    private static final long SEED = 20261130L;

    @Test
    @DisplayName("A1 quantiles: as many values in each class; equal width: the range in equal parts")
    void simple() {
        double[] values = {1, 2, 3, 4, 5, 6, 7, 100};
        assertThat(ClassBreaks.of(values, Method.QUANTILE, 4, 2)).containsExactly(3, 5, 7);
        assertThat(ClassBreaks.count(values, new double[] {3, 5, 7})).containsExactly(2, 2, 2, 2);
        assertThat(ClassBreaks.of(values, Method.EQUAL, 3, 0)).containsExactly(34, 67);
    }

    @Test
    @DisplayName("A2 a class holds its lower limit and not its upper")
    void limits() {
        double[] limits = {10, 20};
        assertThat(ClassBreaks.classOf(9.99, limits)).isZero();
        assertThat(ClassBreaks.classOf(10, limits)).isEqualTo(1);
        assertThat(ClassBreaks.classOf(19.99, limits)).isEqualTo(1);
        assertThat(ClassBreaks.classOf(20, limits)).isEqualTo(2);
    }

    @Test
    @DisplayName("A3 natural breaks fall into the gaps")
    void gaps() {
        double[] values = {1, 1.1, 1.2, 9, 9.1, 30, 31, 32};
        assertThat(ClassBreaks.of(values, Method.JENKS, 3, 2)).containsExactly(9, 30);
    }

    @Test
    @DisplayName(
            "B1 equal values, one value, none: no limits; many equal ones: fewer classes, none of them empty by rounding")
    void degenerate() {
        for (Method method : Method.values()) {
            assertThat(ClassBreaks.of(new double[0], method, 5, 2)).isEmpty();
            assertThat(ClassBreaks.of(new double[] {3}, method, 5, 2)).isEmpty();
            assertThat(ClassBreaks.of(new double[] {3, 3, 3}, method, 5, 2)).isEmpty();
            assertThat(ClassBreaks.of(new double[] {3, 4}, method, 7, 0)).hasSizeBetween(1, 6);
        }
        double[] mostlyNothing = new double[100];
        mostlyNothing[99] = 5;
        assertThat(ClassBreaks.of(mostlyNothing, Method.QUANTILE, 5, 2)).isEmpty();
        assertThat(ClassBreaks.of(mostlyNothing, Method.JENKS, 5, 2)).containsExactly(5);
        assertThatThrownBy(() -> ClassBreaks.of(mostlyNothing, Method.JENKS, 8, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ClassBreaks.of(mostlyNothing, Method.JENKS, 1, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("B2 natural breaks are the best of all cuts, tried on small random sets one by one")
    void best() {
        Random random = new Random(SEED);
        for (int run = 0; run < 400; run++) {
            double[] values = random.doubles(4 + random.nextInt(9))
                    .map(v -> Math.round(v * 1000) / 10.0)
                    .toArray();
            Arrays.sort(values);
            int classes = 2 + random.nextInt(3);
            double[] limits = NaturalBreaks.of(values, classes);
            assertThat(spread(values, limits))
                    .as("seed %d run %d %s", SEED, run, Arrays.toString(values))
                    .isCloseTo(least(values, 0, classes), within(1e-6));
        }
    }

    @Test
    @DisplayName("B3 every value is counted once, whatever the method, for 200 000 values in little time")
    void conserves() {
        Random random = new Random(SEED);
        double[] values = random.doubles(200_000)
                .map(v -> Math.round(Math.exp(v * 8) * 100) / 100.0)
                .toArray();
        for (Method method : Method.values()) {
            double[] limits = ClassBreaks.of(values, method, 7, 2);
            assertThat(limits).isSorted().hasSize(6);
            assertThat(Arrays.stream(ClassBreaks.count(values, limits)).sum()).isEqualTo(values.length);
        }
    }

    private static double spread(double[] values, double[] limits) {
        double total = 0;
        for (int k = 0; k <= limits.length; k++) {
            int group = k;
            double[] own = Arrays.stream(values)
                    .filter(v -> ClassBreaks.classOf(v, limits) == group)
                    .toArray();
            total += squares(own, 0, own.length);
        }
        return total;
    }

    private static double least(double[] values, int from, int classes) {
        if (classes == 1) {
            return squares(values, from, values.length);
        }
        double least = squares(values, from, values.length);
        for (int to = from + 1; to < values.length; to++) {
            least = Math.min(least, squares(values, from, to) + least(values, to, classes - 1));
        }
        return least;
    }

    private static double squares(double[] values, int from, int to) {
        double mean = Arrays.stream(values, from, to).average().orElse(0);
        return Arrays.stream(values, from, to).map(v -> (v - mean) * (v - mean)).sum();
    }
}
