package org.mumap.server.ingest.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.mumap.server.geo.Drawing;
import org.mumap.server.geo.ShapeFault;

/**
 * Reads two-dimensional WKB written in hexadecimal digits by a program that read somebody's file. Depth and number of points are
 * bounded before anything is made of them, and nothing is mended: an open ring is told, not closed.
 */
final class HexWkb {

    private static final GeometryFactory FACTORY = Wkt.FACTORY;
    private static final int MAX_DEPTH = 6;
    private static final int POINT = 1;
    private static final int LINE = 2;
    private static final int POLYGON = 3;
    private static final int COLLECTION = 7;
    private static final int DIGITS_OF_POINT = 32;
    private static final int SMALLEST_RING = 4;

    private final CharSequence hex;
    private final int maxVertices;
    private int at;
    private int vertices;

    private HexWkb(CharSequence hex, int maxVertices) {
        this.hex = hex;
        this.maxVertices = maxVertices;
    }

    /** What cannot be kept, and why. */
    private static final class Unusable extends RuntimeException {
        private final transient ShapeFault fault;

        Unusable(ShapeFault fault) {
            super(fault.code(), null, false, false);
            this.fault = fault;
        }
    }

    static Drawing read(CharSequence hex, int maxVertices) {
        try {
            Geometry shape = new HexWkb(hex, maxVertices).geometry(0);
            return shape.isEmpty() ? new Drawing.None() : new Drawing.Shape(shape);
        } catch (Unusable e) {
            return new Drawing.Broken(e.fault);
        }
    }

    private Geometry geometry(int depth) {
        boolean little = octet() == 1;
        int type = integer(little);
        if (depth > MAX_DEPTH || !little || type < POINT || type > COLLECTION) {
            throw unreadable();
        }
        return switch (type) {
            case POINT -> point();
            case LINE -> line();
            case POLYGON -> polygon();
            default -> collection(type, depth);
        };
    }

    private Geometry point() {
        double x = real();
        double y = real();
        count(1);
        if (Double.isNaN(x) && Double.isNaN(y)) {
            return FACTORY.createPoint();
        }
        return FACTORY.createPoint(new Coordinate(x, y));
    }

    private LineString line() {
        Coordinate[] points = points();
        if (points.length == 1) {
            throw new Unusable(ShapeFault.invalid(ShapeFault.Reason.TOO_FEW_POINTS, points[0]));
        }
        return FACTORY.createLineString(points);
    }

    private Polygon polygon() {
        int rings = integer(true);
        // each ring is written with at least its number of points
        if (rings < 0 || rings > (hex.length() - at) / 8) {
            throw unreadable();
        }
        LinearRing shell = null;
        List<LinearRing> holes = new ArrayList<>();
        for (int i = 0; i < rings; i++) {
            LinearRing ring = ring();
            if (shell == null) {
                shell = ring;
            } else {
                holes.add(ring);
            }
        }
        return shell == null ? FACTORY.createPolygon() : FACTORY.createPolygon(shell, holes.toArray(LinearRing[]::new));
    }

    private LinearRing ring() {
        Coordinate[] points = points();
        int last = points.length - 1;
        if (last < 0) {
            return FACTORY.createLinearRing();
        }
        for (Coordinate point : points) {
            if (Double.isNaN(point.x) || Double.isNaN(point.y)) {
                throw new Unusable(ShapeFault.invalid(ShapeFault.Reason.INVALID_COORDINATE, null));
            }
        }
        if (!points[0].equals2D(points[last])) {
            throw new Unusable(ShapeFault.invalid(ShapeFault.Reason.RING_NOT_CLOSED, points[last]));
        }
        if (points.length < SMALLEST_RING) {
            throw new Unusable(ShapeFault.invalid(ShapeFault.Reason.TOO_FEW_POINTS, points[0]));
        }
        return FACTORY.createLinearRing(points);
    }

    private Geometry collection(int type, int depth) {
        int parts = integer(true);
        if (parts < 0 || parts > (hex.length() - at) / 10) {
            throw unreadable();
        }
        List<Geometry> all = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            all.add(geometry(depth + 1));
        }
        @Nullable
        Geometry made = switch (type) {
            case 4 -> allAre(Point.class, all) ? FACTORY.createMultiPoint(all.toArray(Point[]::new)) : null;
            case 5 ->
                allAre(LineString.class, all) ? FACTORY.createMultiLineString(all.toArray(LineString[]::new)) : null;
            case 6 -> allAre(Polygon.class, all) ? FACTORY.createMultiPolygon(all.toArray(Polygon[]::new)) : null;
            default -> FACTORY.createGeometryCollection(all.toArray(Geometry[]::new));
        };
        if (made == null) {
            throw unreadable();
        }
        return made;
    }

    private static boolean allAre(Class<?> type, List<Geometry> parts) {
        return parts.stream().allMatch(type::isInstance);
    }

    private Coordinate[] points() {
        int count = integer(true);
        if (count < 0 || count > (hex.length() - at) / DIGITS_OF_POINT) {
            throw unreadable();
        }
        count(count);
        Coordinate[] points = new Coordinate[count];
        for (int i = 0; i < count; i++) {
            double x = real();
            points[i] = new Coordinate(x, real());
        }
        return points;
    }

    private void count(int more) {
        vertices += more;
        if (vertices > maxVertices) {
            int all = Math.max(vertices, hex.length() / DIGITS_OF_POINT);
            throw new Unusable(new ShapeFault(
                    "too-many-vertices", List.of(Integer.toString(all), Integer.toString(maxVertices)), null));
        }
    }

    private double real() {
        long bits = 0;
        for (int i = 0; i < 64; i += 8) {
            bits |= (long) octet() << i;
        }
        return Double.longBitsToDouble(bits);
    }

    private int integer(boolean little) {
        int value = 0;
        for (int i = 0; i < 32; i += 8) {
            value |= octet() << (little ? i : 24 - i);
        }
        return value;
    }

    private int octet() {
        if (at + 2 > hex.length()) {
            throw unreadable();
        }
        int high = digit(hex.charAt(at));
        int low = digit(hex.charAt(at + 1));
        if ((high | low) < 0) {
            throw unreadable();
        }
        at += 2;
        return high << 4 | low;
    }

    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }

    private static Unusable unreadable() {
        return new Unusable(ShapeFault.invalid(ShapeFault.Reason.UNREADABLE, null));
    }
}
