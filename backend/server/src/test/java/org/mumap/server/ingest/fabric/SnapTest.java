package org.mumap.server.ingest.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.mumap.server.geo.LocalPlane;

@DisplayName("Laying one boundary upon another")
class SnapTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double LON = 120.5;
    private static final double LAT = 29;
    private static final double METRES_PER_DEGREE = 111_320;

    /** A polygon of metres east and north of a place. */
    private static Polygon metres(double... at) {
        Coordinate[] ring = new Coordinate[at.length / 2 + 1];
        for (int i = 0; i < ring.length; i++) {
            int k = i % (ring.length - 1) * 2;
            ring[i] = new Coordinate(
                    LON + at[k] / METRES_PER_DEGREE / Math.cos(Math.toRadians(LAT)),
                    LAT + at[k + 1] / METRES_PER_DEGREE);
        }
        return FACTORY.createPolygon(ring);
    }

    private static double overlapM2(Geometry a, Geometry b) {
        LocalPlane plane = LocalPlane.at(a.getEnvelopeInternal());
        return OverlayNGRobust.overlay(plane.toMetres(a), plane.toMetres(b), OverlayNG.INTERSECTION)
                .getArea();
    }

    private static double missingM2(Geometry a, Geometry b, Geometry whole) {
        LocalPlane plane = LocalPlane.at(a.getEnvelopeInternal());
        Geometry both = OverlayNGRobust.overlay(plane.toMetres(a), plane.toMetres(b), OverlayNG.UNION);
        return OverlayNGRobust.overlay(plane.toMetres(whole), both, OverlayNG.DIFFERENCE)
                .getArea();
    }

    @Test
    @DisplayName("A1 a wavering boundary is closed up: no gap, no overlap, far corners unchanged to the last digit")
    void wavering() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            int n = 3 + random.nextInt(6);
            double[] left = new double[4 + 2 * n];
            double[] right = new double[4 + 2 * n];
            left[0] = 0;
            left[1] = 0;
            left[2] = 0;
            left[3] = 100;
            right[0] = 100;
            right[1] = 100;
            right[2] = 100;
            right[3] = 0;
            for (int i = 0; i < n; i++) {
                double y = 100.0 * i / (n - 1);
                double x = 50 + random.nextDouble() * 8;
                left[4 + 2 * i] = x - random.nextDouble() * 0.15;
                left[5 + 2 * i] = 100 - y;
                right[4 + 2 * i] = x;
                right[5 + 2 * i] = y;
            }
            // the left boundary runs down, the right one up along the same line
            for (int i = 0; i < n; i++) {
                left[4 + 2 * i] = right[4 + 2 * (n - 1 - i)] - random.nextDouble() * 0.15;
            }
            Polygon own = metres(left);
            Polygon other = metres(right);
            Snap.Proposal proposal = Snap.closeUp(own, other, 0.2);
            assertThat(proposal.refused()).as("seed 11, round %d", round).isNull();
            Geometry moved = proposal.shape();
            assertThat(overlapM2(moved, other)).as("seed 11, round %d", round).isLessThan(0.01);
            assertThat(missingM2(moved, other, metres(0, 0, 100, 0, 100, 100, 0, 100)))
                    .as("seed 11, round %d", round)
                    .isLessThan(0.01);
            assertThat(moved.getCoordinates()).contains(own.getCoordinates()[0], own.getCoordinates()[1]);
        }
    }

    @Test
    @DisplayName("A2 an overlap is cut off exactly; wider than a metre it is not")
    void giveWay() {
        Polygon other = metres(0, 0, 100, 0, 100, 100, 0, 100);
        for (Snap.Proposal way : Snap.clear(metres(99.5, 0, 200, 0, 200, 100, 99.5, 100), other)) {
            assertThat(way.refused()).isNull();
            assertThat(overlapM2(way.shape(), other)).isLessThan(1e-6);
        }
        assertThat(Snap.clear(metres(98, 0, 200, 0, 200, 100, 98, 100), other)
                        .get(0)
                        .refused())
                .isEqualTo("too-wide");
    }

    @Test
    @DisplayName("A3 what would fall apart, or has no corner to move, is refused with a reason")
    void refused() {
        Polygon bar = metres(40, -50, 40.5, -50, 40.5, 150, 40, 150);
        assertThat(Snap.clear(metres(0, 0, 100, 0, 100, 100, 0, 100), bar).stream()
                        .map(Snap.Proposal::shape))
                .containsOnlyNulls();
        assertThat(Snap.closeUp(metres(0, 0, 10, 0, 10, 10, 0, 10), metres(50, 0, 60, 0, 60, 10, 50, 10), 0.2)
                        .refused())
                .isEqualTo("nothing");
        assertThat(Snap.blunt(metres(0, 0, 10, 0, 10, 10), new Coordinate(LON, LAT))
                        .refused())
                .isEqualTo("collapses");
    }

    @Test
    @DisplayName("A4 a spike outwards and a notch inwards are found; a wedge and a right angle are not")
    void spikes() {
        assertThat(Spikes.find(metres(0, 0, 100, 0, 100, 50, 130, 50.1, 100, 50.2, 100, 100, 0, 100)))
                .hasSize(1);
        assertThat(Spikes.find(metres(0, 0, 100, 0, 100, 50, 70, 50.1, 100, 50.2, 100, 100, 0, 100)))
                .hasSize(1);
        assertThat(Spikes.find(metres(0, 0, 400, 0, 400, 20))).isEmpty();
        assertThat(Spikes.find(metres(0, 0, 100, 0, 100, 100, 0, 100))).isEmpty();
    }
}
