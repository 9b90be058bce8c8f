package org.mumap.server.published;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.mumap.rules.measure.GaussZone;
import org.mumap.server.geo.Crs;
import org.mumap.server.problem.Problem;

/**
 * The plane of a survey file: the 3° zone of the first shape, in which all others must lie. Rings begin at the north-west corner;
 * shells run clockwise, holes anticlockwise, as the offices exchange them; coordinates have three decimals.
 */
final class SurveyPlane {

    private final boolean prefixed;
    private @Nullable GaussZone zone;

    /** @param prefixed whether the zone number stands before the easting */
    SurveyPlane(boolean prefixed) {
        this.prefixed = prefixed;
    }

    /** The zone, once a shape was drawn. */
    Optional<GaussZone> zone() {
        return Optional.ofNullable(zone);
    }

    /** EPSG code of the plane, once a shape was drawn. */
    @Nullable
    Integer epsg() {
        GaussZone known = zone;
        return known == null ? null : prefixed ? (Integer) known.epsgWithPrefix() : known.epsgWithoutPrefix();
    }

    /**
     * The shape in the plane.
     *
     * @param key whose shape, for the complaint
     * @throws Problem 400 when it lies in another zone than the first one, or in none of China's
     */
    Geometry draw(String key, Geometry degrees) {
        double middle = degrees.getEnvelopeInternal().centre().x;
        GaussZone own =
                GaussZone.find3Degree(middle).orElseThrow(() -> Problem.badRequest("export-outside-zones", key));
        GaussZone known = zone == null ? own : zone;
        zone = known;
        if (!known.equals(own)) {
            throw Problem.badRequest(
                    "export-mixed-zones",
                    key,
                    String.valueOf(own.epsgWithPrefix()),
                    String.valueOf(known.epsgWithPrefix()));
        }
        int epsg = prefixed ? known.epsgWithPrefix() : known.epsgWithoutPrefix();
        return Crs.get(epsg).fromCgcs2000(degrees).orElseThrow(() -> Problem.badRequest("export-outside-zones", key));
    }

    /**
     * The corners of a ring to the millimetre, the first not repeated at the end; empty when fewer than three places are left.
     *
     * @param clockwise shell or hole
     */
    static List<BigDecimal[]> corners(LineString ring, boolean clockwise) {
        Coordinate[] closed = ring.getCoordinates();
        int n = closed.length - 1;
        boolean backwards = Orientation.isCCW(closed) == clockwise;
        int start = northWest(closed, ring.getEnvelopeInternal());
        List<BigDecimal[]> corners = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            Coordinate c = closed[Math.floorMod(backwards ? start - i : start + i, n)];
            BigDecimal[] corner = {millimetres(c.x), millimetres(c.y)};
            if (corners.isEmpty() || !same(corner, corners.get(corners.size() - 1))) {
                corners.add(corner);
            }
        }
        if (corners.size() > 1 && same(corners.get(0), corners.get(corners.size() - 1))) {
            corners.remove(corners.size() - 1);
        }
        return corners.size() < 3 ? List.of() : corners;
    }

    private static int northWest(Coordinate[] closed, Envelope box) {
        Coordinate corner = new Coordinate(box.getMinX(), box.getMaxY());
        int best = 0;
        for (int i = 1; i < closed.length - 1; i++) {
            if (closed[i].distance(corner) < closed[best].distance(corner)) {
                best = i;
            }
        }
        return best;
    }

    private static BigDecimal millimetres(double value) {
        return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
    }

    private static boolean same(BigDecimal[] one, BigDecimal[] other) {
        return one[0].equals(other[0]) && one[1].equals(other[1]);
    }
}
