package org.mumap.server.published.filter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.temporal.After;
import org.geotools.api.filter.temporal.AnyInteracts;
import org.geotools.api.filter.temporal.Before;
import org.geotools.api.filter.temporal.Begins;
import org.geotools.api.filter.temporal.BegunBy;
import org.geotools.api.filter.temporal.BinaryTemporalOperator;
import org.geotools.api.filter.temporal.During;
import org.geotools.api.filter.temporal.EndedBy;
import org.geotools.api.filter.temporal.Ends;
import org.geotools.api.filter.temporal.Meets;
import org.geotools.api.filter.temporal.MetBy;
import org.geotools.api.filter.temporal.OverlappedBy;
import org.geotools.api.filter.temporal.TContains;
import org.geotools.api.filter.temporal.TEquals;
import org.geotools.api.filter.temporal.TOverlaps;
import org.mumap.server.problem.Problem;
import org.mumap.server.published.filter.FilterValues.Typed;
import org.mumap.server.published.filter.Queryables.ValueType;

/**
 * How two times lie (CQL2, 7.7), by their first and last days; a single day is both. An interval's side that is open reaches for ever;
 * one that is a property without a value leaves the answer unknown, as every comparison with nothing does.
 */
final class TemporalSql {

    // a, b: first and last day on the left; c, d: on the right
    private static final Map<Class<? extends BinaryTemporalOperator>, String> RELATIONS = new LinkedHashMap<>();

    static {
        RELATIONS.put(After.class, "{a} > {d}");
        RELATIONS.put(Before.class, "{b} < {c}");
        RELATIONS.put(TContains.class, "({a} < {c} and {b} > {d})");
        RELATIONS.put(During.class, "({a} > {c} and {b} < {d})");
        RELATIONS.put(TEquals.class, "({a} = {c} and {b} = {d})");
        RELATIONS.put(EndedBy.class, "({a} < {c} and {b} = {d})");
        RELATIONS.put(Ends.class, "({a} > {c} and {b} = {d})");
        RELATIONS.put(AnyInteracts.class, "({a} <= {d} and {b} >= {c})");
        RELATIONS.put(Meets.class, "{b} = {c}");
        RELATIONS.put(MetBy.class, "{a} = {d}");
        RELATIONS.put(OverlappedBy.class, "({a} > {c} and {a} < {d} and {b} > {d})");
        RELATIONS.put(TOverlaps.class, "({a} < {c} and {b} > {c} and {b} < {d})");
        RELATIONS.put(BegunBy.class, "({a} = {c} and {b} > {d})");
        RELATIONS.put(Begins.class, "({a} = {c} and {b} < {d})");
    }

    private final FilterValues values;

    TemporalSql(FilterValues values) {
        this.values = values;
    }

    private record Span(String first, String last) {}

    String write(BinaryTemporalOperator relation) {
        String sql = RELATIONS.entrySet().stream()
                .filter(entry -> entry.getKey().isInstance(relation))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> Cql2.refused(relation.getClass().getSimpleName()));
        boolean instants = instants(relation.getExpression1()) && instants(relation.getExpression2());
        ValueType type = instants ? ValueType.TIMESTAMP : ValueType.DATE;
        Span left = span(relation.getExpression1(), type);
        Span right = span(relation.getExpression2(), type);
        return sql.replace("{a}", left.first())
                .replace("{b}", left.last())
                .replace("{c}", right.first())
                .replace("{d}", right.last());
    }

    // two instants written out are compared to the second; beside a column, which holds days, the day counts
    private static boolean instants(Expression expression) {
        if (expression instanceof Literal literal && literal.getValue() instanceof Cql2Model.Interval interval) {
            return instants(interval.from()) && instants(interval.to());
        }
        return expression instanceof Literal literal
                && (literal.getValue() instanceof java.time.Instant || Cql2Model.OPEN.equals(literal.getValue()));
    }

    private Span span(Expression expression, ValueType type) {
        if (expression instanceof Literal literal && literal.getValue() instanceof Cql2Model.Interval interval) {
            return new Span(end(interval.from(), type, "-infinity"), end(interval.to(), type, "infinity"));
        }
        String day = value(expression, type);
        return new Span(day, day);
    }

    private String end(Expression expression, ValueType type, String open) {
        return expression instanceof Literal literal && Cql2Model.OPEN.equals(literal.getValue())
                ? "cast('" + open + "' as " + type.sqlType() + ")"
                : value(expression, type);
    }

    private String value(Expression expression, ValueType type) {
        Typed typed = values.typed(expression, type);
        if (typed.type() != type) {
            throw Problem.badRequest("bad-value", "T_…", FilterValues.shown(expression));
        }
        return expression instanceof Literal ? "cast(" + typed.sql() + " as " + type.sqlType() + ")" : typed.sql();
    }
}
