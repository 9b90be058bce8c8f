package org.mumap.server.published.mvt;

import java.util.Arrays;

/**
 * The values of a layer, each written once (specification 4.4). A hash table over plain arrays: a value that is there already
 * costs no memory.
 */
final class ValueTable {

    private static final int TEXT = 0x0A;
    private static final int DOUBLE = 0x19;
    private static final int UNSIGNED = 0x28;
    private static final int SIGNED = 0x30;
    private static final int FLAG = 0x38;
    private static final int VALUES_OF_LAYER = 0x22;

    private static final byte[] NO_TEXT = {};
    private static final int LEAST = 256;

    private final ByteBuilder encoded = new ByteBuilder(1 << 12);
    // the texts stand where they came from: bytes, first and length; of other values the length is 0
    private byte[][] texts = new byte[LEAST][];
    private int[] starts = new int[LEAST];
    private int[] lengths = new int[LEAST];
    private long[] bits = new long[LEAST];
    private byte[] tags = new byte[LEAST];
    private int size;
    private int[] slots = new int[2 * LEAST];

    /** The layer's value fields. */
    ByteBuilder encoded() {
        return encoded;
    }

    /** The number of a text given in UTF-8, a part of the bytes; they are kept, not copied. */
    int text(byte[] bytes, int from, int length) {
        int hash = 1;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        int index = find(TEXT, hash, bytes, from, length);
        if (index == size) {
            put(TEXT, hash, bytes, from, length);
            encoded.octet(VALUES_OF_LAYER)
                    .varint(1L + ByteBuilder.lengthOfVarint(length) + length)
                    .octet(TEXT)
                    .varint(length)
                    .append(bytes, from, length);
        }
        return index;
    }

    int number(double value) {
        long raw = Double.doubleToLongBits(value);
        int index = find(DOUBLE, raw, NO_TEXT, 0, 0);
        if (index == size) {
            put(DOUBLE, raw, NO_TEXT, 0, 0);
            encoded.octet(VALUES_OF_LAYER)
                    .varint(1 + Double.BYTES)
                    .octet(DOUBLE)
                    .fixed64(raw);
        }
        return index;
    }

    int integer(long value) {
        int tag = value < 0 ? SIGNED : UNSIGNED;
        int index = find(tag, value, NO_TEXT, 0, 0);
        if (index == size) {
            put(tag, value, NO_TEXT, 0, 0);
            long written = value < 0 ? value << 1 ^ value >> 63 : value;
            encoded.octet(VALUES_OF_LAYER)
                    .varint(1 + ByteBuilder.lengthOfVarint(written))
                    .octet(tag)
                    .varint(written);
        }
        return index;
    }

    int flag(boolean value) {
        int index = find(FLAG, value ? 1 : 0, NO_TEXT, 0, 0);
        if (index == size) {
            put(FLAG, value ? 1 : 0, NO_TEXT, 0, 0);
            encoded.octet(VALUES_OF_LAYER).varint(2).octet(FLAG).octet(value ? 1 : 0);
        }
        return index;
    }

    // the value's number, or size when it is new
    private int find(int tag, long raw, byte[] bytes, int from, int length) {
        int slot = slot(tag, raw);
        while (slots[slot] != 0) {
            int index = slots[slot] - 1;
            if (tags[index] == tag && bits[index] == raw && isText(index, bytes, from, length)) {
                return index;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return size;
    }

    private boolean isText(int index, byte[] bytes, int from, int length) {
        int start = starts[index];
        return lengths[index] == length
                && (length == 0 || Arrays.equals(texts[index], start, start + length, bytes, from, from + length));
    }

    private void put(int tag, long raw, byte[] bytes, int from, int length) {
        if (size == tags.length) {
            grow();
        }
        tags[size] = (byte) tag;
        bits[size] = raw;
        texts[size] = bytes;
        starts[size] = from;
        lengths[size] = length;
        occupy(size++);
    }

    private void occupy(int index) {
        int slot = slot(tags[index], bits[index]);
        while (slots[slot] != 0) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = index + 1;
    }

    private void grow() {
        texts = Arrays.copyOf(texts, size * 2);
        starts = Arrays.copyOf(starts, size * 2);
        lengths = Arrays.copyOf(lengths, size * 2);
        bits = Arrays.copyOf(bits, size * 2);
        tags = Arrays.copyOf(tags, size * 2);
        slots = new int[size * 4];
        for (int index = 0; index < size; index++) {
            occupy(index);
        }
    }

    private int slot(int tag, long raw) {
        long mixed = (raw + tag) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & slots.length - 1;
    }
}
