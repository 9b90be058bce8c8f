package org.mumap.server.geo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads GeoJSON geometries from a stream of tokens. What is no geometry becomes a {@link Drawing.Broken} with its reason, so that
 * one bad feature does not end the file; heights are left out.
 */
final class GeoJsonShapes {

    private static final int DEPTH = 4;

    private final int maxVertices;
    private int vertices;
    private @Nullable ShapeFault fault;

    private GeoJsonShapes(int maxVertices) {
        this.maxVertices = maxVertices;
    }

    /** Reads the geometry at which the parser stands (an object or null) and leaves it at the geometry's last token. */
    static Drawing read(JsonParser parser, int maxVertices) {
        return new GeoJsonShapes(maxVertices).readGeometry(parser);
    }

    private Drawing readGeometry(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return new Drawing.None();
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return new Drawing.Broken(ShapeFault.invalid(ShapeFault.Reason.UNREADABLE, null));
        }
        String type = "";
        Object coordinates = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("type") && parser.currentToken() == JsonToken.VALUE_STRING) {
                type = parser.getString();
            } else if (name.equals("coordinates") && parser.currentToken() == JsonToken.START_ARRAY) {
                coordinates = readNested(parser, 0);
            } else {
                parser.skipChildren();
            }
        }
        if (fault != null) {
            return new Drawing.Broken(fault);
        }
        return build(type, coordinates);
    }

    /** A position (double[]) or a list of what is nested one level deeper. */
    private @Nullable Object readNested(JsonParser parser, int depth) {
        JsonToken token = parser.nextToken();
        if (token.isNumeric() || token == JsonToken.VALUE_NULL || token == JsonToken.VALUE_STRING) {
            return readPosition(parser);
        }
        List<Object> nested = new ArrayList<>();
        while (token != JsonToken.END_ARRAY) {
            if (token == JsonToken.START_ARRAY && depth < DEPTH) {
                Object part = readNested(parser, depth + 1);
                if (part != null && vertices <= maxVertices) {
                    nested.add(part);
                }
            } else {
                unreadable();
                parser.skipChildren();
            }
            token = parser.nextToken();
        }
        return nested;
    }

    private double @Nullable [] readPosition(JsonParser parser) {
        double[] position = {Double.NaN, Double.NaN};
        int n = 0;
        for (JsonToken token = parser.currentToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (!token.isNumeric()) {
                unreadable();
                parser.skipChildren();
            } else if (n < 2) {
                position[n] = parser.getDoubleValue();
            }
            n++;
        }
        if (++vertices > maxVertices) {
            fault = new ShapeFault(
                    "too-many-vertices", List.of("> " + maxVertices, Integer.toString(maxVertices)), null);
        } else if (fault == null && (!Double.isFinite(position[0]) || !Double.isFinite(position[1]))) {
            fault = ShapeFault.invalid(ShapeFault.Reason.INVALID_COORDINATE, null);
        }
        return fault == null ? position : null;
    }

    private void unreadable() {
        if (fault == null) {
            fault = ShapeFault.invalid(ShapeFault.Reason.UNREADABLE, null);
        }
    }

    private Drawing build(String type, @Nullable Object coordinates) {
        if (coordinates instanceof List<?> list && list.isEmpty()) {
            // whoever has no shape writes null; a shape without a point was lost on the way
            return new Drawing.Broken(ShapeFault.invalid(ShapeFault.Reason.EMPTY, null));
        }
        try {
            Geometry shape = switch (type) {
                case "Point" -> point(coordinates);
                case "MultiPoint" ->
                    ShapeFault.FACTORY.createMultiPoint(
                            list(coordinates).stream().map(this::point).toArray(Point[]::new));
                case "LineString" -> line(coordinates);
                case "MultiLineString" ->
                    ShapeFault.FACTORY.createMultiLineString(
                            list(coordinates).stream().map(this::line).toArray(LineString[]::new));
                case "Polygon" -> polygon(coordinates);
                case "MultiPolygon" ->
                    ShapeFault.FACTORY.createMultiPolygon(
                            list(coordinates).stream().map(this::polygon).toArray(Polygon[]::new));
                default -> null;
            };
            return shape == null
                    ? new Drawing.Broken(new ShapeFault("wrong-geometry-type", List.of(clip(type)), null))
                    : new Drawing.Shape(shape);
        } catch (NotAShape e) {
            return new Drawing.Broken(e.fault);
        }
    }

    private Polygon polygon(@Nullable Object value) {
        List<?> rings = list(value);
        if (rings.isEmpty()) {
            throw new NotAShape(ShapeFault.invalid(ShapeFault.Reason.TOO_FEW_POINTS, null));
        }
        LinearRing shell = ring(rings.get(0));
        LinearRing[] holes = rings.stream().skip(1).map(this::ring).toArray(LinearRing[]::new);
        return ShapeFault.FACTORY.createPolygon(shell, holes);
    }

    private LinearRing ring(@Nullable Object value) {
        Coordinate[] points = points(value);
        if (points.length == 0) {
            throw new NotAShape(ShapeFault.invalid(ShapeFault.Reason.TOO_FEW_POINTS, null));
        }
        if (!points[0].equals2D(points[points.length - 1])) {
            throw new NotAShape(ShapeFault.invalid(ShapeFault.Reason.RING_NOT_CLOSED, points[points.length - 1]));
        }
        if (points.length < 4) {
            throw new NotAShape(ShapeFault.invalid(ShapeFault.Reason.TOO_FEW_POINTS, points[0]));
        }
        return ShapeFault.FACTORY.createLinearRing(points);
    }

    private LineString line(@Nullable Object value) {
        Coordinate[] points = points(value);
        if (points.length < 2) {
            throw new NotAShape(
                    ShapeFault.invalid(ShapeFault.Reason.TOO_FEW_POINTS, points.length == 0 ? null : points[0]));
        }
        return ShapeFault.FACTORY.createLineString(points);
    }

    private Point point(@Nullable Object value) {
        return ShapeFault.FACTORY.createPoint(coordinate(value));
    }

    private static Coordinate[] points(@Nullable Object value) {
        return list(value).stream().map(GeoJsonShapes::coordinate).toArray(Coordinate[]::new);
    }

    private static Coordinate coordinate(@Nullable Object value) {
        if (value instanceof double[] position) {
            return new Coordinate(position[0], position[1]);
        }
        throw new NotAShape(ShapeFault.invalid(ShapeFault.Reason.UNREADABLE, null));
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new NotAShape(ShapeFault.invalid(ShapeFault.Reason.UNREADABLE, null));
    }

    private static String clip(String type) {
        return type.isEmpty() ? "?" : type.length() > 40 ? type.substring(0, 40) : type;
    }

    private static final class NotAShape extends RuntimeException {
        private final transient ShapeFault fault;

        NotAShape(ShapeFault fault) {
            super(fault.code(), null, false, false);
            this.fault = fault;
        }
    }
}
