package org.mumap.server.published.mvt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads rows that stand one after the other in one value into a layer. A row: the feature id as eight bytes, the shape as four bytes
 * of length and TWKB, the attributes in their order; most significant byte first. Sending, splitting and decoding sixteen columns of
 * each row costs a database and a driver more than all the drawing; here the bytes are walked through once.
 */
public final class PackedRows {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int NO_INTEGER = Integer.MIN_VALUE;

    /** How an attribute stands in the piece. */
    public enum Form {
        /** int4 length, −1 for none, and UTF-8. */
        TEXT,
        /** float8, NaN for none. */
        NUMBER,
        /** int4, the lowest for none. */
        INTEGER,
        /** One byte, not 0 for true. */
        FLAG
    }

    /** An attribute, named as the tile names it. */
    public record Attribute(String name, Form form) {}

    private final byte[] rows;
    private final TwkbReader shapes = new TwkbReader();
    private final TileLayer layer;
    private final Form[] forms;
    private final int[] keys;
    private int at;

    private PackedRows(byte[] rows, List<Attribute> attributes, TileLayer layer) {
        this.rows = rows;
        this.layer = layer;
        this.forms = attributes.stream().map(Attribute::form).toArray(Form[]::new);
        this.keys = attributes.stream()
                .mapToInt(attribute -> layer.key(attribute.name()))
                .toArray();
    }

    /**
     * Adds a feature per row that the tile shows.
     *
     * @param rows a result of one row and one column, the rows in one value or null
     * @return number of rows in it
     * @throws IllegalArgumentException when the value does not hold such rows
     */
    public static int encode(ResultSet rows, List<Attribute> attributes, TileLayer layer) throws SQLException {
        byte[] value = rows.next() ? rows.getBytes(1) : null;
        return value == null ? 0 : encode(value, attributes, layer);
    }

    static int encode(byte[] rows, List<Attribute> attributes, TileLayer layer) {
        PackedRows reader = new PackedRows(rows, attributes, layer);
        int read = 0;
        try {
            while (reader.at < rows.length) {
                reader.row();
                read++;
            }
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("a packed row ends early, after " + rows.length + " bytes", e);
        }
        return read;
    }

    private void row() {
        long id = (long) LONG.get(rows, at);
        int shape = at + Long.BYTES + Integer.BYTES;
        at = shape + (int) INT.get(rows, at + Long.BYTES);
        boolean shown = layer.begin(id, shapes.unfold(rows, shape));
        for (int i = 0; i < forms.length; i++) {
            if (shown) {
                attribute(forms[i], keys[i]);
            }
            at += width(forms[i]);
        }
        if (shown) {
            layer.end();
        }
    }

    private int width(Form form) {
        return switch (form) {
            case TEXT -> Integer.BYTES + Math.max(0, (int) INT.get(rows, at));
            case NUMBER -> Double.BYTES;
            case INTEGER -> Integer.BYTES;
            case FLAG -> 1;
        };
    }

    private void attribute(Form form, int key) {
        switch (form) {
            case TEXT -> {
                int length = (int) INT.get(rows, at);
                if (length >= 0) {
                    layer.text(key, rows, at + Integer.BYTES, length);
                }
            }
            case NUMBER -> {
                double value = Double.longBitsToDouble((long) LONG.get(rows, at));
                if (!Double.isNaN(value)) {
                    layer.number(key, value);
                }
            }
            case INTEGER -> {
                int value = (int) INT.get(rows, at);
                if (value != NO_INTEGER) {
                    layer.integer(key, value);
                }
            }
            case FLAG -> layer.flag(key, rows[at] != 0);
        }
    }
}
