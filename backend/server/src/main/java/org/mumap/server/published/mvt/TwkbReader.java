package org.mumap.server.published.mvt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Unfolds surfaces in tiny well-known binary (TWKB, as {@code ST_AsTWKB} writes it: multi-polygons, two dimensions, no extras) into
 * well-known binary. A parcel's outline takes a third of the bytes, and bytes are what a small tile costs between two processes.
 */
final class TwkbReader {

    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int POLYGON = 3;
    private static final int MULTI_POLYGON = 6;
    private static final int EMPTY = 0x10;
    private static final int HEADER = 1 + 2 * Integer.BYTES;
    private static final int POINT = 2 * Double.BYTES;

    private byte[] out = new byte[1 << 10];
    private int size;
    private byte[] in = {};
    private int at;
    private long x;
    private long y;
    private double unit;

    /**
     * Unfolds the surface that begins there.
     *
     * @return well-known binary from the array's beginning, to be read before the next call; bytes may follow it
     * @throws IllegalArgumentException when it is something else
     * @throws IndexOutOfBoundsException when the bytes end early
     */
    byte[] unfold(byte[] twkb, int from) {
        in = twkb;
        at = from;
        size = 0;
        x = 0;
        y = 0;
        int head = in[at++];
        int extras = in[at++];
        if ((head & 0x0F) != MULTI_POLYGON || (extras & ~EMPTY) != 0) {
            throw new IllegalArgumentException("not a plain multi-polygon in TWKB: " + head + ", " + extras);
        }
        unit = Math.pow(10, signed(head >> 4 & 0x0F));
        int polygons = extras == EMPTY ? 0 : (int) varint();
        header(MULTI_POLYGON, polygons);
        for (int i = 0; i < polygons; i++) {
            polygon();
        }
        return out;
    }

    private void polygon() {
        int rings = (int) varint();
        header(POLYGON, rings);
        for (int i = 0; i < rings; i++) {
            ring((int) varint());
        }
    }

    private void ring(int points) {
        if (points < 0 || points > in.length - at) {
            throw new IllegalArgumentException("a geometry ends early: " + points + " points announced");
        }
        room(Integer.BYTES + points * POINT);
        INT.set(out, size, points);
        size += Integer.BYTES;
        for (int i = 0; i < points; i++) {
            x += signed(varint());
            y += signed(varint());
            DOUBLE.set(out, size, x / unit);
            DOUBLE.set(out, size + Double.BYTES, y / unit);
            size += POINT;
        }
    }

    private void header(int type, int count) {
        room(HEADER);
        out[size] = 1;
        INT.set(out, size + 1, type);
        INT.set(out, size + 1 + Integer.BYTES, count);
        size += HEADER;
    }

    private void room(int more) {
        if (out.length - size < more) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, size + more));
        }
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static long signed(long zigzag) {
        return zigzag >>> 1 ^ -(zigzag & 1);
    }
}
