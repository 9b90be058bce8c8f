package org.mumap.server.siting;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.mumap.rules.measure.EllipsoidArea;

/**
 * Cuts surfaces with a convex one, half-plane by half-plane (Sutherland and Hodgman, Communications of the ACM 17, 1974), for their area
 * alone. Where a hollow outline falls into parts, the cut joins them along the border, there and back, which adds no area; so nothing
 * has to be noded, and a cut costs a tenth of an overlay. Threads may ask at once.
 */
final class ConvexCut {

    private static final double[] NOTHING = {};

    // the corners against the clock, the first not repeated
    private final double[] xs;
    private final double[] ys;

    private ConvexCut(double[] xs, double[] ys) {
        this.xs = xs;
        this.ys = ys;
    }

    /** For a surface that is one convex polygon without holes; null for others. */
    static @Nullable ConvexCut of(Geometry surface) {
        if (surface.getNumGeometries() != 1
                || !(surface.getGeometryN(0) instanceof Polygon polygon)
                || polygon.isEmpty()
                || polygon.getNumInteriorRing() > 0) {
            return null;
        }
        Coordinate[] ring = polygon.getExteriorRing().getCoordinates();
        int n = ring.length - 1;
        boolean turned = !Orientation.isCCW(ring);
        double[] xs = new double[n];
        double[] ys = new double[n];
        for (int i = 0; i < n; i++) {
            Coordinate corner = ring[turned ? n - i : i];
            xs[i] = corner.x;
            ys[i] = corner.y;
        }
        ConvexCut cut = new ConvexCut(xs, ys);
        return cut.isConvex() ? cut : null;
    }

    private boolean isConvex() {
        int n = xs.length;
        for (int i = 0; i < n; i++) {
            int turn = Orientation.index(corner(i), corner((i + 1) % n), corner((i + 2) % n));
            if (turn == Orientation.CLOCKWISE) {
                return false;
            }
        }
        return true;
    }

    private Coordinate corner(int i) {
        return new Coordinate(xs[i], ys[i]);
    }

    /** Whether every corner of the surface lies inside or on the border; so then does all of it. */
    boolean covers(Geometry surface) {
        for (int i = 0; i < surface.getNumGeometries(); i++) {
            if (!(surface.getGeometryN(i) instanceof Polygon polygon) || !covers(polygon.getExteriorRing())) {
                return false;
            }
        }
        return true;
    }

    private boolean covers(LinearRing ring) {
        CoordinateSequence points = ring.getCoordinateSequence();
        // a corner of a parcel that the border crosses is soon found outside
        for (int point = points.size() - 1; point > 0; point--) {
            double x = points.getX(point);
            double y = points.getY(point);
            for (int side = 0; side < xs.length; side++) {
                if (side(side, x, y) < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether the surface lies beyond one side as a whole, so that nothing of it is inside; some surfaces of no share are not told. */
    boolean misses(Geometry surface) {
        for (int side = 0; side < xs.length; side++) {
            if (beyond(side, surface)) {
                return true;
            }
        }
        return false;
    }

    private boolean beyond(int side, Geometry surface) {
        for (int i = 0; i < surface.getNumGeometries(); i++) {
            if (!(surface.getGeometryN(i) instanceof Polygon polygon)) {
                return false;
            }
            CoordinateSequence points = polygon.getExteriorRing().getCoordinateSequence();
            for (int point = points.size() - 1; point > 0; point--) {
                if (side(side, points.getX(point), points.getY(point)) > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The area on the ellipsoid of what lies inside, m²; the surface is valid, in EPSG:4490. */
    double areaM2(Geometry surface) {
        double sum = 0;
        for (int i = 0; i < surface.getNumGeometries(); i++) {
            if (surface.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                sum += areaM2(polygon.getExteriorRing());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    sum -= areaM2(polygon.getInteriorRingN(hole));
                }
            }
        }
        return sum;
    }

    private double areaM2(LinearRing ring) {
        double[] left = numbers(ring);
        for (int side = 0; side < xs.length && left.length > 0; side++) {
            left = leftOf(side, left);
        }
        return Math.abs(EllipsoidArea.signedSquareMetres(left));
    }

    /** The corners, x and y in turns, the first not repeated. */
    private static double[] numbers(LinearRing ring) {
        CoordinateSequence points = ring.getCoordinateSequence();
        double[] numbers = new double[2 * (points.size() - 1)];
        for (int i = 0; i < points.size() - 1; i++) {
            numbers[2 * i] = points.getX(i);
            numbers[2 * i + 1] = points.getY(i);
        }
        return numbers;
    }

    /** What is left of a ring on the inner side of one side of this surface: most sides leave all of it. */
    private double[] leftOf(int side, double[] ring) {
        int points = ring.length / 2;
        double[] distances = new double[points];
        int inside = 0;
        for (int i = 0; i < points; i++) {
            distances[i] = side(side, ring[2 * i], ring[2 * i + 1]);
            inside += distances[i] > 0 ? 1 : 0;
        }
        if (inside == points) {
            return ring;
        }
        return inside == 0 ? NOTHING : cut(ring, distances);
    }

    private static double[] cut(double[] ring, double[] distances) {
        double[] kept = new double[2 * ring.length];
        int n = 0;
        int before = distances.length - 1;
        for (int here = 0; here < distances.length; here++) {
            if (distances[here] > 0 != distances[before] > 0) {
                double share = distances[before] / (distances[before] - distances[here]);
                kept[n++] = ring[2 * before] + share * (ring[2 * here] - ring[2 * before]);
                kept[n++] = ring[2 * before + 1] + share * (ring[2 * here + 1] - ring[2 * before + 1]);
            }
            if (distances[here] > 0) {
                kept[n++] = ring[2 * here];
                kept[n++] = ring[2 * here + 1];
            }
            before = here;
        }
        return Arrays.copyOf(kept, n);
    }

    /** Positive inside of a side, negative outside, and the larger the farther off. */
    private double side(int from, double x, double y) {
        int to = from + 1 == xs.length ? 0 : from + 1;
        return (xs[to] - xs[from]) * (y - ys[from]) - (x - xs[from]) * (ys[to] - ys[from]);
    }
}
