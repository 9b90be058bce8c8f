package org.mumap.server.published.mvt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Growing bytes with the primitives of the protocol buffer encoding. */
final class ByteBuilder {

    private static final VarHandle LITTLE_LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MORE = 0x80;
    private static final int LONGEST_VARINT = 10;

    private byte[] bytes;
    private int size;

    ByteBuilder(int capacity) {
        bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    ByteBuilder octet(int value) {
        room(1);
        bytes[size++] = (byte) value;
        return this;
    }

    /** Unsigned variable-length number, seven bits a byte, the lowest first. */
    ByteBuilder varint(long value) {
        room(LONGEST_VARINT);
        if ((value & -MORE) == 0) {
            bytes[size++] = (byte) value;
            return this;
        }
        long rest = value;
        while ((rest & -MORE) != 0) {
            bytes[size++] = (byte) ((rest & 0x7F) | MORE);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    /** Signed number, small magnitudes first: 0, -1, 1, -2 … */
    ByteBuilder zigzag(long value) {
        return varint(value << 1 ^ value >> 63);
    }

    /** Eight bytes, the lowest first. */
    ByteBuilder fixed64(long value) {
        room(Long.BYTES);
        LITTLE_LONG.set(bytes, size, value);
        size += Long.BYTES;
        return this;
    }

    /** A text preceded by its length in bytes. */
    ByteBuilder text(String value) {
        return block(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes preceded by their number. */
    ByteBuilder block(byte[] value) {
        return varint(value.length).append(value, value.length);
    }

    ByteBuilder append(ByteBuilder other) {
        return append(other.bytes, other.size);
    }

    private ByteBuilder append(byte[] other, int length) {
        return append(other, 0, length);
    }

    ByteBuilder append(byte[] other, int from, int length) {
        room(length);
        System.arraycopy(other, from, bytes, size, length);
        size += length;
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Bytes that {@link #varint} takes. */
    static int lengthOfVarint(long value) {
        return (Long.SIZE - Long.numberOfLeadingZeros(value | 1) + 6) / 7;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
