package org.mumap.server.desk.sheet;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Works out an expression of a style document (MapLibre style specification 8) for one feature: those operators that our documents
 * use, and an error for any other, so that a new one is noticed and not drawn wrong.
 *
 * @param properties of the feature
 * @param geometryType {@code Polygon}, {@code LineString} or {@code Point}
 * @param zoom zoom of the web map that matches the scale
 */
record StyleExpression(Map<String, Object> properties, String geometryType, double zoom) {

    /** The value of an expression; null where the feature has none. */
    @Nullable
    Object value(JsonNode node) {
        if (!node.isArray()) {
            return plain(node);
        }
        String operator = node.get(0).asString();
        return switch (operator) {
            case "literal" -> list(node.get(1));
            case "get" -> properties.get(node.get(1).asString());
            case "has" -> properties.get(node.get(1).asString()) != null;
            case "zoom" -> zoom;
            case "geometry-type" -> geometryType;
            case "coalesce" -> coalesce(node);
            case "concat" -> concat(node);
            case "to-string" -> text(value(node.get(1)));
            case "to-number" -> toNumber(node);
            case "length" -> text(value(node.get(1))).length();
            case "slice" -> slice(node);
            case "==", "!=" -> equal(node) == operator.equals("==");
            case "<", "<=", ">", ">=" -> ordered(operator, node);
            case "!" -> !truth(node.get(1));
            case "all" -> rest(node).stream().allMatch(this::truth);
            case "any" -> rest(node).stream().anyMatch(this::truth);
            case "in" -> value(node.get(2)) instanceof List<?> list && list.contains(value(node.get(1)));
            case "case" -> choose(node);
            case "match" -> match(node);
            case "step" -> step(node);
            case "interpolate" -> interpolate(node);
            default -> throw new IllegalArgumentException("style expression " + operator);
        };
    }

    /** Whether a filter holds. */
    boolean truth(JsonNode node) {
        return Boolean.TRUE.equals(value(node));
    }

    /** The number of an expression. */
    double number(JsonNode node) {
        return value(node) instanceof Number number ? number.doubleValue() : 0;
    }

    private static @Nullable Object plain(JsonNode node) {
        if (node.isNumber()) {
            return node.asDouble();
        }
        return node.isBoolean() ? (Object) node.asBoolean() : node.isNull() ? null : node.asString();
    }

    private static List<@Nullable Object> list(JsonNode node) {
        return node.valueStream().<@Nullable Object>map(StyleExpression::plain).toList();
    }

    private static List<JsonNode> rest(JsonNode node) {
        return node.valueStream().skip(1).toList();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private @Nullable Object coalesce(JsonNode node) {
        for (JsonNode each : rest(node)) {
            Object value = value(each);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private String concat(JsonNode node) {
        StringBuilder text = new StringBuilder();
        rest(node).forEach(each -> text.append(text(value(each))));
        return text.toString();
    }

    private Object toNumber(JsonNode node) {
        Object value = value(node.get(1));
        return value instanceof Number number ? number.doubleValue() : node.has(2) ? number(node.get(2)) : 0d;
    }

    private String slice(JsonNode node) {
        String text = text(value(node.get(1)));
        int from = Math.min((int) number(node.get(2)), text.length());
        return text.substring(from, Math.min((int) number(node.get(3)), text.length()));
    }

    private boolean equal(JsonNode node) {
        return Objects.equals(comparable(value(node.get(1))), comparable(value(node.get(2))));
    }

    private static @Nullable Object comparable(@Nullable Object value) {
        return value instanceof Number number ? (Object) number.doubleValue() : value;
    }

    private boolean ordered(String operator, JsonNode node) {
        int order = Double.compare(number(node.get(1)), number(node.get(2)));
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private @Nullable Object choose(JsonNode node) {
        int last = node.size() - 1;
        for (int i = 1; i < last; i += 2) {
            if (truth(node.get(i))) {
                return value(node.get(i + 1));
            }
        }
        return value(node.get(last));
    }

    private @Nullable Object match(JsonNode node) {
        Object input = value(node.get(1));
        int last = node.size() - 1;
        for (int i = 2; i < last; i += 2) {
            JsonNode label = node.get(i);
            if (label.isArray() ? list(label).contains(input) : Objects.equals(plain(label), input)) {
                return value(node.get(i + 1));
            }
        }
        return value(node.get(last));
    }

    private @Nullable Object step(JsonNode node) {
        double input = number(node.get(1));
        JsonNode found = node.get(2);
        for (int i = 3; i + 1 < node.size() && input >= node.get(i).asDouble(); i += 2) {
            found = node.get(i + 1);
        }
        return value(found);
    }

    /** Linear between stops, level beyond them. */
    private Object interpolate(JsonNode node) {
        double input = number(node.get(2));
        double from = node.get(3).asDouble();
        double value = number(node.get(4));
        for (int i = 5; i + 1 < node.size(); i += 2) {
            double to = node.get(i).asDouble();
            double next = number(node.get(i + 1));
            if (input < to) {
                return input <= from ? value : value + (next - value) * (input - from) / (to - from);
            }
            from = to;
            value = next;
        }
        return value;
    }
}
