package org.mumap.server.published.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.geotools.api.filter.And;
import org.geotools.api.filter.BinaryComparisonOperator;
import org.geotools.api.filter.BinaryLogicOperator;
import org.geotools.api.filter.ExcludeFilter;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.IncludeFilter;
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
import org.geotools.api.filter.spatial.BinarySpatialOperator;
import org.geotools.api.filter.temporal.BinaryTemporalOperator;
import org.mumap.server.problem.Problem;
import org.mumap.server.published.filter.FilterValues.Typed;
import org.mumap.server.published.filter.Queryables.ValueType;

/**
 * Writes a filter as a condition of SQL: fixed words, columns of the queryables, parameters. Of GeoTools' model it knows what the two
 * readers make and nothing else.
 */
public final class FilterSql {

    private static final Map<Class<? extends BinaryComparisonOperator>, String> COMPARISONS = Map.of(
            PropertyIsEqualTo.class, "=",
            PropertyIsNotEqualTo.class, "<>",
            PropertyIsLessThan.class, "<",
            PropertyIsLessThanOrEqualTo.class, "<=",
            PropertyIsGreaterThan.class, ">",
            PropertyIsGreaterThanOrEqualTo.class, ">=");

    private final FilterValues values;
    private final SpatialSql spatial;
    private final TemporalSql temporal;

    /**
     * @param names what may be named
     * @param places from the filter's reference system to the stored one
     * @param bind keeps a value and gives back the parameter by which SQL refers to it
     * @param day the day that an instant belongs to, in the county's time
     */
    public FilterSql(Queryables names, Places places, Function<Object, String> bind, FilterValues.Days day) {
        this.values = new FilterValues(names, places, bind, day);
        this.spatial = new SpatialSql(values);
        this.temporal = new TemporalSql(values);
    }

    /**
     * The filter as a condition.
     *
     * @throws Problem 400 when it names what there is not, or compares what cannot be compared
     */
    public String write(Filter filter) {
        if (filter instanceof And and) {
            return logic(and, " and ");
        }
        if (filter instanceof Or or) {
            return logic(or, " or ");
        }
        if (filter instanceof Not not) {
            return "not (" + write(not.getFilter()) + ")";
        }
        if (filter instanceof IncludeFilter) {
            return "true";
        }
        if (filter instanceof ExcludeFilter) {
            return "false";
        }
        if (filter instanceof PropertyIsBetween between) {
            return between(between);
        }
        if (filter instanceof PropertyIsLike like) {
            return like(like);
        }
        if (filter instanceof PropertyIsNull isNull) {
            return values.named(isNull.getExpression()).sql() + " is null";
        }
        if (filter instanceof BinarySpatialOperator relation) {
            return spatial.write(relation);
        }
        if (filter instanceof BinaryTemporalOperator relation) {
            return temporal.write(relation);
        }
        if (filter instanceof BinaryComparisonOperator comparison) {
            return comparison(comparison);
        }
        throw Cql2.refused(filter.getClass().getSimpleName());
    }

    private String logic(BinaryLogicOperator operator, String word) {
        List<String> parts = new ArrayList<>();
        for (Filter child : operator.getChildren()) {
            parts.add(write(child));
        }
        return "(" + String.join(word, parts) + ")";
    }

    private String comparison(BinaryComparisonOperator comparison) {
        Expression right = comparison.getExpression2();
        if (comparison.getExpression1() instanceof ArrayTest.Test test) {
            return arrays(test);
        }
        if (right instanceof Literal literal && literal.getValue() instanceof Cql2Model.Listed listed) {
            return in(comparison.getExpression1(), listed.members());
        }
        String word = COMPARISONS.entrySet().stream()
                .filter(entry -> entry.getKey().isInstance(comparison))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> Cql2.refused(comparison.getClass().getSimpleName()));
        List<Typed> sides = values.alike(List.of(comparison.getExpression1(), right));
        return sides.get(0).sql() + " " + word + " " + sides.get(1).sql();
    }

    private String between(PropertyIsBetween between) {
        List<Typed> all =
                values.alike(List.of(between.getExpression(), between.getLowerBoundary(), between.getUpperBoundary()));
        return "%s between %s and %s"
                .formatted(all.get(0).sql(), all.get(1).sql(), all.get(2).sql());
    }

    private String in(Expression value, List<Expression> members) {
        List<Expression> all = new ArrayList<>(List.of(value));
        all.addAll(members);
        List<Typed> typed = values.alike(all);
        List<String> listed =
                typed.subList(1, typed.size()).stream().map(Typed::sql).toList();
        return typed.get(0).sql() + " in (" + String.join(", ", listed) + ")";
    }

    private String like(PropertyIsLike like) {
        Typed text = values.typed(like.getExpression(), ValueType.TEXT);
        if (text.type() != ValueType.TEXT) {
            throw Problem.badRequest("bad-value", "LIKE", like.getLiteral());
        }
        String pattern = values.bound(like.getLiteral(), ValueType.TEXT);
        return text.sql() + " like " + (like.isMatchingCase() ? pattern : values.folded(like.getExpression(), pattern));
    }

    private String arrays(ArrayTest.Test test) {
        return test.test().sql(values.set(test.left()), values.set(test.right()));
    }
}
