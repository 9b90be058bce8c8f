package org.mumap.server.ingest.fabric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Spikes: a boundary runs out to a point and back beside itself, or in and out again. It encloses next to nothing, so it is a point
 * measured or typed wrongly. A corner merely sharp is none: at its shorter side the two lines must be near each other.
 */
public final class Spikes {

    /** Lines that meet at less than this angle run back beside each other. */
    private static final double COSINE = Math.cos(Math.toRadians(2));
    /** A spike's shorter side is at least so long, m. */
    private static final double LONG_M = 0.5;
    /** Where the shorter side ends, the two lines are no farther apart than this, m. */
    private static final double WIDE_M = 0.5;

    private static final int MOST = 20;

    private Spikes() {}

    /**
     * A spike.
     *
     * @param tip its point, EPSG:4490
     * @param lengthM length of its shorter side
     * @param widthM how far its lines are apart where the shorter side ends
     */
    public record Spike(Point tip, double lengthM, double widthM) {}

    /** The spikes of a shape, the first twenty. */
    public static List<Spike> find(Geometry shape) {
        List<Spike> found = new ArrayList<>();
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            if (shape.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                find(polygon.getExteriorRing(), found, LONG_M);
                for (int k = 0; k < polygon.getNumInteriorRing(); k++) {
                    find(polygon.getInteriorRingN(k), found, LONG_M);
                }
            }
        }
        return found;
    }

    /** How many corners run back beside themselves, however short they are. */
    static int count(Geometry shape) {
        int count = 0;
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            if (shape.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                for (LinearRing ring : Rings.of(polygon)) {
                    count += needles(ring);
                }
            }
        }
        return count;
    }

    private static int needles(LinearRing ring) {
        List<Spike> all = new ArrayList<>();
        find(ring, all, 0);
        return all.size();
    }

    private static void find(LinearRing ring, List<Spike> found, double longM) {
        Coordinate[] at = ring.getCoordinates();
        int n = at.length - 1;
        double phi = Math.toRadians(at[0].y);
        double east = 111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi);
        double north = 111_132.95 - 559.85 * Math.cos(2 * phi);
        for (int i = 0; i < n && found.size() < MOST; i++) {
            Coordinate tip = at[i];
            Coordinate before = at[(i + n - 1) % n];
            Coordinate after = at[(i + 1) % n];
            double ax = (before.x - tip.x) * east;
            double ay = (before.y - tip.y) * north;
            double bx = (after.x - tip.x) * east;
            double by = (after.y - tip.y) * north;
            double a = Math.sqrt(ax * ax + ay * ay);
            double b = Math.sqrt(bx * bx + by * by);
            if (ax * bx + ay * by > COSINE * a * b) {
                double length = Math.min(a, b);
                double width = Math.abs(ax * by - ay * bx) / Math.max(a, b);
                if (length >= longM && width <= WIDE_M) {
                    found.add(new Spike(ring.getFactory().createPoint(tip.copy()), length, width));
                }
            }
        }
    }

    /** The shape without the corner at that place; empty when there is no such corner or too few would be left. */
    public static Optional<Geometry> without(Geometry shape, Coordinate tip) {
        GeometryFactory factory = shape.getFactory();
        List<Polygon> parts = new ArrayList<>();
        boolean removed = false;
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            Polygon polygon = (Polygon) shape.getGeometryN(i);
            List<LinearRing> rings = Rings.of(polygon);
            List<LinearRing> kept = new ArrayList<>();
            for (LinearRing ring : rings) {
                LinearRing less = without(ring, tip);
                removed |= less != ring;
                kept.add(less);
            }
            parts.add(factory.createPolygon(
                    kept.get(0), kept.subList(1, kept.size()).toArray(LinearRing[]::new)));
        }
        return removed ? Optional.of(Rings.like(shape, parts)) : Optional.empty();
    }

    private static LinearRing without(LinearRing ring, Coordinate tip) {
        Coordinate[] at = ring.getCoordinates();
        CoordinateList left = new CoordinateList();
        for (int i = 0; i < at.length - 1; i++) {
            if (!at[i].equals2D(tip)) {
                left.add(at[i], false);
            }
        }
        if (left.size() == at.length - 1 || left.size() < 3) {
            return ring;
        }
        left.closeRing();
        return ring.getFactory().createLinearRing(left.toCoordinateArray());
    }
}
