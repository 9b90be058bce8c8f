package org.mumap.server.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.WKTReader;

@DisplayName("Widest rectangles inside a shape")
class InscribedRectanglesTest {

    private static final long SEED = 20261129L;

    @Test
    @DisplayName("A1 a rectangle, turned anyhow, holds itself and what fits in it")
    void rectangle() {
        Geometry box = new GeometryFactory().toGeometry(new Envelope(0, 200, 0, 100));
        for (double degrees : new double[] {0, 17, 45, 88}) {
            Geometry turned = AffineTransformation.rotationInstance(Math.toRadians(degrees))
                    .transform(box);
            InscribedRectangles found = InscribedRectangles.in(turned);
            List<Double> widths = found.widths();
            assertThat(widths).as(degrees + "°").hasSize(5);
            assertThat(widths.get(0)).isCloseTo(100, within(0.3));
            assertThat(widths.get(1)).isCloseTo(100, within(0.3));
            assertThat(widths.get(2)).isCloseTo(100, within(0.3));
            assertThat(widths.get(3)).isCloseTo(200 / 3.0, within(0.3));
            assertThat(widths.get(4)).isCloseTo(40, within(0.3));
            assertThat(found.longM()).isCloseTo(200, within(0.3));
            assertThat(found.shortM()).isCloseTo(100, within(0.3));
        }
    }

    @Test
    @DisplayName("A2 an L holds the square of its corner or the strip of an arm; a hole keeps out")
    void notches() throws Exception {
        InscribedRectangles corner =
                InscribedRectangles.in(new WKTReader().read("POLYGON((0 0,200 0,200 80,80 80,80 200,0 200,0 0))"));
        assertThat(corner.widths().get(0)).isCloseTo(80, within(0.5));
        assertThat(corner.widths().get(2)).isCloseTo(80, within(0.5));
        assertThat(corner.longM() * corner.shortM()).as("an arm").isCloseTo(16_000, within(100.0));
        InscribedRectangles hole = InscribedRectangles.in(
                new WKTReader().read("POLYGON((0 0,100 0,100 100,0 100,0 0),(40 40,40 60,60 60,60 40,40 40))"));
        assertThat(hole.widths().get(0)).isCloseTo(40, within(0.5));
        assertThat(hole.widths().get(2)).isCloseTo(40, within(0.5));
        assertThat(hole.longM() * hole.shortM()).as("a strip beside the hole").isCloseTo(4_000, within(50.0));
    }

    @Test
    @DisplayName("A3 in random shapes no proportion is wider than the area allows, nor than a squarer one")
    void sound() {
        Random random = new Random(SEED);
        for (int i = 0; i < 60; i++) {
            double turn = random.nextDouble() * Math.PI;
            Geometry shape = new GeometryFactory()
                    .toGeometry(new Envelope(0, 80 + random.nextInt(200), 0, 60 + random.nextInt(100)))
                    .difference(new GeometryFactory()
                            .createPoint(
                                    new org.locationtech.jts.geom.Coordinate(random.nextInt(200), random.nextInt(100)))
                            .buffer(15 + random.nextInt(20), 2));
            InscribedRectangles found = InscribedRectangles.in(
                    AffineTransformation.rotationInstance(turn).transform(shape));
            List<Double> widths = found.widths();
            assertThat(found.longM() * found.shortM()).isBetween(1.0, shape.getArea() + 1e-6);
            double[] ratios = {1, 1.5, 2, 3, 5};
            for (int k = 0; k < widths.size(); k++) {
                assertThat(widths.get(k) * widths.get(k) * ratios[k])
                        .as("seed " + SEED + ", shape " + i)
                        .isBetween(1.0, shape.getArea() + 1e-6);
                assertThat(found.longM() * found.shortM())
                        .as("the largest is no smaller than one of a proportion")
                        .isGreaterThanOrEqualTo(widths.get(k) * widths.get(k) * ratios[k] - 1e-6);
                if (k > 0) {
                    assertThat(widths.get(k)).isLessThanOrEqualTo(widths.get(k - 1) + 0.2);
                }
            }
        }
    }
}
