package org.mumap.server.siting.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.mumap.server.problem.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one GeoJSON geometry (or a feature that carries one) from a body of limited size. */
final class GeoJsonShape {

    private static final int MOST_BYTES = 2_000_000;
    private static final GeometryFactory SHAPES = new GeometryFactory(new PrecisionModel(), 4490);

    private GeoJsonShape() {}

    /** The geometry; a problem (400) when the body is none or too long. */
    static Geometry read(InputStream body, JsonMapper json) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw Problem.badRequest("siting-check-bytes", MOST_BYTES / 1_000_000);
        }
        try {
            JsonNode node = json.readTree(bytes);
            JsonNode geometry = node.path("geometry").isObject() ? node.path("geometry") : node;
            return geometry(geometry);
        } catch (JacksonException | IllegalArgumentException e) {
            throw Problem.badRequest("siting-check-unreadable");
        }
    }

    private static Geometry geometry(JsonNode node) {
        JsonNode coordinates = node.path("coordinates");
        return switch (node.path("type").asString("")) {
            case "Point" -> SHAPES.createPoint(coordinate(coordinates));
            case "MultiPoint" ->
                SHAPES.createMultiPoint(each(coordinates, c -> SHAPES.createPoint(coordinate(c)))
                        .toArray(Point[]::new));
            case "LineString" -> SHAPES.createLineString(line(coordinates));
            case "MultiLineString" ->
                SHAPES.createMultiLineString(
                        each(coordinates, c -> SHAPES.createLineString(line(c))).toArray(LineString[]::new));
            case "Polygon" -> polygon(coordinates);
            case "MultiPolygon" ->
                SHAPES.createMultiPolygon(
                        each(coordinates, GeoJsonShape::polygon).toArray(Polygon[]::new));
            default -> throw new IllegalArgumentException("not a geometry");
        };
    }

    private static Polygon polygon(JsonNode rings) {
        List<LinearRing> all = each(rings, ring -> SHAPES.createLinearRing(line(ring)));
        if (all.isEmpty()) {
            return SHAPES.createPolygon();
        }
        return SHAPES.createPolygon(all.get(0), all.subList(1, all.size()).toArray(LinearRing[]::new));
    }

    private static Coordinate[] line(JsonNode positions) {
        return each(positions, GeoJsonShape::coordinate).toArray(Coordinate[]::new);
    }

    private static Coordinate coordinate(JsonNode position) {
        if (!position.isArray()
                || !position.path(0).isNumber()
                || !position.path(1).isNumber()) {
            throw new IllegalArgumentException("not a position");
        }
        return new Coordinate(position.path(0).asDouble(), position.path(1).asDouble());
    }

    private static <T> List<T> each(JsonNode array, java.util.function.Function<JsonNode, T> read) {
        if (!array.isArray()) {
            throw new IllegalArgumentException("not an array");
        }
        List<T> all = new ArrayList<>(array.size());
        array.forEach(element -> all.add(read.apply(element)));
        return all;
    }
}
