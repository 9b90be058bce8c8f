package org.mumap.server.published;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.geotools.api.filter.And;
import org.geotools.api.filter.BinaryComparisonOperator;
import org.geotools.api.filter.BinaryLogicOperator;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.Not;
import org.geotools.api.filter.Or;
import org.geotools.api.filter.PropertyIsBetween;
import org.geotools.api.filter.PropertyIsEqualTo;
import org.geotools.api.filter.PropertyIsGreaterThan;
import org.geotools.api.filter.PropertyIsGreaterThanOrEqualTo;
import org.geotools.api.filter.PropertyIsLessThan;
import org.geotools.api.filter.PropertyIsLessThanOrEqualTo;
import org.geotools.api.filter.PropertyIsLike;
import org.geotools.api.filter.PropertyIsNotEqualTo;
import org.geotools.api.filter.PropertyIsNull;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.filter.spatial.BBOX;
import org.geotools.api.filter.spatial.Intersects;
import org.geotools.filter.text.cql2.CQLException;
import org.geotools.filter.text.ecql.ECQL;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTWriter;
import org.mumap.server.problem.Problem;

/**
 * A filter in text ({@code area_mu > 40 and idle_finding in ('OVERDUE') and BBOX(geom, 120.5, 29, 120.6, 29.1)}) as SQL. GeoTools
 * reads it; of what it read only comparison, in, like, between, is null, bbox, intersects, and, or, not pass, property names
 * only from the collection, values only as parameters. No functions, no paths, no arithmetic: a user's text never becomes an
 * expression of ours.
 */
final class FilterTranslator {

    private static final int LONGEST = 10_000;
    private static final int DEEPEST = 20;
    private static final int MOST_PREDICATES = 100;
    private static final int LONGEST_PATTERN = 200;
    private static final int MOST_WILDCARDS = 5;
    private static final String GEOMETRY = "geom";

    private static final Map<Class<? extends BinaryComparisonOperator>, String> COMPARISONS = Map.of(
            PropertyIsEqualTo.class, "=",
            PropertyIsNotEqualTo.class, "<>",
            PropertyIsLessThan.class, "<",
            PropertyIsLessThanOrEqualTo.class, "<=",
            PropertyIsGreaterThan.class, ">",
            PropertyIsGreaterThanOrEqualTo.class, ">=");
    private static final Map<String, String> MIRRORED =
            Map.of("=", "=", "<>", "<>", "<", ">", "<=", ">=", ">", "<", ">=", "<=");

    private final FeatureQuery.Builder query;
    private int predicates;

    FilterTranslator(FeatureQuery.Builder query) {
        this.query = query;
    }

    /**
     * The filter as a condition whose values are bound to the query.
     *
     * @throws Problem 400 when it cannot be read or says more than is allowed
     */
    String translate(String text) {
        refuseTooLarge(text);
        return sql(parse(text), 0);
    }

    // beside its own exception the parser answers some unreadable texts with whatever its stack throws, or asserts
    private static Filter parse(String text) {
        try {
            return ECQL.toFilter(text);
        } catch (CQLException e) {
            throw Problem.badRequest("bad-filter", firstLine(e));
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw Problem.badRequest("bad-filter", text);
        }
    }

    // the parser descends by recursion, so depth is bounded before it runs
    private static void refuseTooLarge(String text) {
        int depth = 0;
        int nots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (text.regionMatches(true, i, "not", 0, 3)) {
                nots++;
            }
            if (depth > DEEPEST) {
                throw Problem.badRequest("filter-too-large", DEEPEST, MOST_PREDICATES);
            }
        }
        if (text.length() > LONGEST || nots > MOST_PREDICATES) {
            throw Problem.badRequest("filter-too-large", DEEPEST, MOST_PREDICATES);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private String sql(Filter filter, int depth) {
        if (depth > MOST_PREDICATES || ++predicates > 2 * MOST_PREDICATES) {
            throw Problem.badRequest("filter-too-large", DEEPEST, MOST_PREDICATES);
        }
        if (filter instanceof And and) {
            return logic(and, " and ", depth);
        }
        if (filter instanceof Or or) {
            return logic(or, " or ", depth);
        }
        if (filter instanceof Not not) {
            return "not (" + sql(not.getFilter(), depth + 1) + ")";
        }
        if (filter instanceof PropertyIsBetween between) {
            Property property = property(between.getExpression());
            return "%s between %s and %s"
                    .formatted(
                            property.column(),
                            query.bind(value(property, between.getLowerBoundary())),
                            query.bind(value(property, between.getUpperBoundary())));
        }
        if (filter instanceof PropertyIsLike like) {
            return like(like);
        }
        if (filter instanceof PropertyIsNull isNull) {
            return property(isNull.getExpression()).column() + " is null";
        }
        if (filter instanceof BBOX box) {
            return bbox(box);
        }
        if (filter instanceof Intersects intersects) {
            return intersects(intersects);
        }
        if (filter instanceof BinaryComparisonOperator comparison) {
            return comparison(comparison);
        }
        throw refused(filter.getClass().getSimpleName());
    }

    private String logic(BinaryLogicOperator operator, String word, int depth) {
        List<String> parts = new ArrayList<>();
        for (Filter child : operator.getChildren()) {
            parts.add(sql(child, depth + 1));
        }
        return "(" + String.join(word, parts) + ")";
    }

    private String comparison(BinaryComparisonOperator comparison) {
        String word = COMPARISONS.entrySet().stream()
                .filter(entry -> entry.getKey().isInstance(comparison))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> refused(comparison.getClass().getSimpleName()));
        boolean nameFirst = comparison.getExpression1() instanceof PropertyName;
        Property property = property(nameFirst ? comparison.getExpression1() : comparison.getExpression2());
        Object value = value(property, nameFirst ? comparison.getExpression2() : comparison.getExpression1());
        return property.column() + " " + (nameFirst ? word : MIRRORED.get(word)) + " " + query.bind(value);
    }

    private String like(PropertyIsLike like) {
        Property property = property(like.getExpression());
        String pattern = like.getLiteral();
        long wildcards = pattern.chars().filter(c -> c == '%' || c == '_').count();
        boolean plain = "%".equals(like.getWildCard()) && "_".equals(like.getSingleChar());
        if (property.type() != Property.Type.TEXT
                || !plain
                || pattern.length() > LONGEST_PATTERN
                || wildcards > MOST_WILDCARDS
                || endsInEscape(pattern)) {
            throw Problem.badRequest("bad-value", property.name(), pattern);
        }
        return property.column() + (like.isMatchingCase() ? " like " : " ilike ") + query.bind(pattern);
    }

    private static boolean endsInEscape(String pattern) {
        int backslashes = 0;
        while (backslashes < pattern.length() && pattern.charAt(pattern.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private String bbox(BBOX box) {
        geometryProperty(box.getExpression1());
        var e = box.getBounds();
        List<BoundingBox> boxes = BoundingBox.parse(
                plain(e.getMinX()) + "," + plain(e.getMinY()) + "," + plain(e.getMaxX()) + "," + plain(e.getMaxY()));
        return query.meets(boxes.get(0));
    }

    private static String plain(double value) {
        return Double.isFinite(value)
                ? new java.math.BigDecimal(value)
                        .setScale(15, java.math.RoundingMode.HALF_EVEN)
                        .toPlainString()
                : "NaN";
    }

    private String intersects(Intersects intersects) {
        geometryProperty(intersects.getExpression1());
        if (!(literal(intersects.getExpression2()) instanceof Geometry shape) || shape.isEmpty()) {
            throw refused("intersects");
        }
        for (Coordinate at : shape.getCoordinates()) {
            if (!(Math.abs(at.getX()) <= 180 && Math.abs(at.getY()) <= 90)) {
                throw Problem.badRequest("bad-bbox", at.getX() + "," + at.getY());
            }
        }
        if (!shape.isValid()) {
            throw Problem.badRequest("bad-filter", "INTERSECTS");
        }
        String bound = "st_geomfromtext(" + query.bind(new WKTWriter(2).write(shape)) + ", 4490)";
        return "(geom && %1$s and st_intersects(geom, %1$s))".formatted(bound);
    }

    private Property property(Expression expression) {
        if (!(expression instanceof PropertyName name)) {
            throw refused(String.valueOf(expression));
        }
        return query.view()
                .findProperty(name.getPropertyName())
                .filter(Property::comparable)
                .orElseThrow(() -> Problem.badRequest(
                        "unknown-property", name.getPropertyName(), query.view().id()));
    }

    private void geometryProperty(Expression expression) {
        if (!(expression instanceof PropertyName name)
                || !name.getPropertyName().equals(GEOMETRY)) {
            throw Problem.badRequest(
                    "unknown-property", String.valueOf(expression), query.view().id());
        }
    }

    private static Object value(Property property, Expression expression) {
        Object value = literal(expression);
        if (value == null || value instanceof Geometry) {
            throw Problem.badRequest("bad-value", property.name(), String.valueOf(expression));
        }
        return property.parse(String.valueOf(value));
    }

    private static @Nullable Object literal(Expression expression) {
        if (!(expression instanceof Literal literal)) {
            throw refused(String.valueOf(expression));
        }
        return literal.getValue();
    }

    private static Problem refused(String what) {
        return Problem.badRequest("filter-not-supported", what);
    }
}
