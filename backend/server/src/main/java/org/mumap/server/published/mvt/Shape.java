package org.mumap.server.published.mvt;

import java.util.Arrays;

/**
 * The shape of one feature in tile units: its points, lines or rings one after the other. Filled anew for each feature, so that
 * a feature costs no memory of its own. Rings are kept open (the first point is not repeated), shells before their holes.
 */
final class Shape {

    /** The three kinds of shape, numbered as {@code GeomType} (specification 4.3.4). */
    enum Kind {
        POINTS(1),
        LINES(2),
        POLYGONS(3);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        static Kind of(int dimension) {
            return switch (dimension) {
                case 0 -> POINTS;
                case 1 -> LINES;
                default -> POLYGONS;
            };
        }

        int code() {
            return code;
        }
    }

    private static final int MOVE_TO = 1;
    private static final int LINE_TO = 2;
    private static final int CLOSE_PATH = 7 | 1 << 3;

    private Kind kind = Kind.POINTS;
    private int[] x = new int[256];
    private int[] y = new int[256];
    private int size;
    private int[] ends = new int[16];
    private boolean[] shells = new boolean[16];
    private int parts;

    void clear(Kind newKind) {
        kind = newKind;
        size = 0;
        parts = 0;
    }

    /** Becomes what the other is. */
    void copyOf(Shape other) {
        kind = other.kind;
        x = other.x.clone();
        y = other.y.clone();
        size = other.size;
        ends = other.ends.clone();
        shells = other.shells.clone();
        parts = other.parts;
    }

    Kind kind() {
        return kind;
    }

    boolean isEmpty() {
        return parts == 0;
    }

    /**
     * Whether a surface is so thin that rounding may leave something of it or nothing. Snapping to the grid moves an outline by half
     * a unit's diagonal at most; a circle of that radius fits into every surface whose area is more than the radius times its outline.
     */
    boolean isScrap() {
        long doubledArea = 0;
        long length = 0;
        for (int part = 0; part < parts; part++) {
            int start = start(part);
            doubledArea += doubledArea(start, ends[part]);
            int before = ends[part] - 1;
            for (int i = start; i < ends[part]; i++) {
                length += Math.abs(x[i] - x[before]) + Math.abs(y[i] - y[before]);
                before = i;
            }
        }
        return 2 * doubledArea <= 3 * length;
    }

    int parts() {
        return parts;
    }

    int points() {
        return size;
    }

    int start(int part) {
        return part == 0 ? 0 : ends[part - 1];
    }

    int end(int part) {
        return ends[part];
    }

    boolean isShell(int part) {
        return shells[part];
    }

    int x(int point) {
        return x[point];
    }

    int y(int point) {
        return y[point];
    }

    /** Adds a point to the open part; one that repeats the point before it is left out. */
    void add(int px, int py) {
        if (size > open() && x[size - 1] == px && y[size - 1] == py) {
            return;
        }
        if (size == x.length) {
            x = Arrays.copyOf(x, size * 2);
            y = Arrays.copyOf(y, size * 2);
        }
        x[size] = px;
        y[size++] = py;
    }

    /** Forgets the points of the open part. */
    void discard() {
        size = open();
    }

    void closePoint() {
        close(false);
    }

    /** Ends a line; fewer than two points are none. */
    void closeLine() {
        if (size - open() < 2) {
            discard();
        } else {
            close(false);
        }
    }

    /**
     * Ends a ring and turns it as the specification asks (4.3.3.3): the surveyor's formula gives a shell a positive area, a hole a
     * negative one.
     *
     * @return false when nothing is left of it on the grid
     */
    boolean closeRing(boolean shell) {
        int start = open();
        while (size - start > 1 && x[size - 1] == x[start] && y[size - 1] == y[start]) {
            size--;
        }
        long doubledArea = size - start < 3 ? 0 : doubledArea(start, size);
        if (doubledArea == 0) {
            discard();
            return false;
        }
        if (doubledArea > 0 != shell) {
            reverse(start, size - 1);
        }
        close(shell);
        return true;
    }

    /** The geometry field (specification 4.3): moves relative to the point before. */
    void write(ByteBuilder out) {
        int atX = 0;
        int atY = 0;
        if (kind == Kind.POINTS) {
            out.varint(command(MOVE_TO, size));
        }
        for (int part = 0; part < parts; part++) {
            int start = start(part);
            for (int i = start; i < ends[part]; i++) {
                if (kind != Kind.POINTS && i - start < 2) {
                    out.varint(i == start ? command(MOVE_TO, 1) : command(LINE_TO, ends[part] - start - 1));
                }
                out.zigzag(x[i] - atX).zigzag(y[i] - atY);
                atX = x[i];
                atY = y[i];
            }
            if (kind == Kind.POLYGONS) {
                out.varint(CLOSE_PATH);
            }
        }
    }

    private static int command(int id, int count) {
        return id | count << 3;
    }

    private int open() {
        return parts == 0 ? 0 : ends[parts - 1];
    }

    private void close(boolean shell) {
        if (parts == ends.length) {
            ends = Arrays.copyOf(ends, parts * 2);
            shells = Arrays.copyOf(shells, parts * 2);
        }
        shells[parts] = shell;
        ends[parts++] = size;
    }

    private long doubledArea(int start, int end) {
        long sum = 0;
        int before = end - 1;
        for (int i = start; i < end; i++) {
            sum += (long) x[before] * y[i] - (long) x[i] * y[before];
            before = i;
        }
        return sum;
    }

    private void reverse(int first, int last) {
        for (int i = first, j = last; i < j; i++, j--) {
            int swapX = x[i];
            int swapY = y[i];
            x[i] = x[j];
            y[i] = y[j];
            x[j] = swapX;
            y[j] = swapY;
        }
    }
}
