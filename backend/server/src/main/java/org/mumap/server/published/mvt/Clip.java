package org.mumap.server.published.mvt;

import java.util.Arrays;

/**
 * Cuts rings and lines at the tile's buffered edge: Sutherland–Hodgman for rings, Liang–Barsky for lines. Works on grid points,
 * which far outside a deep tile need more than 32 bits. A concave ring may come out with edges that run back on themselves along
 * the tile's edge; {@link Simplicity} finds them.
 */
final class Clip {

    /** Tile units beyond the tile on each side that are kept. */
    static final int BUFFER = 64;

    static final int LOW = -BUFFER;
    static final int HIGH = TileEncoder.EXTENT + BUFFER;

    private long[] x = new long[256];
    private long[] y = new long[256];
    private int size;
    private long[] cutX = new long[256];
    private long[] cutY = new long[256];
    private int cut;
    private final double[] fromTo = new double[2];
    private int low = LOW;
    private int high = HIGH;

    /** Cuts that many tile units farther out, until told otherwise. */
    void widen(int units) {
        low = LOW - units;
        high = HIGH + units;
    }

    /** Whether the edge leaves the point where it is. */
    boolean inside(double px, double py) {
        return px >= low && px <= high && py >= low && py <= high;
    }

    void clear() {
        size = 0;
    }

    void add(long px, long py) {
        if (size == x.length) {
            x = Arrays.copyOf(x, size * 2);
            y = Arrays.copyOf(y, size * 2);
        }
        x[size] = px;
        y[size++] = py;
    }

    /** Draws what is inside of the ring. */
    void ringInto(Shape shape) {
        cutX(low, 1);
        cutX(high, -1);
        cutY(low, 1);
        cutY(high, -1);
        for (int i = 0; i < size; i++) {
            shape.add((int) x[i], (int) y[i]);
        }
    }

    /** Draws the pieces of the line that are inside. */
    void lineInto(Shape shape) {
        for (int i = 1; i < size; i++) {
            if (!segmentInto(shape, x[i - 1], y[i - 1], x[i], y[i])) {
                shape.closeLine();
            }
        }
        shape.closeLine();
    }

    private void cutX(long bound, int inward) {
        cut = 0;
        for (int i = 0, before = size - 1; i < size; before = i++) {
            long here = (x[i] - bound) * inward;
            long there = (x[before] - bound) * inward;
            if (here < 0 != there < 0 && here != 0 && there != 0) {
                keep(bound, crossing(x[before], y[before], x[i], y[i], bound));
            }
            if (here >= 0) {
                keep(x[i], y[i]);
            }
        }
        swap();
    }

    private void cutY(long bound, int inward) {
        cut = 0;
        for (int i = 0, before = size - 1; i < size; before = i++) {
            long here = (y[i] - bound) * inward;
            long there = (y[before] - bound) * inward;
            if (here < 0 != there < 0 && here != 0 && there != 0) {
                keep(crossing(y[before], x[before], y[i], x[i], bound), bound);
            }
            if (here >= 0) {
                keep(x[i], y[i]);
            }
        }
        swap();
    }

    // the other coordinate where the segment passes the bound
    private static long crossing(long a, long otherA, long b, long otherB, long bound) {
        return (long) Math.rint(otherA + (double) (otherB - otherA) * (bound - a) / (b - a));
    }

    private void keep(long px, long py) {
        if (cut == cutX.length) {
            cutX = Arrays.copyOf(cutX, cut * 2);
            cutY = Arrays.copyOf(cutY, cut * 2);
        }
        cutX[cut] = px;
        cutY[cut++] = py;
    }

    private void swap() {
        long[] swapX = x;
        long[] swapY = y;
        x = cutX;
        y = cutY;
        size = cut;
        cutX = swapX;
        cutY = swapY;
    }

    /** Adds the inside of a segment; false when the line leaves the tile with it. */
    private boolean segmentInto(Shape shape, long ax, long ay, long bx, long by) {
        double dx = bx - ax;
        double dy = by - ay;
        fromTo[0] = 0;
        fromTo[1] = 1;
        if (!within(-dx, ax - low) || !within(dx, high - ax) || !within(-dy, ay - low) || !within(dy, high - ay)) {
            return false;
        }
        shape.add((int) Math.rint(ax + fromTo[0] * dx), (int) Math.rint(ay + fromTo[0] * dy));
        shape.add((int) Math.rint(ax + fromTo[1] * dx), (int) Math.rint(ay + fromTo[1] * dy));
        return fromTo[1] == 1;
    }

    // narrows the share of the segment that is on the inner side of one edge
    private boolean within(double towards, long distance) {
        if (towards == 0) {
            return distance >= 0;
        }
        double at = distance / towards;
        if (towards < 0) {
            fromTo[0] = Math.max(fromTo[0], at);
        } else {
            fromTo[1] = Math.min(fromTo[1], at);
        }
        return fromTo[0] <= fromTo[1];
    }
}
