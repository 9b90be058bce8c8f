package org.mumap.demo.file;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.Deflater;

/**
 * Writes a one-band float raster in EPSG:4490 as a GeoTIFF (OGC 19-008r4): little-endian, one deflated strip per 64 rows, no-data -9999.
 * Only the strips of the packed file are held in memory.
 */
public final class GeoTiff {
    private static final int ROWS_PER_STRIP = 64;
    private static final int HEADER = 8;

    private GeoTiff() {}

    /** The value of a cell by the geographic position of its centre. */
    public interface Surface {
        float at(double longitude, double latitude);
    }

    /**
     * Writes the raster.
     *
     * @param west western edge, degrees
     * @param north northern edge, degrees
     * @param cell size of a cell, degrees
     */
    public static void write(Path file, double west, double north, double cell, int width, int height, Surface surface)
            throws IOException {
        List<byte[]> strips = new ArrayList<>();
        for (int row = 0; row < height; row += ROWS_PER_STRIP) {
            int rows = Math.min(ROWS_PER_STRIP, height - row);
            ByteBuffer raw = ByteBuffer.allocate(rows * width * 4).order(ByteOrder.LITTLE_ENDIAN);
            for (int y = row; y < row + rows; y++) {
                for (int x = 0; x < width; x++) {
                    raw.putFloat(surface.at(west + (x + 0.5) * cell, north - (y + 0.5) * cell));
                }
            }
            strips.add(deflate(raw.array()));
        }
        try (OutputStream raw = Files.newOutputStream(file);
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(raw))) {
            int length = strips.stream().mapToInt(s -> s.length).sum();
            int directory = HEADER + length + length % 2;
            out.write(bytes(HEADER)
                    .put((byte) 'I')
                    .put((byte) 'I')
                    .putShort((short) 42)
                    .putInt(directory)
                    .array());
            for (byte[] strip : strips) {
                out.write(strip);
            }
            if (length % 2 == 1) {
                out.write(0);
            }
            out.write(new Directory(directory).of(west, north, cell, width, height, strips));
        }
    }

    private static byte[] deflate(byte[] raw) {
        Deflater deflater = new Deflater(6);
        deflater.setInput(raw);
        deflater.finish();
        byte[] room = new byte[raw.length + raw.length / 1000 + 64];
        int length = deflater.deflate(room);
        deflater.end();
        return Arrays.copyOf(room, length);
    }

    private static ByteBuffer bytes(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The image file directory with its out-of-line values behind it. */
    private static final class Directory {
        private static final int SHORT = 3;
        private static final int LONG = 4;
        private static final int DOUBLE = 12;
        private static final int ASCII = 2;

        /** One field: its TIFF type, the number of values, the values. */
        private record Entry(int type, int count, ByteBuffer value) {}

        private final int start;
        private final TreeMap<Integer, Entry> entries = new TreeMap<>();

        Directory(int start) {
            this.start = start;
        }

        byte[] of(double west, double north, double cell, int width, int height, List<byte[]> strips) {
            int[] offsets = new int[strips.size()];
            int[] counts = new int[strips.size()];
            int at = HEADER;
            for (int i = 0; i < offsets.length; i++) {
                offsets[i] = at;
                counts[i] = strips.get(i).length;
                at += counts[i];
            }
            longs(256, width);
            longs(257, height);
            shorts(258, 32);
            shorts(259, 8);
            shorts(262, 1);
            longs(273, offsets);
            shorts(277, 1);
            longs(278, ROWS_PER_STRIP);
            longs(279, counts);
            shorts(284, 1);
            shorts(339, 3);
            doubles(33550, cell, cell, 0);
            doubles(33922, 0, 0, 0, west, north, 0);
            // key directory 1.1.0: model geographic, raster pixel-is-area, CRS EPSG:4490
            shorts(34735, 1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4490);
            byte[] noData = "-9999\0".getBytes(StandardCharsets.US_ASCII);
            entries.put(
                    42113, new Entry(ASCII, noData.length, bytes(noData.length).put(noData)));
            return assemble();
        }

        private void shorts(int tag, int... values) {
            ByteBuffer b = bytes(values.length * 2);
            for (int v : values) {
                b.putShort((short) v);
            }
            entries.put(tag, new Entry(SHORT, values.length, b));
        }

        private void longs(int tag, int... values) {
            ByteBuffer b = bytes(values.length * 4);
            for (int v : values) {
                b.putInt(v);
            }
            entries.put(tag, new Entry(LONG, values.length, b));
        }

        private void doubles(int tag, double... values) {
            ByteBuffer b = bytes(values.length * 8);
            for (double v : values) {
                b.putDouble(v);
            }
            entries.put(tag, new Entry(DOUBLE, values.length, b));
        }

        private byte[] assemble() {
            int head = 2 + entries.size() * 12 + 4;
            int extra = 0;
            for (Entry e : entries.values()) {
                int size = e.value.capacity();
                extra += size > 4 ? size + size % 2 : 0;
            }
            ByteBuffer out = bytes(head + extra);
            out.putShort((short) entries.size());
            int free = head;
            for (var e : entries.entrySet()) {
                byte[] value = e.getValue().value.array();
                out.putShort((short) (int) e.getKey())
                        .putShort((short) e.getValue().type)
                        .putInt(e.getValue().count);
                if (value.length <= 4) {
                    out.put(value).put(new byte[4 - value.length]);
                } else {
                    out.putInt(start + free);
                    int back = out.position();
                    out.position(free);
                    out.put(value);
                    out.position(back);
                    free += value.length + value.length % 2;
                }
            }
            return out.array();
        }
    }
}
