package org.mumap.server.published.mvt;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Reads a Mapbox vector tile as strictly as its specification (2.1) is written, and refuses what a lenient reader would let pass.
 * Written from the specification; shares no code with the encoder it judges.
 */
public record StrictTile(List<Layer> layers) {

    public record Layer(String name, long version, long extent, List<Feature> features) {}

    /** @param parts points of each part: rings are closed */
    public record Feature(Long id, int type, Map<String, Object> attributes, List<List<Coordinate>> parts) {

        /** The shape; polygons by the order of rings: an exterior one, then its holes. */
        public Geometry geometry() {
            GeometryFactory factory = new GeometryFactory();
            if (type == 1) {
                return factory.createMultiPointFromCoords(
                        parts.stream().map(part -> part.get(0)).toArray(Coordinate[]::new));
            }
            if (type == 2) {
                return factory.createMultiLineString(parts.stream()
                        .map(part -> factory.createLineString(part.toArray(Coordinate[]::new)))
                        .toArray(org.locationtech.jts.geom.LineString[]::new));
            }
            List<Polygon> polygons = new ArrayList<>();
            List<LinearRing> holes = new ArrayList<>();
            for (int i = parts.size() - 1; i >= 0; i--) {
                LinearRing ring = factory.createLinearRing(parts.get(i).toArray(Coordinate[]::new));
                if (doubledArea(parts.get(i)) > 0) {
                    polygons.add(factory.createPolygon(ring, holes.toArray(LinearRing[]::new)));
                    holes.clear();
                } else {
                    holes.add(ring);
                }
            }
            return factory.createMultiPolygon(polygons.toArray(Polygon[]::new));
        }

        /** Area in square tile units, holes taken off. */
        public double area() {
            return parts.stream().mapToLong(StrictTile::doubledArea).sum() / 2.0;
        }
    }

    /** What is wrong, and where in the specification it stands. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String clause, String message) {
            super(clause + ": " + message);
        }
    }

    /** The layer of that name. */
    public Layer layer(String name) {
        return layers.stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Reads a tile.
     *
     * @throws Refused at the first breach
     */
    public static StrictTile parse(byte[] bytes) {
        return parse(bytes, false);
    }

    /**
     * Reads a tile that somebody else has made.
     *
     * @param reading whether what "encoders should not write, decoders may read" passes: a geometry type that is stated to be
     *     unknown, a layer without features, version 1
     * @throws Refused at the first breach
     */
    public static StrictTile parse(byte[] bytes, boolean reading) {
        List<Layer> layers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Fields tile = new Fields(bytes, "3 tile");
        while (tile.next()) {
            tile.require(tile.number == 3 && tile.wire == 2, "only layers stand in a tile, not field " + tile.number);
            Layer layer = layer(tile.message(), reading);
            if (!names.add(layer.name())) {
                throw new Refused("4.1", "layer " + layer.name() + " twice");
            }
            layers.add(layer);
        }
        return new StrictTile(layers);
    }

    private static Layer layer(byte[] bytes, boolean reading) {
        String name = null;
        Long version = null;
        Long extent = null;
        List<byte[]> features = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        Fields field = new Fields(bytes, "4.1 layer");
        while (field.next()) {
            switch (field.number << 3 | field.wire) {
                case 1 << 3 | 2 -> {
                    field.require(name == null, "two names");
                    name = field.text();
                }
                case 2 << 3 | 2 -> features.add(field.message());
                case 3 << 3 | 2 -> keys.add(field.text());
                case 4 << 3 | 2 -> values.add(value(field.message()));
                case 5 << 3 -> {
                    field.require(extent == null, "two extents");
                    extent = field.varint();
                }
                case 15 << 3 -> {
                    field.require(version == null, "two versions");
                    version = field.varint();
                }
                default -> field.refuse("unknown field " + field.number + " of wire type " + field.wire);
            }
        }
        field.require(name != null, "no name");
        field.require(version != null, "no version");
        field.require(version == 2 || reading && version == 1, "version " + version);
        // the schema's default: readers take a layer without one as 4096 wide
        extent = extent == null ? Long.valueOf(4096) : extent;
        field.require(extent > 0, "extent " + extent);
        field.require(reading || !features.isEmpty(), "no feature");
        field.require(new HashSet<>(keys).size() == keys.size(), "a key twice");
        List<Feature> read = new ArrayList<>();
        Set<Long> ids = new HashSet<>();
        for (byte[] feature : features) {
            Feature one = feature(feature, keys, values, reading);
            field.require(one.id() == null || ids.add(one.id()), "feature id " + one.id() + " twice");
            read.add(one);
        }
        return new Layer(name, version, extent, read);
    }

    private static Feature feature(byte[] bytes, List<String> keys, List<Object> values, boolean reading) {
        Long id = null;
        List<Long> tags = null;
        Long type = null;
        List<Long> geometry = null;
        Fields field = new Fields(bytes, "4.2 feature");
        while (field.next()) {
            switch (field.number << 3 | field.wire) {
                case 1 << 3 -> {
                    field.require(id == null, "two ids");
                    id = field.varint();
                }
                case 2 << 3 | 2 -> {
                    field.require(tags == null, "two lists of tags");
                    tags = field.packed();
                }
                case 3 << 3 -> {
                    field.require(type == null, "two types");
                    type = field.varint();
                }
                case 4 << 3 | 2 -> {
                    field.require(geometry == null, "two geometries");
                    geometry = field.packed();
                }
                default -> field.refuse("unknown field " + field.number + " of wire type " + field.wire);
            }
        }
        field.require(type != null, "no type");
        field.require(type >= (reading ? 0 : 1) && type <= 3, "type " + type);
        field.require(geometry != null && !geometry.isEmpty(), "no geometry");
        return new Feature(
                id,
                type.intValue(),
                attributes(tags == null ? List.of() : tags, keys, values),
                new Commands(geometry).read(type.intValue()));
    }

    private static Map<String, Object> attributes(List<Long> tags, List<String> keys, List<Object> values) {
        if (tags.size() % 2 != 0) {
            throw new Refused("4.4", "an odd number of tags");
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (int i = 0; i < tags.size(); i += 2) {
            long key = tags.get(i);
            long value = tags.get(i + 1);
            if (key >= keys.size() || value >= values.size()) {
                throw new Refused("4.4", "tag " + key + ", " + value + " is out of range");
            }
            if (attributes.put(keys.get((int) key), values.get((int) value)) != null) {
                throw new Refused("4.2", "attribute " + keys.get((int) key) + " twice");
            }
        }
        return attributes;
    }

    // numbers are compared as numbers: whole ones become Long, others Double
    private static Object value(byte[] bytes) {
        Object value = null;
        Fields field = new Fields(bytes, "4.1 value");
        while (field.next()) {
            field.require(value == null, "two values in one");
            value = switch (field.number << 3 | field.wire) {
                case 1 << 3 | 2 -> field.text();
                case 2 << 3 | 5 -> (double) Float.intBitsToFloat((int) field.fixed(Integer.BYTES));
                case 3 << 3 | 1 -> Double.longBitsToDouble(field.fixed(Long.BYTES));
                case 4 << 3, 5 << 3 -> field.varint();
                case 6 << 3 -> unzigzag(field.varint());
                case 7 << 3 -> field.varint() != 0;
                default -> field.refuse("unknown field " + field.number + " of wire type " + field.wire);
            };
        }
        field.require(value != null, "a value without a value");
        return value;
    }

    private static long unzigzag(long value) {
        return value >>> 1 ^ -(value & 1);
    }

    static long doubledArea(List<Coordinate> ring) {
        long sum = 0;
        for (int i = 1; i < ring.size(); i++) {
            sum += (long) ring.get(i - 1).x * (long) ring.get(i).y - (long) ring.get(i).x * (long) ring.get(i - 1).y;
        }
        return sum;
    }

    /** The command language of section 4.3. */
    private static final class Commands {
        private final List<Long> numbers;
        private int at;
        private long x;
        private long y;

        Commands(List<Long> numbers) {
            this.numbers = numbers;
        }

        List<List<Coordinate>> read(int type) {
            List<List<Coordinate>> parts = new ArrayList<>();
            if (type == 0) {
                // what the commands of an unknown type mean is not said
                return parts;
            }
            if (type == 1) {
                int count = command(1, "4.3.4.2");
                check(count > 0, "4.3.4.2", "no point");
                for (int i = 0; i < count; i++) {
                    parts.add(List.of(move()));
                }
                check(at == numbers.size(), "4.3.4.2", "more than one command for points");
                return parts;
            }
            while (at < numbers.size()) {
                parts.add(type == 2 ? line() : ring(parts.isEmpty()));
            }
            return parts;
        }

        private List<Coordinate> line() {
            List<Coordinate> points = new ArrayList<>();
            check(command(1, "4.3.4.3") == 1, "4.3.4.3", "MoveTo with a count other than 1");
            points.add(move());
            int count = command(2, "4.3.4.3");
            check(count > 0, "4.3.4.3", "LineTo without points");
            lineTo(points, count);
            return points;
        }

        private List<Coordinate> ring(boolean first) {
            List<Coordinate> points = new ArrayList<>();
            check(command(1, "4.3.4.4") == 1, "4.3.4.4", "MoveTo with a count other than 1");
            points.add(move());
            int count = command(2, "4.3.4.4");
            check(count > 1, "4.3.4.4", "a ring of fewer than three points");
            lineTo(points, count);
            check(command(7, "4.3.4.4") == 1, "4.3.3.3", "ClosePath with a count other than 1");
            check(!points.get(0).equals2D(points.get(count)), "4.3.3.3", "a ring repeats its first point");
            points.add(points.get(0));
            long area = doubledArea(points);
            check(area != 0, "4.3.4.4", "a ring without area");
            check(!first || area > 0, "4.3.4.4", "the first ring is not an exterior one");
            return points;
        }

        private void lineTo(List<Coordinate> points, int count) {
            for (int i = 0; i < count; i++) {
                Coordinate before = points.get(points.size() - 1);
                Coordinate here = move();
                check(!here.equals2D(before), "4.3.3.2", "a step of no length");
                points.add(here);
            }
        }

        private int command(int expected, String clause) {
            check(at < numbers.size(), clause, "a command is missing");
            long number = numbers.get(at++);
            check((number & 7) == expected, clause, "command " + (number & 7) + " where " + expected + " belongs");
            check(number >> 3 <= numbers.size(), clause, "more repetitions than numbers");
            return (int) (number >> 3);
        }

        private Coordinate move() {
            check(at + 1 < numbers.size(), "4.3.2", "a parameter is missing");
            x += unzigzag(numbers.get(at++));
            y += unzigzag(numbers.get(at++));
            return new Coordinate(x, y);
        }

        private static void check(boolean right, String clause, String message) {
            if (!right) {
                throw new Refused(clause, message);
            }
        }
    }

    /** Fields of a protocol buffer message, one after the other. */
    private static final class Fields {
        private final byte[] bytes;
        private final String where;
        private int at;
        private int number;
        private int wire;

        Fields(byte[] bytes, String where) {
            this.bytes = bytes;
            this.where = where;
        }

        boolean next() {
            if (at == bytes.length) {
                return false;
            }
            long tag = varint();
            require(tag >>> 3 > 0 && tag >>> 3 < 1 << 29, "field number " + (tag >>> 3));
            number = (int) (tag >>> 3);
            wire = (int) (tag & 7);
            return true;
        }

        long varint() {
            long value = 0;
            for (int shift = 0; shift < 70; shift += 7) {
                require(at < bytes.length, "a number ends early");
                byte octet = bytes[at++];
                value |= (long) (octet & 0x7F) << shift;
                if (octet >= 0) {
                    return value;
                }
            }
            return refuse("a number of more than ten bytes");
        }

        long fixed(int length) {
            require(at + length <= bytes.length, "a number ends early");
            long value = 0;
            for (int i = length - 1; i >= 0; i--) {
                value = value << 8 | bytes[at + i] & 0xFF;
            }
            at += length;
            return value;
        }

        byte[] message() {
            long length = varint();
            require(length >= 0 && length <= bytes.length - at, "a message ends early");
            byte[] message = java.util.Arrays.copyOfRange(bytes, at, at + (int) length);
            at += (int) length;
            return message;
        }

        String text() {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(message()))
                        .toString();
            } catch (CharacterCodingException e) {
                return refuse("a text that is not UTF-8");
            }
        }

        List<Long> packed() {
            Fields numbers = new Fields(message(), where);
            List<Long> read = new ArrayList<>();
            while (numbers.at < numbers.bytes.length) {
                long one = numbers.varint();
                require(one >= 0 && one <= 0xFFFFFFFFL, "a number of more than 32 bits");
                read.add(one);
            }
            return read;
        }

        void require(boolean right, String message) {
            if (!right) {
                refuse(message);
            }
        }

        <T> T refuse(String message) {
            throw new Refused(where, message);
        }
    }
}
