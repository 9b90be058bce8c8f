package org.mumap.server.published.filter;

import java.util.Map;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.spatial.BinarySpatialOperator;
import org.geotools.api.filter.spatial.Contains;
import org.geotools.api.filter.spatial.Crosses;
import org.geotools.api.filter.spatial.Disjoint;
import org.geotools.api.filter.spatial.Equals;
import org.geotools.api.filter.spatial.Intersects;
import org.geotools.api.filter.spatial.Overlaps;
import org.geotools.api.filter.spatial.Touches;
import org.geotools.api.filter.spatial.Within;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.mumap.server.problem.Problem;
import org.mumap.server.published.filter.Queryables.ValueType;

/**
 * Relations of shapes. Each states {@code &&} itself, the only operator that may use the index before the scope is known; apart from
 * DISJOINT, which is what does not intersect.
 */
final class SpatialSql {

    private static final Map<Class<? extends BinarySpatialOperator>, String> RELATIONS = Map.of(
            Intersects.class, "st_intersects",
            Equals.class, "st_equals",
            Touches.class, "st_touches",
            Within.class, "st_within",
            Overlaps.class, "st_overlaps",
            Crosses.class, "st_crosses",
            Contains.class, "st_contains");

    private final FilterValues values;

    SpatialSql(FilterValues values) {
        this.values = values;
    }

    String write(BinarySpatialOperator relation) {
        if (relation instanceof Disjoint) {
            return "not " + related("st_intersects", relation);
        }
        String function = RELATIONS.entrySet().stream()
                .filter(entry -> entry.getKey().isInstance(relation))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> Cql2.refused(relation.getClass().getSimpleName()));
        return related(function, relation);
    }

    private String related(String function, BinarySpatialOperator relation) {
        String left = side(function, relation.getExpression1());
        String right = side(function, relation.getExpression2());
        return "(%1$s && %2$s and %3$s(%1$s, %2$s))".formatted(left, right, function);
    }

    private String side(String function, Expression expression) {
        if (expression instanceof Literal literal) {
            Geometry placed = values.placed(literal);
            // the other relations are not defined for shapes of mixed dimension
            if (placed.getGeometryType().equals("GeometryCollection")
                    && placed instanceof GeometryCollection collection
                    && !collection.isEmpty()
                    && !function.equals("st_intersects")) {
                throw Cql2.refused("GEOMETRYCOLLECTION");
            }
            return values.shape(placed);
        }
        FilterValues.Typed named = values.named(expression);
        if (named.type() != ValueType.SHAPE) {
            throw Problem.badRequest("bad-value", "S_…", FilterValues.shown(expression));
        }
        return named.sql();
    }
}
