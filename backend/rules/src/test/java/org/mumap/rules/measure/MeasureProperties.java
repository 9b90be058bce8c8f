package org.mumap.rules.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds of every area and every split, tried on seeded random ones. */
class MeasureProperties {

    private static final long SEED = 20261123L;

    /** The series of the survey's formula against the closed formula of the equal-area latitude, for cells of any size. */
    @Test
    void cellsBetweenParallelsHaveTheirClosedArea() {
        Random random = new Random(SEED);
        for (int run = 0; run < 2000; run++) {
            double west = 73 + random.nextDouble() * 60;
            double south = 3 + random.nextDouble() * 48;
            double width = Math.pow(10, -4 + 4 * random.nextDouble());
            double height = Math.pow(10, -4 + 4 * random.nextDouble());
            double[] cell = {west, south, west + width, south, west + width, south + height, west, south + height};
            double closed = (primitive(south + height) - primitive(south)) * Math.toRadians(west + width - west);
            assertThat(EllipsoidArea.squareMetres(cell))
                    .as("seed %d run %d cell %s", SEED, run, Arrays.toString(cell))
                    .isCloseTo(closed, within(closed * 1e-8 + 1e-3));
        }
    }

    @Test
    void areaDoesNotDependOnDirectionOrFirstPoint() {
        Random random = new Random(SEED);
        for (int run = 0; run < 500; run++) {
            double[] ring = star(random);
            double area = EllipsoidArea.squareMetres(ring);
            assertThat(EllipsoidArea.squareMetres(reversed(ring)))
                    .as("seed %d run %d", SEED, run)
                    .isCloseTo(area, within(1e-4));
            assertThat(EllipsoidArea.squareMetres(rotated(ring)))
                    .as("seed %d run %d", SEED, run)
                    .isCloseTo(area, within(1e-4));
        }
    }

    @Test
    void partsAddUpAndAreWithinOneOfTheirShare() {
        Random random = new Random(SEED);
        for (int run = 0; run < 2000; run++) {
            int parts = 1 + random.nextInt(9);
            List<BigDecimal> weights = random.doubles(parts)
                    .mapToObj(weight -> BigDecimal.valueOf(Math.round(weight * 1e6), random.nextInt(7)))
                    .toList();
            if (weights.stream().allMatch(weight -> weight.signum() == 0)) {
                continue;
            }
            long total = random.nextLong() >> random.nextInt(40);
            String where = "seed " + SEED + " run " + run + " total " + total + " weights " + weights;
            long[] split = LargestRemainder.split(total, weights);
            assertThat(Arrays.stream(split).sum()).as(where).isEqualTo(total);
            BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            for (int i = 0; i < parts; i++) {
                BigDecimal off = BigDecimal.valueOf(split[i])
                        .multiply(sum)
                        .subtract(BigDecimal.valueOf(total).multiply(weights.get(i)));
                assertThat(off.abs()).as(where).isLessThan(sum);
            }
        }
    }

    @Test
    void splitRefusesWeightsThatMeanNothing() {
        assertThatThrownBy(() -> LargestRemainder.split(5, List.of(BigDecimal.ZERO)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LargestRemainder.split(5, List.of(BigDecimal.ONE, new BigDecimal("-1"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void zoneRefusesNumbersOutsideChina() {
        assertThatThrownBy(() -> new GaussZone(3, 24)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GaussZone(6, 24)).isInstanceOf(IllegalArgumentException.class);
        assertThat(GaussZone.findByEpsg(4490)).isEmpty();
        assertThat(GaussZone.findByEpsg(4555)).isEmpty();
    }

    /** Area from the equator to a latitude, per radian of longitude. */
    private static double primitive(double latitude) {
        double f = 1 / EllipsoidArea.INVERSE_FLATTENING;
        double e2 = f * (2 - f);
        double e = Math.sqrt(e2);
        double b2 = EllipsoidArea.SEMI_MAJOR_AXIS * EllipsoidArea.SEMI_MAJOR_AXIS * (1 - e2);
        double sin = Math.sin(Math.toRadians(latitude));
        return b2 / 2 * (sin / (1 - e2 * sin * sin) + Math.log((1 + e * sin) / (1 - e * sin)) / (2 * e));
    }

    private static double[] star(Random random) {
        int points = 3 + random.nextInt(20);
        double[] ring = new double[2 * points];
        for (int i = 0; i < points; i++) {
            double angle = 2 * Math.PI * i / points;
            double radius = 0.0005 + random.nextDouble() * 0.002;
            ring[2 * i] = 120.55 + radius * Math.cos(angle);
            ring[2 * i + 1] = 29.0 + radius * Math.sin(angle);
        }
        return ring;
    }

    private static double[] reversed(double[] ring) {
        double[] reversed = new double[ring.length];
        for (int i = 0; i < ring.length; i += 2) {
            reversed[i] = ring[ring.length - 2 - i];
            reversed[i + 1] = ring[ring.length - 1 - i];
        }
        return reversed;
    }

    private static double[] rotated(double[] ring) {
        double[] rotated = new double[ring.length];
        System.arraycopy(ring, 2, rotated, 0, ring.length - 2);
        rotated[ring.length - 2] = ring[0];
        rotated[ring.length - 1] = ring[1];
        return rotated;
    }
}
