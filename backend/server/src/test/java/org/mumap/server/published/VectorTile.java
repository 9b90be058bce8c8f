package org.mumap.server.published;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A strict reader of Mapbox vector tiles 2.1: what the specification forbids is an error here, where drawing libraries look away.
 *
 * @param layers layers by name
 */
record VectorTile(Map<String, Layer> layers) {

    record Layer(String name, int extent, List<Feature> features) {}

    /**
     * @param id feature id
     * @param type 1 point, 2 line, 3 polygon
     * @param properties by name
     * @param parts parts as x, y pairs: points, lines or closed rings
     */
    record Feature(long id, int type, Map<String, Object> properties, List<int[]> parts) {}

    static VectorTile read(byte[] bytes) {
        Map<String, Layer> layers = new LinkedHashMap<>();
        Fields fields = new Fields(ByteBuffer.wrap(bytes));
        while (fields.next()) {
            check(fields.number() == 3, "a tile has layers only");
            Layer layer = layer(fields.message());
            check(layers.put(layer.name(), layer) == null, "two layers of one name");
        }
        return new VectorTile(layers);
    }

    private static Layer layer(ByteBuffer buffer) {
        String name = null;
        long version = -1;
        int extent = 4096;
        List<ByteBuffer> features = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        Fields fields = new Fields(buffer);
        while (fields.next()) {
            switch (fields.number()) {
                case 1 -> name = text(fields.message());
                case 2 -> features.add(fields.message());
                case 3 -> keys.add(text(fields.message()));
                case 4 -> values.add(value(fields.message()));
                case 5 -> extent = (int) fields.varint();
                case 15 -> version = fields.varint();
                default -> throw new AssertionError("unknown field of a layer: " + fields.number());
            }
        }
        check(name != null && !name.isEmpty(), "a layer has a name");
        check(version == 2, "version 2");
        check(Set.copyOf(keys).size() == keys.size(), "keys are unique");
        Set<Long> ids = new LinkedHashSet<>();
        List<Feature> read = new ArrayList<>();
        for (ByteBuffer feature : features) {
            Feature one = feature(feature, keys, values);
            check(ids.add(one.id()), "feature ids are unique");
            read.add(one);
        }
        return new Layer(name, extent, read);
    }

    private static Object value(ByteBuffer buffer) {
        Fields fields = new Fields(buffer);
        check(fields.next(), "a value has a type");
        Object value = switch (fields.number()) {
            case 1 -> text(fields.message());
            case 2 -> (double) fields.float32();
            case 3 -> fields.float64();
            case 4, 5 -> fields.varint();
            case 6 -> zigzag(fields.varint());
            case 7 -> fields.varint() != 0;
            default -> throw new AssertionError("unknown type of a value: " + fields.number());
        };
        check(!fields.next(), "a value has one type");
        return value;
    }

    private static Feature feature(ByteBuffer buffer, List<String> keys, List<Object> values) {
        long id = -1;
        int type = 0;
        List<Long> tags = List.of();
        List<Long> geometry = List.of();
        Fields fields = new Fields(buffer);
        while (fields.next()) {
            switch (fields.number()) {
                case 1 -> id = fields.varint();
                case 2 -> tags = fields.packed();
                case 3 -> type = (int) fields.varint();
                case 4 -> geometry = fields.packed();
                default -> throw new AssertionError("unknown field of a feature: " + fields.number());
            }
        }
        check(id >= 0, "a feature has an id");
        check(type >= 1 && type <= 3, "a feature is a point, line or polygon");
        check(tags.size() % 2 == 0, "tags are pairs");
        Map<String, Object> properties = new LinkedHashMap<>();
        for (int i = 0; i < tags.size(); i += 2) {
            String key = keys.get(Math.toIntExact(tags.get(i)));
            check(properties.put(key, values.get(Math.toIntExact(tags.get(i + 1)))) == null, "a key stands once");
        }
        return new Feature(id, type, properties, parts(type, geometry));
    }

    private static List<int[]> parts(int type, List<Long> commands) {
        List<int[]> parts = new ArrayList<>();
        List<Integer> part = new ArrayList<>();
        int x = 0;
        int y = 0;
        int at = 0;
        while (at < commands.size()) {
            int command = (int) (commands.get(at) & 7);
            int count = (int) (commands.get(at++) >> 3);
            check(count > 0, "a command has a count");
            if (command == 7) {
                check(type == 3 && count == 1 && part.size() >= 6, "only a ring of three points is closed");
                parts.add(ring(part));
                part = new ArrayList<>();
                continue;
            }
            check(command == 1 || command == 2, "MoveTo, LineTo or ClosePath");
            if (command == 1 && type != 1) {
                check(count == 1, "a line begins at one point");
                if (!part.isEmpty()) {
                    check(type == 2 && part.size() >= 4, "a line has two points, a ring is closed");
                    parts.add(array(part));
                    part = new ArrayList<>();
                }
            }
            for (int i = 0; i < count; i++) {
                x += (int) zigzag(commands.get(at++));
                y += (int) zigzag(commands.get(at++));
                check(Math.abs(x - 2048) <= 2048 + 64 && Math.abs(y - 2048) <= 2048 + 64, "inside the buffer");
                part.add(x);
                part.add(y);
            }
        }
        check(type != 3 || part.isEmpty(), "every ring is closed");
        if (!part.isEmpty()) {
            parts.add(array(part));
        }
        check(!parts.isEmpty(), "a feature has a shape");
        check(type != 3 || area(parts.get(0)) > 0, "the first ring is an exterior one");
        return parts;
    }

    private static int[] ring(List<Integer> part) {
        int[] ring = array(part);
        check(area(ring) != 0, "a ring has an area");
        return ring;
    }

    /** Twice the area by the surveyor's formula, positive for exterior rings (y grows downwards). */
    private static long area(int[] ring) {
        long twice = 0;
        for (int i = 0; i < ring.length; i += 2) {
            int next = (i + 2) % ring.length;
            twice += (long) ring[i] * ring[next + 1] - (long) ring[next] * ring[i + 1];
        }
        return twice;
    }

    private static int[] array(List<Integer> part) {
        return part.stream().mapToInt(Integer::intValue).toArray();
    }

    private static long zigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }

    private static String text(ByteBuffer buffer) {
        return StandardCharsets.UTF_8.decode(buffer).toString();
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new AssertionError("vector tile: " + rule);
        }
    }

    /** The fields of one protocol buffer message. */
    private static final class Fields {

        private final ByteBuffer buffer;
        private int number;
        private int wire;

        Fields(ByteBuffer buffer) {
            this.buffer = buffer.order(ByteOrder.LITTLE_ENDIAN);
        }

        boolean next() {
            if (!buffer.hasRemaining()) {
                return false;
            }
            long tag = read();
            number = (int) (tag >> 3);
            wire = (int) (tag & 7);
            return true;
        }

        int number() {
            return number;
        }

        ByteBuffer message() {
            check(wire == 2, "a message has a length");
            int length = Math.toIntExact(read());
            ByteBuffer part = buffer.slice(buffer.position(), length);
            buffer.position(buffer.position() + length);
            return part;
        }

        List<Long> packed() {
            Fields inner = new Fields(message());
            List<Long> numbers = new ArrayList<>();
            while (inner.buffer.hasRemaining()) {
                numbers.add(inner.read());
            }
            return numbers;
        }

        long varint() {
            check(wire == 0, "a number is a varint");
            return read();
        }

        float float32() {
            check(wire == 5, "a float has 4 bytes");
            return buffer.getFloat();
        }

        double float64() {
            check(wire == 1, "a double has 8 bytes");
            return buffer.getDouble();
        }

        private long read() {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                byte b = buffer.get();
                value |= (long) (b & 0x7f) << shift;
                if (b >= 0) {
                    return value;
                }
            }
            throw new AssertionError("vector tile: a varint has at most ten bytes");
        }
    }
}
