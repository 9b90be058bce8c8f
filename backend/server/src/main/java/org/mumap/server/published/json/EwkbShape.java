package org.mumap.server.published.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Shapes as PostGIS sends them (EWKB), written as GeoJSON geometry. Heights and measures are left out. */
final class EwkbShape {

    private static final VarHandle BIG_INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int HAS_Z = 0x80000000;
    private static final int HAS_M = 0x40000000;
    private static final int HAS_SRID = 0x20000000;
    private static final int COLLECTION = 7;
    private static final String[] NAMES = {
        "", "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection"
    };
    private static final byte[][] BEGINS = new byte[NAMES.length][];

    static {
        for (int i = 1; i < NAMES.length; i++) {
            String member = i == COLLECTION ? "geometries" : "coordinates";
            BEGINS[i] = ("{\"type\":\"" + NAMES[i] + "\",\"" + member + "\":").getBytes(StandardCharsets.US_ASCII);
        }
    }

    private final JsonBytes json;
    private final int decimals;
    private final boolean northFirst;
    private byte[] bytes = {};
    private int at;
    private boolean little;
    private int extra;

    EwkbShape(JsonBytes json, int decimals, boolean northFirst) {
        this.json = json;
        this.decimals = decimals;
        this.northFirst = northFirst;
    }

    void write(byte[] from, int start) {
        bytes = from;
        at = start;
        shape();
    }

    private void shape() {
        int kind = header();
        json.raw(BEGINS[kind]);
        if (kind == COLLECTION) {
            members(true);
        } else {
            coordinates(kind);
        }
        json.put('}');
    }

    private int header() {
        little = bytes[at++] == 1;
        int type = integer();
        if ((type & HAS_SRID) != 0) {
            at += Integer.BYTES;
        }
        extra = ((type & HAS_Z) != 0 ? 1 : 0) + ((type & HAS_M) != 0 ? 1 : 0);
        int kind = type & 0xFF;
        if (kind < 1 || kind > COLLECTION) {
            throw new IllegalArgumentException("GeoJSON has no shape of EWKB type " + kind);
        }
        return kind;
    }

    private void coordinates(int kind) {
        switch (kind) {
            case 1 -> point();
            case 2 -> line();
            case 3 -> rings();
            default -> members(false);
        }
    }

    private void members(boolean whole) {
        int count = integer();
        json.put('[');
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                json.put(',');
            }
            if (whole) {
                shape();
            } else {
                coordinates(header());
            }
        }
        json.put(']');
    }

    private void rings() {
        int count = integer();
        json.put('[');
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                json.put(',');
            }
            line();
        }
        json.put(']');
    }

    private void line() {
        int count = integer();
        json.put('[');
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                json.put(',');
            }
            point();
        }
        json.put(']');
    }

    private void point() {
        double x = number();
        double y = number();
        at += extra * Double.BYTES;
        json.put('[');
        // an empty point has no numbers
        if (!Double.isNaN(x)) {
            json.coordinate(northFirst ? y : x, decimals);
            json.put(',');
            json.coordinate(northFirst ? x : y, decimals);
        }
        json.put(']');
    }

    private int integer() {
        int value = little ? (int) LITTLE_INT.get(bytes, at) : (int) BIG_INT.get(bytes, at);
        at += Integer.BYTES;
        return value;
    }

    private double number() {
        double value = little ? (double) LITTLE_DOUBLE.get(bytes, at) : (double) BIG_DOUBLE.get(bytes, at);
        at += Double.BYTES;
        return value;
    }
}
