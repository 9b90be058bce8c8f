package org.mumap.server.published.mvt;

import java.util.Arrays;

/**
 * Tells in about one pass whether the polygons of a shape are certainly valid on the grid. It may doubt a valid one (two rings
 * that touch in a point), never the reverse.
 *
 * <p>A ring whose edges all turn the same way round its middle, once, cannot meet itself: nearly all parcels are such. The
 * others have their edges swept from west to east. All arithmetic is exact.
 */
final class Simplicity {

    // n times a coordinate, times another such, must fit a long
    private static final int MOST_CORNERS = 100_000;

    private long[] order = new long[256];
    private int[] next = new int[256];
    private int[] partOf = new int[256];

    /** Whether no edge meets another but at the ring's own corners, holes lie in their shells, and nothing lies in a hole. */
    boolean holds(Shape shape) {
        if (shape.parts() == 1) {
            return goesRoundOnce(shape, 0) || !anyContact(shape);
        }
        return !anyContact(shape) && nested(shape);
    }

    // star-shaped about the mean of its corners; n times each coordinate, so that the mean is whole
    private static boolean goesRoundOnce(Shape shape, int part) {
        int start = shape.start(part);
        int end = shape.end(part);
        int n = end - start;
        if (n > MOST_CORNERS) {
            return false;
        }
        long sumX = 0;
        long sumY = 0;
        for (int i = start; i < end; i++) {
            sumX += shape.x(i);
            sumY += shape.y(i);
        }
        long beforeX = (long) n * shape.x(end - 1) - sumX;
        long beforeY = (long) n * shape.y(end - 1) - sumY;
        int rounds = 0;
        long turn = shape.isShell(part) ? 1 : -1;
        for (int i = start; i < end; i++) {
            long hereX = (long) n * shape.x(i) - sumX;
            long hereY = (long) n * shape.y(i) - sumY;
            if ((beforeX * hereY - hereX * beforeY) * turn <= 0) {
                return false;
            }
            if (beforeY < 0 != hereY < 0 && hereY < 0 == turn < 0) {
                rounds++;
            }
            beforeX = hereX;
            beforeY = hereY;
        }
        return rounds == 1;
    }

    private boolean anyContact(Shape shape) {
        int edges = shape.points();
        index(shape);
        for (int i = 0; i < edges; i++) {
            order[i] = (long) Math.min(shape.x(i), shape.x(next[i])) << 32 | i;
        }
        Arrays.sort(order, 0, edges);
        for (int i = 0; i < edges; i++) {
            int a = (int) order[i];
            int east = Math.max(shape.x(a), shape.x(next[a]));
            for (int j = i + 1; j < edges && (int) (order[j] >> 32) <= east; j++) {
                if (meet(shape, a, (int) order[j])) {
                    return true;
                }
            }
        }
        return false;
    }

    private void index(Shape shape) {
        int edges = shape.points();
        if (edges > next.length) {
            order = new long[edges * 2];
            next = new int[edges * 2];
            partOf = new int[edges * 2];
        }
        for (int part = 0; part < shape.parts(); part++) {
            for (int i = shape.start(part); i < shape.end(part); i++) {
                next[i] = i + 1 < shape.end(part) ? i + 1 : shape.start(part);
                partOf[i] = part;
            }
        }
    }

    private boolean meet(Shape shape, int a, int b) {
        int toA = next[a];
        int toB = next[b];
        if (Math.max(shape.y(a), shape.y(toA)) < Math.min(shape.y(b), shape.y(toB))
                || Math.max(shape.y(b), shape.y(toB)) < Math.min(shape.y(a), shape.y(toA))) {
            return false;
        }
        if (partOf[a] == partOf[b] && toA == b) {
            return foldsBack(shape, a, b, toB);
        }
        if (partOf[a] == partOf[b] && toB == a) {
            return foldsBack(shape, b, a, toA);
        }
        long a1 = side(shape, a, toA, b);
        long a2 = side(shape, a, toA, toB);
        long b1 = side(shape, b, toB, a);
        long b2 = side(shape, b, toB, toA);
        if (a1 == 0 && a2 == 0) {
            // on one line; the boxes are known to meet in y, and in x by the sweep
            return true;
        }
        return Long.signum(a1) * Long.signum(a2) <= 0 && Long.signum(b1) * Long.signum(b2) <= 0;
    }

    private static boolean foldsBack(Shape shape, int first, int corner, int last) {
        long alongX = (long) shape.x(corner) - shape.x(first);
        long alongY = (long) shape.y(corner) - shape.y(first);
        long onX = (long) shape.x(last) - shape.x(corner);
        long onY = (long) shape.y(last) - shape.y(corner);
        return alongX * onY - onX * alongY == 0 && alongX * onX + alongY * onY < 0;
    }

    private static long side(Shape shape, int from, int to, int point) {
        return (long) (shape.x(to) - shape.x(from)) * (shape.y(point) - shape.y(from))
                - (long) (shape.x(point) - shape.x(from)) * (shape.y(to) - shape.y(from));
    }

    // called when no two rings touch, so that one corner tells for the whole ring
    private static boolean nested(Shape shape) {
        int shell = 0;
        for (int part = 0; part < shape.parts(); part++) {
            if (shape.isShell(part)) {
                shell = part;
            }
            for (int other = 0; other < shape.parts(); other++) {
                boolean expected = !shape.isShell(part) && other == shell;
                if (other != part && contains(shape, other, shape.start(part)) != expected) {
                    // an island in a lake ends here as well; the thorough test knows it
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean contains(Shape shape, int ring, int point) {
        boolean inside = false;
        int before = shape.end(ring) - 1;
        int py = shape.y(point);
        for (int i = shape.start(ring); i < shape.end(ring); i++) {
            if (shape.y(i) > py != shape.y(before) > py) {
                boolean upwards = shape.y(i) > shape.y(before);
                if (side(shape, before, i, point) > 0 == upwards) {
                    inside = !inside;
                }
            }
            before = i;
        }
        return inside;
    }
}
