package org.mumap.server.published.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A value in which rows stand one after the other as {@code record_send} wrote them; walked through once. */
final class RowBytes {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private int at;
    private int start;
    private int size;

    RowBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean atEnd() {
        return at >= bytes.length;
    }

    /** Begins a row; tells how many columns it has. */
    int columns() {
        int columns = intAt(at);
        at += Integer.BYTES;
        return columns;
    }

    /** Goes to the next column; false when it has no value. */
    boolean next() {
        size = intAt(at + Integer.BYTES);
        start = at + 2 * Integer.BYTES;
        at = start + Math.max(0, size);
        return size >= 0;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the value of the column begins. */
    int start() {
        return start;
    }

    /** How many bytes the value has. */
    int size() {
        return size;
    }

    int intAt(int offset) {
        return (int) INT.get(bytes, offset);
    }

    short shortAt(int offset) {
        return (short) SHORT.get(bytes, offset);
    }

    long integer() {
        return switch (size) {
            case Short.BYTES -> shortAt(start);
            case Integer.BYTES -> intAt(start);
            default -> (long) LONG.get(bytes, start);
        };
    }

    // a single's own shortest decimal, not the one of the double it widens to
    double number() {
        return size == Float.BYTES
                ? Double.parseDouble(Float.toString(Float.intBitsToFloat(intAt(start))))
                : Double.longBitsToDouble((long) LONG.get(bytes, start));
    }
}
