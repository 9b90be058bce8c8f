package org.mumap.server.siting;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.mumap.server.geo.Areas;

/**
 * Cuts surfaces with a convex one, half-plane by half-plane (Sutherland and Hodgman, Communications of the ACM 17, 1974), for their area
 * alone. Where a hollow outline falls into parts, the cut joins them along the border, there and back, which adds no area; so nothing
 * has to be noded, and a cut costs a tenth of an overlay. Threads may ask at once.
 */
final class ConvexCut {

    private static final int CORNERS_OF_TRIANGLE = 3;
    private static final GeometryFactory FACTORY = new GeometryFactory();

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
        Coordinate[] left = Arrays.copyOf(ring.getCoordinates(), ring.getNumPoints() - 1);
        for (int i = 0; i < xs.length && left.length > 0; i++) {
            left = leftOf(i, (i + 1) % xs.length, left);
        }
        if (left.length < CORNERS_OF_TRIANGLE) {
            return 0;
        }
        Coordinate[] closed = Arrays.copyOf(left, left.length + 1);
        closed[left.length] = left[0];
        return Areas.ellipsoidM2(FACTORY.createPolygon(closed));
    }

    private Coordinate[] leftOf(int from, int to, Coordinate[] ring) {
        Coordinate[] kept = new Coordinate[2 * ring.length];
        int n = 0;
        Coordinate before = ring[ring.length - 1];
        double sideBefore = side(from, to, before);
        for (Coordinate here : ring) {
            double side = side(from, to, here);
            if (side > 0 != sideBefore > 0) {
                double share = sideBefore / (sideBefore - side);
                kept[n++] =
                        new Coordinate(before.x + share * (here.x - before.x), before.y + share * (here.y - before.y));
            }
            if (side > 0) {
                kept[n++] = here;
            }
            before = here;
            sideBefore = side;
        }
        return Arrays.copyOf(kept, n);
    }

    private double side(int from, int to, Coordinate point) {
        return (xs[to] - xs[from]) * (point.y - ys[from]) - (point.x - xs[from]) * (ys[to] - ys[from]);
    }
}
