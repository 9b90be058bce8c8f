package org.mumap.server.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKTReader;
import org.mumap.server.geo.Areas;

@DisplayName("How much of a parcel lies inside a control line")
class ControlOverlayTest {

    private static final String PARCEL = "POLYGON((120 29,120.002 29,120.002 29.002,120 29.002,120 29))";

    private static Geometry shape(String wkt) throws Exception {
        return new WKTReader().read(wkt);
    }

    private static List<ControlOverlay.Share> shares(String parcel, String... lines) throws Exception {
        ControlOverlay overlay = new ControlOverlay();
        for (int i = 0; i < lines.length; i++) {
            overlay.add("L" + (i % 2), shape(lines[i]));
        }
        overlay.ready();
        return overlay.shares("P", shape(parcel));
    }

    @Test
    @DisplayName("A1 the whole, a half of two pieces, a touch and nothing")
    void shares() throws Exception {
        double whole = Areas.ellipsoidM2(shape(PARCEL));
        List<ControlOverlay.Share> all = shares(PARCEL, "POLYGON((119 28,121 28,121 30,119 30,119 28))");
        assertThat(all).hasSize(1);
        assertThat(all.get(0).areaM2()).isEqualTo(all.get(0).wholeM2()).isCloseTo(whole, within(0.001));
        // pieces 0 and 2 are of one line: each takes a quarter from the west; piece 1 is another line and only touches
        List<ControlOverlay.Share> half = shares(
                PARCEL,
                "POLYGON((119 28,120.001 28,120.001 29.001,119 29.001,119 28))",
                "POLYGON((120.002 28,121 28,121 30,120.002 30,120.002 28))",
                "POLYGON((119 29.001,120.001 29.001,120.001 30,119 30,119 29.001))");
        assertThat(half).hasSize(1);
        assertThat(half.get(0).line()).isEqualTo("L0");
        assertThat(half.get(0).areaM2()).isCloseTo(whole / 2, within(0.5));
        assertThat(shares(PARCEL, "POLYGON((110 20,111 20,111 21,110 20))")).isEmpty();
    }

    @Test
    @DisplayName("A2 an outline that crosses itself is measured as what it encloses")
    void crossed() throws Exception {
        String bow = "POLYGON((120 29,120.002 29.002,120.002 29,120 29.002,120 29))";
        List<ControlOverlay.Share> found = shares(bow, "POLYGON((119 28,120.001 28,120.001 30,119 30,119 28))");
        assertThat(found).hasSize(1);
        double quarter = Areas.ellipsoidM2(shape("POLYGON((120 29,120.001 29.001,120 29.002,120 29))"));
        assertThat(found.get(0).areaM2()).isCloseTo(quarter, within(1.0));
    }

    @Test
    @DisplayName(
            "A4 cut by half-planes or intersected: the same area, for hollow parcels with holes and convex pieces all around")
    void convex() {
        Random random = new Random(20261130);
        int cut = 0;
        for (int i = 0; i < 400; i++) {
            Geometry parcel = star(random, 0, 0, 0.001, 0.0003, 12);
            Geometry hole = star(random, 0, 0, 0.00025, 0.0001, 7);
            Geometry holed = parcel.difference(hole);
            double angle = random.nextDouble() * 2 * Math.PI;
            Geometry piece = star(random, 0.0012 * Math.cos(angle), 0.0012 * Math.sin(angle), 0.001, 0.001, 40)
                    .convexHull();
            ConvexCut convex = ConvexCut.of(piece);
            assertThat(convex).isNotNull();
            double expected = Areas.ellipsoidM2(holed.intersection(piece));
            assertThat(convex.areaM2(holed)).isCloseTo(expected, within(0.01));
            cut += expected > 1 ? 1 : 0;
        }
        assertThat(cut).isGreaterThan(300);
        assertThat(ConvexCut.of(star(random, 0, 0, 0.001, 0.0002, 12))).isNull();
    }

    @Test
    @DisplayName(
            "A5 told inside or beyond by its corners: never against the exact predicates, and each answer is given often")
    void told() {
        Random random = new Random(20261201);
        int inside = 0;
        int beyond = 0;
        for (int i = 0; i < 3000; i++) {
            Geometry parcel = star(random, 0, 0, 0.0005, 0.0002, 12);
            double angle = random.nextDouble() * 2 * Math.PI;
            double far = random.nextDouble() * 0.003;
            Geometry piece = star(random, far * Math.cos(angle), far * Math.sin(angle), 0.0015, 0.001, 40)
                    .convexHull();
            ConvexCut convex = ConvexCut.of(piece);
            assertThat(convex).isNotNull();
            assertThat(convex.covers(parcel)).isEqualTo(piece.covers(parcel));
            if (convex.misses(parcel)) {
                assertThat(piece.intersection(parcel).getArea()).isZero();
                beyond++;
            }
            inside += convex.covers(parcel) ? 1 : 0;
        }
        assertThat(inside).isGreaterThan(300);
        assertThat(beyond).isGreaterThan(300);
    }

    /** A star-shaped outline about a point near 120° E, 29° N, radii between the two (degrees). */
    private static Geometry star(Random random, double east, double north, double radius, double least, int corners) {
        Coordinate[] ring = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double far = least + random.nextDouble() * (radius - least);
            double angle = 2 * Math.PI * i / corners;
            ring[i] = new Coordinate(120 + east + far * Math.cos(angle), 29 + north + far * Math.sin(angle));
        }
        ring[corners] = ring[0];
        return new GeometryFactory().createPolygon(ring);
    }

    @Test
    @DisplayName("A3 combs that would cross a million times are refused with the line's code")
    void tooMany() {
        ControlOverlay overlay = new ControlOverlay();
        overlay.add("COMB", comb(true));
        overlay.ready();
        assertThatThrownBy(() -> overlay.shares("P", comb(false)))
                .isInstanceOf(ControlOverlay.TooManyCrossings.class)
                .hasMessageContaining("COMB");
    }

    /** A shape of 400 teeth, across or upright. */
    private static Geometry comb(boolean upright) {
        int teeth = 400;
        Coordinate[] ring = new Coordinate[4 * teeth + 5];
        int n = 0;
        ring[n++] = point(-0.1, -0.1, upright);
        ring[n++] = point(-0.1, 0, upright);
        for (int i = 0; i < teeth; i++) {
            double at = i / (double) teeth;
            ring[n++] = point(at, 0, upright);
            ring[n++] = point(at, 1, upright);
            ring[n++] = point(at + 0.4 / teeth, 1, upright);
            ring[n++] = point(at + 0.4 / teeth, 0, upright);
        }
        ring[n++] = point(1.1, 0, upright);
        ring[n++] = point(1.1, -0.1, upright);
        ring[n] = ring[0];
        return new GeometryFactory().createPolygon(ring);
    }

    private static Coordinate point(double along, double across, boolean upright) {
        return upright
                ? new Coordinate(120 + along / 100, 29 + across / 100)
                : new Coordinate(120 + across / 100, 29 + along / 100);
    }
}
