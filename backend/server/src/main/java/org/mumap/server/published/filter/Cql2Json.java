package org.mumap.server.published.filter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.expression.Expression;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads CQL2 JSON: {@code {"op": "and", "args": […]}}. A name twice in one object, or anything behind the filter, is refused. */
final class Cql2Json {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(6 * Cql2.DEEPEST)
                            .maxNumberLength(60)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Cql2.Bounds bounds = new Cql2.Bounds();

    Filter read(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            throw Cql2.bad(
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("JSON"));
        }
        return filter(root);
    }

    private Filter filter(JsonNode node) {
        if (node.isBoolean()) {
            bounds.predicate();
            return Cql2Model.constant(node.booleanValue());
        }
        String operator = operator(node);
        JsonNode given = arguments(node);
        bounds.enter();
        Filter filter = switch (operator) {
            case "and" -> Cql2Model.and(filters(given));
            case "or" -> Cql2Model.or(filters(given));
            case "not" -> Cql2Model.not(filter(only(given, 1).get(0)));
            default -> predicate(operator, given);
        };
        bounds.leave();
        return filter;
    }

    private List<Filter> filters(JsonNode given) {
        if (given.size() < 2) {
            throw Cql2.bad("args");
        }
        List<Filter> filters = new ArrayList<>();
        given.forEach(each -> filters.add(filter(each)));
        return filters;
    }

    private Filter predicate(String operator, JsonNode given) {
        bounds.predicate();
        switch (operator) {
            case "isnull" -> {
                return Cql2Model.isNull(scalar(only(given, 1).get(0)));
            }
            case "between" -> {
                only(given, 3);
                return Cql2Model.between(scalar(given.get(0)), scalar(given.get(1)), scalar(given.get(2)));
            }
            case "in" -> {
                only(given, 2);
                return Cql2Model.in(scalar(given.get(0)), members(given.get(1)));
            }
            case "like" -> {
                return like(only(given, 2));
            }
            default -> {
                only(given, 2);
                return Cql2Model.predicate(operator, operand(operator, given.get(0)), operand(operator, given.get(1)));
            }
        }
    }

    private Filter like(JsonNode given) {
        List<String> folds = new ArrayList<>();
        JsonNode pattern = given.get(1);
        while (pattern.isObject() && folds.size() < 2) {
            String fold = operator(pattern);
            if (!fold.equals("casei") && !fold.equals("accenti")) {
                throw Cql2.refused(fold);
            }
            folds.add(fold);
            pattern = only(arguments(pattern), 1).get(0);
        }
        return Cql2Model.like(scalar(given.get(0)), text(pattern), folds);
    }

    private Expression operand(String operator, JsonNode node) {
        if (Cql2Model.spatial(operator)) {
            return shapeOrName(node);
        }
        if (Cql2Model.temporal(operator) && node.has("interval")) {
            JsonNode ends = only(node.get("interval"), 2);
            return Cql2Model.interval(end(ends.get(0)), end(ends.get(1)));
        }
        if (Cql2Model.array(operator) && node.isArray()) {
            return Cql2Model.list(members(node));
        }
        return scalar(node);
    }

    private Expression end(JsonNode node) {
        return node.isString() ? Cql2Model.end(node.stringValue()) : scalar(node);
    }

    private List<Expression> members(JsonNode node) {
        if (!node.isArray()) {
            throw Cql2.bad("args");
        }
        List<Expression> members = new ArrayList<>();
        for (JsonNode each : node) {
            bounds.member();
            members.add(scalar(each));
        }
        return members;
    }

    private Expression scalar(JsonNode node) {
        if (node.isString()) {
            return Cql2Model.text(text(node));
        }
        if (node.isNumber()) {
            return Cql2Model.number(node.decimalValue());
        }
        if (node.isBoolean()) {
            return Cql2Model.flag(node.booleanValue());
        }
        if (node.has("property")) {
            return Cql2Model.property(text(node.get("property")));
        }
        if (node.has("date")) {
            return Cql2Model.date(text(node.get("date")));
        }
        if (node.has("timestamp")) {
            return Cql2Model.timestamp(text(node.get("timestamp")));
        }
        return call(node);
    }

    private Expression call(JsonNode node) {
        String name = operator(node);
        bounds.enter();
        List<Expression> arguments = new ArrayList<>();
        for (JsonNode each : arguments(node)) {
            arguments.add(each.has("coordinates") || each.has("geometries") ? shapeOrName(each) : scalar(each));
        }
        bounds.leave();
        return Cql2Model.call(name, arguments);
    }

    private Expression shapeOrName(JsonNode node) {
        if (node.has("property")) {
            return Cql2Model.property(text(node.get("property")));
        }
        if (node.has("bbox") && !node.has("type")) {
            List<String> numbers = new ArrayList<>();
            for (JsonNode each : node.get("bbox")) {
                bounds.member();
                numbers.add(Double.toString(number(each)));
            }
            return Cql2Model.shape(Literals.box(numbers));
        }
        try {
            return Cql2Model.shape(shape(node));
        } catch (IllegalArgumentException e) {
            throw Cql2.bad(node.path("type").asString(""));
        }
    }

    private Geometry shape(JsonNode node) {
        JsonNode at = node.path("coordinates");
        String type = node.path("type").asString("");
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "point" -> point(at);
            case "linestring" -> line(at);
            case "polygon" -> polygon(at);
            case "multipoint" ->
                Literals.SHAPES.createMultiPoint(each(at, this::point).toArray(Point[]::new));
            case "multilinestring" ->
                Literals.SHAPES.createMultiLineString(each(at, this::line).toArray(LineString[]::new));
            case "multipolygon" ->
                Literals.SHAPES.createMultiPolygon(each(at, this::polygon).toArray(Polygon[]::new));
            case "geometrycollection" ->
                Literals.SHAPES.createGeometryCollection(
                        each(node.path("geometries"), this::shape).toArray(Geometry[]::new));
            default -> throw Cql2.refused(type.isEmpty() ? "shape" : type);
        };
    }

    private <T> List<T> each(JsonNode list, java.util.function.Function<JsonNode, T> member) {
        if (!list.isArray() || list.isEmpty()) {
            throw Cql2.bad("coordinates");
        }
        return nested(() -> {
            List<T> members = new ArrayList<>();
            list.forEach(each -> members.add(member.apply(each)));
            return members;
        });
    }

    private <T> T nested(Supplier<T> reading) {
        bounds.enter();
        T read = reading.get();
        bounds.leave();
        return read;
    }

    private Point point(JsonNode at) {
        return Literals.SHAPES.createPoint(coordinate(at));
    }

    private LineString line(JsonNode at) {
        return Literals.SHAPES.createLineString(each(at, this::coordinate).toArray(Coordinate[]::new));
    }

    private Polygon polygon(JsonNode at) {
        List<LinearRing> rings = each(
                at,
                ring -> Literals.SHAPES.createLinearRing(
                        each(ring, this::coordinate).toArray(Coordinate[]::new)));
        return Literals.SHAPES.createPolygon(
                rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private Coordinate coordinate(JsonNode at) {
        if (!at.isArray() || at.size() < 2 || at.size() > 3) {
            throw Cql2.bad("coordinates");
        }
        return new Coordinate(number(at.get(0)), number(at.get(1)));
    }

    private static double number(JsonNode node) {
        if (!node.isNumber()) {
            throw Cql2.bad("coordinates");
        }
        // a number too large for a double becomes infinite here, and Jackson would throw
        return Literals.finite(node.decimalValue().doubleValue(), node.toString());
    }

    private static String operator(JsonNode node) {
        if (!node.isObject() || !node.path("op").isString()) {
            throw Cql2.bad("op");
        }
        return node.get("op").stringValue().toLowerCase(Locale.ROOT);
    }

    private static JsonNode arguments(JsonNode node) {
        JsonNode given = node.path("args");
        if (!given.isArray()) {
            throw Cql2.bad("args");
        }
        return given;
    }

    private static JsonNode only(JsonNode given, int count) {
        if (!given.isArray() || given.size() != count) {
            throw Cql2.bad("args");
        }
        return given;
    }

    private static String text(JsonNode node) {
        // half a character and the sign zero are no text to a database
        if (!node.isString()
                || node.stringValue().indexOf('\0') >= 0
                || !UTF_8.newEncoder().canEncode(node.stringValue())) {
            throw Cql2.bad("text");
        }
        return node.stringValue();
    }
}
