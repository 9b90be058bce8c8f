package org.mumap.server.published.mvt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.mumap.server.published.mvt.PackedRows.Attribute;
import org.mumap.server.published.mvt.PackedRows.Form;

@DisplayName("Rows in one value: shape and attributes as migration V90 packs them")
class PackedRowsTest {

    private static final double WORLD_M = 2 * Math.PI * 6378137;
    private static final int Z = 14;
    private static final int X = 13678;
    private static final int Y = 6826;
    private static final double UNIT_M = WORLD_M / (1 << Z) / TileEncoder.EXTENT;

    private static final List<Attribute> ATTRIBUTES = List.of(
            new Attribute("code", Form.TEXT),
            new Attribute("mu", Form.NUMBER),
            new Attribute("days", Form.INTEGER),
            new Attribute("low", Form.FLAG));

    /** A square of ten tile units whose upper left corner stands at the given units. */
    private static byte[] square(int left, int top) {
        ByteArrayOutputStream twkb = new ByteArrayOutputStream();
        // multi-polygon, four decimals; no extras; one polygon, one ring, five points
        twkb.writeBytes(new byte[] {(byte) (8 << 4 | 6), 0, 1, 1, 5});
        int[][] corners = {{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}};
        long[] before = {0, 0};
        for (int[] corner : corners) {
            long east = Math.round(((X * 4096L + left + corner[0]) * UNIT_M - WORLD_M / 2) * 1e4);
            long north = Math.round((WORLD_M / 2 - (Y * 4096L + top + corner[1]) * UNIT_M) * 1e4);
            varint(twkb, east - before[0]);
            varint(twkb, north - before[1]);
            before = new long[] {east, north};
        }
        return twkb.toByteArray();
    }

    private static void varint(ByteArrayOutputStream out, long signed) {
        long rest = signed << 1 ^ signed >> 63;
        while (rest >>> 7 != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static byte[] row(long id, byte[] shape, String code, double mu, int days, boolean low) {
        byte[] text = code == null ? new byte[0] : code.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + 4 + shape.length + 4 + text.length + 8 + 4 + 1)
                .putLong(id)
                .putInt(shape.length)
                .put(shape)
                .putInt(code == null ? -1 : text.length)
                .put(text)
                .putDouble(mu)
                .putInt(days)
                .put((byte) (low ? 1 : 0))
                .array();
    }

    private static byte[] joined(byte[]... rows) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] row : rows) {
            all.writeBytes(row);
        }
        return all.toByteArray();
    }

    private static List<StrictTile.Feature> encode(byte[] rows, int expected) {
        TileEncoder tile = new TileEncoder(Z, X, Y);
        assertThat(PackedRows.encode(rows, ATTRIBUTES, tile.layer("l"))).isEqualTo(expected);
        return StrictTile.parse(tile.toBytes()).layer("l").features();
    }

    @Test
    @DisplayName("A1 shapes, texts, numbers, missing values, row after row; what lies outside is not drawn")
    void rows() {
        List<StrictTile.Feature> features = encode(
                joined(
                        row(7, square(100, 200), "甲地", 12.5, -3, true),
                        row(8, square(9000, 9000), "外", 1, 1, false),
                        row(9, square(-200, 5), null, Double.NaN, Integer.MIN_VALUE, false)),
                3);
        assertThat(features).hasSize(1);
        StrictTile.Feature first = features.get(0);
        assertThat(first.id()).isEqualTo(7);
        assertThat(first.attributes()).isEqualTo(Map.of("code", "甲地", "mu", 12.5, "days", -3L, "low", true));
        assertThat(first.geometry().getEnvelopeInternal()).isEqualTo(new Envelope(100, 110, 200, 210));
        assertThat(first.area()).isEqualTo(100);
    }

    @Test
    @DisplayName("A2 nothing is a missing value's trace")
    void missing() {
        StrictTile.Feature only = encode(row(9, square(0, 0), null, Double.NaN, Integer.MIN_VALUE, false), 1)
                .get(0);
        assertThat(only.attributes()).isEqualTo(Map.of("low", false));
    }

    @Test
    @DisplayName("B1 bytes that end early, or another kind of shape, are told")
    void wrong() {
        byte[] good = row(7, square(100, 200), "甲地", 12.5, -3, true);
        for (int length : new int[] {3, 11, 30, good.length - 9}) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> encode(cut, 1)).isInstanceOf(IllegalArgumentException.class);
        }
        byte[] point = {(byte) (8 << 4 | 1), 0, 2, 2};
        assertThatThrownBy(() -> encode(row(7, point, "a", 1, 1, true), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("multi-polygon");
    }
}
