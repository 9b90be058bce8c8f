package org.mumap.server.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

@DisplayName("Shapes: what cannot be kept, where, and never for long")
class ShapeCheckTest {

    private static final ShapeCheck CHECK = new ShapeCheck(200_000, 2_000);

    @ParameterizedTest(name = "{0}")
    @DisplayName("A1 an invalid shape is told with its reason and its place")
    @CsvSource(
            delimiter = ';',
            value = {
                "bow-tie; POLYGON((0 0, 2 2, 2 0, 0 2, 0 0)); SELF_INTERSECTION; 1; 1",
                "spike; POLYGON((0 0, 4 0, 4 4, 9 4, 4 4, 0 4, 0 0)); RING_SELF_INTERSECTION; 4; 4",
                "hole outside; POLYGON((0 0, 4 0, 4 4, 0 4, 0 0),(8 8, 9 8, 9 9, 8 8)); HOLE_OUTSIDE_SHELL; 8; 8",
                "two shells on each other; MULTIPOLYGON(((0 0,4 0,4 4,0 4,0 0)),((2 2,6 2,6 6,2 6,2 2)));"
                        + " SELF_INTERSECTION; 4; 2",
                "shell in shell; MULTIPOLYGON(((0 0,9 0,9 9,0 9,0 0)),((2 2,6 2,6 6,2 6,2 2))); NESTED_SHELLS; 2; 2",
                "no area; POLYGON((0 0, 4 0, 0 0, 0 0)); TOO_FEW_POINTS; 0; 0",
            })
    void invalid(String name, String wkt, String reason, double x, double y) throws ParseException {
        ShapeFault fault = CHECK.find(new WKTReader().read(wkt)).orElseThrow();
        assertThat(fault.code()).isEqualTo("invalid-geometry");
        assertThat(fault.args()).containsExactly("@reason." + reason);
        assertThat(fault.place().getCoordinate().x).isCloseTo(x, within(1e-9));
        assertThat(fault.place().getCoordinate().y).isCloseTo(y, within(1e-9));
    }

    @ParameterizedTest
    @DisplayName("A2 valid shapes pass as they are: holes, repeated points, several parts")
    @ValueSource(
            strings = {
                "POLYGON((0 0,9 0,9 9,0 9,0 0),(2 2,6 2,6 6,2 6,2 2))",
                "POLYGON((0 0,0 0,9 0,9 9,9 9,0 9,0 0))",
                "MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))",
                "LINESTRING(0 0,4 4,4 0,0 4)",
                "POINT(120 30)"
            })
    void valid(String wkt) throws ParseException {
        assertThat(CHECK.find(new WKTReader().read(wkt))).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("B1 a hostile star is refused at once, whatever its size")
    @ValueSource(ints = {1_001, 20_001, 150_001})
    void hostileStar(int points) {
        Geometry star = star(points);
        long from = System.nanoTime();
        Optional<ShapeFault> fault = CHECK.find(star);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(3));
        assertThat(fault).map(ShapeFault::code).contains("too-many-crossings");
    }

    @Test
    @DisplayName("B2 two valid combs that cross in a million places are seen before any overlay")
    void combs() {
        Geometry across = comb(1_000, false);
        Geometry along = comb(1_000, true);
        assertThat(CHECK.find(across)).isEmpty();
        assertThat(CHECK.find(along)).isEmpty();
        assertThat(Crossings.between(across, along, 100_000)).isEqualTo(100_001);
        assertThat(Crossings.between(across, across.getFactory().toGeometry(across.getEnvelopeInternal()), 100_000))
                .isLessThan(100_000);
    }

    @Test
    @DisplayName("B3 an honest shape of 200,000 vertices is taken, one more is not")
    void vertices() {
        assertThat(CHECK.find(circle(199_999))).isEmpty();
        assertThat(CHECK.find(circle(200_000))).map(ShapeFault::code).contains("too-many-vertices");
    }

    @Test
    @DisplayName("B4 what is no finite number is refused before the county ever sees it")
    void notFinite() {
        Geometry shape = ShapeFault.FACTORY.createPolygon(new Coordinate[] {
            new Coordinate(0, 0),
            new Coordinate(Double.NaN, 1),
            new Coordinate(1, Double.POSITIVE_INFINITY),
            new Coordinate(0, 0)
        });
        assertThat(CHECK.find(shape)).map(ShapeFault::args).contains(java.util.List.of("@reason.INVALID_COORDINATE"));
    }

    /** A star whose every edge crosses nearly every other one. */
    static Geometry star(int points) {
        Coordinate[] ring = new Coordinate[points + 1];
        for (int i = 0; i < points; i++) {
            double angle = 2 * Math.PI * i * ((points - 1) / 2) / points;
            ring[i] = new Coordinate(120 + 0.01 * Math.cos(angle), 29 + 0.01 * Math.sin(angle));
        }
        ring[points] = ring[0];
        return ShapeFault.FACTORY.createPolygon(ring);
    }

    private static Geometry circle(int points) {
        Coordinate[] ring = new Coordinate[points + 1];
        for (int i = 0; i < points; i++) {
            double angle = 2 * Math.PI * i / points;
            ring[i] = new Coordinate(120 + 0.1 * Math.cos(angle), 29 + 0.1 * Math.sin(angle));
        }
        ring[points] = ring[0];
        return ShapeFault.FACTORY.createPolygon(ring);
    }

    private static Geometry comb(int teeth, boolean turned) {
        Coordinate[] ring = new Coordinate[2 * teeth + 3];
        for (int i = 0; i < 2 * teeth; i++) {
            ring[i] = new Coordinate(i, i % 2 == 0 ? 1 : 2_000);
        }
        ring[2 * teeth] = new Coordinate(2 * teeth, 0);
        ring[2 * teeth + 1] = new Coordinate(0, 0);
        ring[2 * teeth + 2] = ring[0];
        if (turned) {
            // the last point is the first one and turns with it
            for (int i = 0; i < ring.length - 1; i++) {
                ring[i].setCoordinate(new Coordinate(ring[i].y, ring[i].x));
            }
        }
        return ShapeFault.FACTORY.createPolygon(ring);
    }
}
