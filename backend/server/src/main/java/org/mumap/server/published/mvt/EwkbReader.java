package org.mumap.server.published.mvt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads PostGIS's extended well-known binary straight onto a tile's grid. Heights and measures are passed over. Of a collection
 * only the parts of the highest dimension are drawn, as {@code ST_AsMVTGeom} does.
 */
final class EwkbReader {

    private static final VarHandle LITTLE_DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final int HAS_Z = 0x80000000;
    private static final int HAS_M = 0x40000000;
    private static final int HAS_SRID = 0x20000000;
    private static final int FLAGS = HAS_Z | HAS_M | HAS_SRID;
    private static final int POINT = 1;
    private static final int LINE = 2;
    private static final int POLYGON = 3;
    private static final int COLLECTION = 7;
    private static final int LEAST_MEMBER = 9;

    /** Rounding moves no point of an outline farther than this, in tile units. */
    private static final int NEAR = 2;

    private final double west;
    private final double north;
    private final double unitsPerMetre;
    private final Clip clip = new Clip();
    private byte[] bytes = {};
    private int at;
    private boolean little = true;
    private int stride;
    private boolean cut;
    private double firstX;
    private double firstY;

    /**
     * @param west x of the tile's left edge (EPSG:3857, m)
     * @param north y of its upper edge (m)
     * @param width its width (m)
     */
    EwkbReader(double west, double north, double width) {
        this.west = west;
        this.north = north;
        this.unitsPerMetre = TileEncoder.EXTENT / width;
    }

    /**
     * Draws what the tile shows of the geometry.
     *
     * @throws IllegalArgumentException when the bytes are not such a geometry, or it has curves
     */
    void read(byte[] ewkb, Shape shape) {
        bytes = ewkb;
        at = 0;
        cut = false;
        firstX = Double.NaN;
        try {
            int dimension = dimension();
            at = 0;
            shape.clear(Shape.Kind.of(dimension));
            draw(shape, dimension);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("a geometry ends early, after " + ewkb.length + " bytes", e);
        }
    }

    /** Whether a ring of the shape read last reached beyond the tile. */
    boolean wasCut() {
        return cut;
    }

    /** Whether a surface that left nothing on the grid would leave something if the edge stood a little farther out. */
    boolean comesNear(byte[] ewkb, Shape scratch) {
        clip.widen(NEAR);
        try {
            read(ewkb, scratch);
            return !cut || !scratch.isEmpty();
        } finally {
            clip.widen(0);
        }
    }

    /** Draws a square of the given width where the surface read last begins, if that is within the tile proper. */
    void speck(int width, Shape shape) {
        if (firstX >= 0 && firstX < TileEncoder.EXTENT && firstY >= 0 && firstY < TileEncoder.EXTENT) {
            int px = (int) firstX;
            int py = (int) firstY;
            shape.add(px, py);
            shape.add(px + width, py);
            shape.add(px + width, py + width);
            shape.add(px, py + width);
            shape.closeRing(true);
        }
    }

    private int dimension() {
        int type = header();
        if (type != COLLECTION) {
            return (type - 1) % POLYGON;
        }
        int members = count(LEAST_MEMBER);
        int highest = 0;
        for (int i = 0; i < members; i++) {
            int start = at;
            highest = Math.max(highest, dimension());
            at = start;
            skip();
        }
        return highest;
    }

    private void draw(Shape shape, int dimension) {
        int start = at;
        int type = header();
        if (type > POLYGON) {
            int members = count(LEAST_MEMBER);
            for (int i = 0; i < members; i++) {
                draw(shape, dimension);
            }
        } else if (type - 1 != dimension) {
            at = start;
            skip();
        } else if (type == POLYGON) {
            polygon(shape);
        } else if (type == LINE) {
            clip.clear();
            pointsInto(clip, count(stride));
            clip.lineInto(shape);
        } else {
            point(shape);
        }
    }

    private void skip() {
        int type = header();
        if (type == POINT) {
            at += stride;
        } else if (type == LINE) {
            skipPoints();
        } else {
            int members = count(type == POLYGON ? Integer.BYTES : LEAST_MEMBER);
            for (int i = 0; i < members; i++) {
                if (type == POLYGON) {
                    skipPoints();
                } else {
                    skip();
                }
            }
        }
    }

    private void skipPoints() {
        int points = count(stride);
        at += points * stride;
    }

    private void point(Shape shape) {
        double px = gridX();
        double py = gridY();
        at += stride;
        // an empty point has no numbers, and so is inside of nothing
        if (clip.inside(px, py)) {
            shape.add((int) px, (int) py);
            shape.closePoint();
        }
    }

    private void polygon(Shape shape) {
        int rings = count(Integer.BYTES);
        boolean drawn = false;
        for (int i = 0; i < rings; i++) {
            if (i == 0) {
                drawn = ring(shape, true);
            } else if (drawn) {
                ring(shape, false);
            } else {
                skipPoints();
            }
        }
    }

    // most rings lie inside the tile: they are drawn as they are read, and only others are read again to be cut
    private boolean ring(Shape shape, boolean shell) {
        int points = count(stride);
        int start = at;
        if (points > 0 && Double.isNaN(firstX)) {
            firstX = gridX();
            firstY = gridY();
        }
        for (int i = 0; i < points; i++) {
            double px = gridX();
            double py = gridY();
            if (!clip.inside(px, py)) {
                shape.discard();
                at = start;
                cut = true;
                clip.clear();
                pointsInto(clip, points);
                clip.ringInto(shape);
                return shape.closeRing(shell);
            }
            shape.add((int) px, (int) py);
            at += stride;
        }
        return shape.closeRing(shell);
    }

    private void pointsInto(Clip cut, int points) {
        for (int i = 0; i < points; i++) {
            cut.add((long) gridX(), (long) gridY());
            at += stride;
        }
    }

    private double gridX() {
        return Math.rint((real(at) - west) * unitsPerMetre);
    }

    private double gridY() {
        return Math.rint((north - real(at + Double.BYTES)) * unitsPerMetre);
    }

    private double real(int from) {
        return little ? (double) LITTLE_DOUBLE.get(bytes, from) : (double) BIG_DOUBLE.get(bytes, from);
    }

    private int whole() {
        int value = little ? (int) LITTLE_INT.get(bytes, at) : (int) BIG_INT.get(bytes, at);
        at += Integer.BYTES;
        return value;
    }

    // how many follow; the bytes left bound it, so that a wrong number cannot ask for more memory than the row had
    private int count(int leastBytes) {
        int count = whole();
        if (count < 0 || count > (bytes.length - at) / leastBytes) {
            throw new IllegalArgumentException(
                    "a geometry ends early: " + Integer.toUnsignedString(count) + " announced");
        }
        return count;
    }

    private int header() {
        little = bytes[at++] == 1;
        int word = whole();
        int type = word & ~FLAGS;
        if (type < POINT || type > COLLECTION) {
            throw new IllegalArgumentException("geometry type " + type + " has no place in a tile");
        }
        stride = Double.BYTES * (2 + ((word & HAS_Z) != 0 ? 1 : 0) + ((word & HAS_M) != 0 ? 1 : 0));
        at += (word & HAS_SRID) != 0 ? Integer.BYTES : 0;
        return type;
    }
}
