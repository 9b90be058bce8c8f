package org.mumap.server.geo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** GeoJSON geometries (RFC 7946) as text, as maps for answers, and as shapes. */
public final class GeoJson {

    /** Reads untrusted text: shallow, short numbers, no key twice. Doubles beyond range become infinite and are refused. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(50)
                    .maxNumberLength(200)
                    .maxStringLength(1_000_000)
                    .maxNameLength(1_000)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private GeoJson() {}

    /**
     * Reads one geometry.
     *
     * @param json text of a geometry or of a feature
     * @param maxVertices vertices beyond which it is refused
     */
    public static Drawing parse(String json, int maxVertices) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return GeoJsonShapes.read(parser, maxVertices);
        } catch (JacksonException e) {
            return new Drawing.Broken(ShapeFault.invalid(ShapeFault.Reason.UNREADABLE, null));
        }
    }

    /** The geometry as a map that becomes JSON as it is. */
    public static Map<String, Object> toMap(Geometry shape) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", shape.getGeometryType().equals("LinearRing") ? "LineString" : shape.getGeometryType());
        if (shape instanceof GeometryCollection && !isHomogeneous(shape)) {
            List<Object> parts = new ArrayList<>();
            for (int i = 0; i < shape.getNumGeometries(); i++) {
                parts.add(toMap(shape.getGeometryN(i)));
            }
            map.put("geometries", parts);
        } else {
            map.put("coordinates", coordinates(shape));
        }
        return map;
    }

    private static boolean isHomogeneous(Geometry shape) {
        return shape instanceof MultiPoint || shape instanceof MultiLineString || shape instanceof MultiPolygon;
    }

    private static Object coordinates(Geometry shape) {
        if (shape instanceof Point point) {
            return point.isEmpty() ? List.of() : position(point.getCoordinate());
        }
        if (shape instanceof LineString line) {
            return line(line);
        }
        List<Object> list = new ArrayList<>();
        if (shape instanceof Polygon polygon) {
            if (!polygon.isEmpty()) {
                list.add(line(polygon.getExteriorRing()));
            }
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                list.add(line(polygon.getInteriorRingN(i)));
            }
            return list;
        }
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            list.add(coordinates(shape.getGeometryN(i)));
        }
        return list;
    }

    private static List<double[]> line(LineString line) {
        List<double[]> positions = new ArrayList<>(line.getNumPoints());
        for (Coordinate c : line.getCoordinates()) {
            positions.add(position(c));
        }
        return positions;
    }

    private static double[] position(Coordinate c) {
        return new double[] {c.x, c.y};
    }
}
