package org.mumap.server.published.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTWriter;
import org.mumap.server.problem.Problem;
import org.mumap.server.published.filter.Queryables.Queryable;
import org.mumap.server.published.filter.Queryables.ValueType;

/** What stands on the sides of a predicate, as SQL with its type: columns, calls of the allow-list, parameters. */
public final class FilterValues {

    private final Queryables names;
    private final Places places;
    private final Function<Object, String> bind;
    private final Days days;

    FilterValues(Queryables names, Places places, Function<Object, String> bind, Days days) {
        this.names = names;
        this.places = places;
        this.bind = bind;
        this.days = days;
    }

    /** The day of an instant. */
    public interface Days {
        LocalDate of(Instant instant);
    }

    /**
     * A value.
     *
     * @param sql the value as SQL writes it
     * @param type its type
     */
    record Typed(String sql, ValueType type) {}

    /**
     * Values that are compared with each other: one type decides for all. The first that is no literal sets it, so that {@code 40 <
     * area_mu} reads 40 as the column does; among literals only, the first.
     */
    List<Typed> alike(List<Expression> given) {
        ValueType wanted = null;
        for (Expression each : given) {
            if (wanted == null && !(each instanceof Literal)) {
                wanted = named(each).type();
            }
        }
        boolean literals = wanted == null;
        if (wanted == null) {
            wanted = given.stream()
                    .map(FilterValues::ofLiteral)
                    .max((a, b) -> Boolean.compare(a == ValueType.TIMESTAMP, b == ValueType.TIMESTAMP))
                    .orElseThrow();
        }
        if (!wanted.scalar()) {
            throw Cql2.refused(wanted.name());
        }
        List<Typed> typed = new ArrayList<>();
        for (Expression each : given) {
            Typed one = typed(each, wanted);
            if (one.type() != wanted) {
                throw Problem.badRequest("bad-value", wanted.sqlType(), shown(each));
            }
            typed.add(literals ? new Typed("cast(" + one.sql() + " as " + wanted.sqlType() + ")", wanted) : one);
        }
        return typed;
    }

    /** A property or a call; a literal has no place here. */
    Typed named(Expression expression) {
        if (expression instanceof PropertyName name) {
            Queryable found = queryable(name);
            return new Typed(found.sql(), found.type());
        }
        if (expression instanceof Calls.Call call) {
            List<String> arguments = new ArrayList<>();
            for (int i = 0; i < call.given().size(); i++) {
                ValueType wanted = call.call().arguments().get(i);
                Typed given = typed(call.given().get(i), wanted);
                if (given.type() != wanted) {
                    throw Problem.badRequest(
                            "bad-value", call.getName(), shown(call.given().get(i)));
                }
                boolean bare = call.given().get(i) instanceof Literal && wanted != ValueType.SHAPE;
                arguments.add(bare ? "cast(" + given.sql() + " as " + wanted.sqlType() + ")" : given.sql());
            }
            return new Typed(call.call().sql(arguments), call.call().result());
        }
        throw Cql2.refused(shown(expression));
    }

    /** A value where that type is wanted; whoever asks looks whether it is of it. */
    Typed typed(Expression expression, ValueType wanted) {
        if (!(expression instanceof Literal literal)) {
            return named(expression);
        }
        Object value = literal.getValue();
        ValueType own = ofLiteral(literal);
        if (own == ValueType.SHAPE) {
            return new Typed(shape(placed(literal)), own);
        }
        Object read = own == wanted ? value : converted(value, own, wanted, literal);
        return new Typed(bound(read, wanted), wanted);
    }

    // a day written as plain text, and the day of an instant: columns hold days
    private Object converted(Object value, ValueType own, ValueType wanted, Expression written) {
        if (wanted == ValueType.DATE && value instanceof Instant instant) {
            return days.of(instant);
        }
        if (wanted == ValueType.TIMESTAMP && value instanceof LocalDate day) {
            return day.atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
        }
        if (wanted == ValueType.DATE
                && own == ValueType.TEXT
                && Cql2Model.date((String) value) instanceof Literal day) {
            return day.getValue();
        }
        throw Problem.badRequest("bad-value", wanted.sqlType(), shown(written));
    }

    /** The parameter of a value. */
    String bound(Object value, ValueType type) {
        if (type == ValueType.TIMESTAMP && value instanceof Instant instant) {
            return bind.apply(instant.atOffset(java.time.ZoneOffset.UTC));
        }
        if (value instanceof BigDecimal number) {
            return bind.apply(plain(number));
        }
        return bind.apply(value);
    }

    // a column of whole numbers beside a numeric would itself be read as one, and no index be used
    private static Object plain(BigDecimal number) {
        boolean whole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
        return whole && number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
                ? (Object) number.longValue()
                : number;
    }

    /** The pattern within the same calls that stand around the text. */
    String folded(Expression text, String pattern) {
        if (!(text instanceof Calls.Call call) || !call.call().standard()) {
            return pattern;
        }
        return call.call().sql(List.of(folded(call.given().get(0), castText(pattern))));
    }

    private static String castText(String pattern) {
        return pattern.startsWith("cast(") ? pattern : "cast(" + pattern + " as text)";
    }

    /** A set of texts: a column of lists, or a list of literals. */
    String set(Expression expression) {
        if (expression instanceof Literal literal && literal.getValue() instanceof Cql2Model.Listed listed) {
            List<String> members = new ArrayList<>();
            for (Expression each : listed.members()) {
                members.add(typed(each, ValueType.TEXT).sql());
            }
            return members.isEmpty() ? "'{}'::text[]" : "array[" + String.join(", ", members) + "]::text[]";
        }
        Typed column = named(expression);
        if (column.type() != ValueType.TEXTS) {
            throw Problem.badRequest("bad-value", "A_…", shown(expression));
        }
        return column.sql();
    }

    /** The shape of a literal in EPSG:4490. */
    Geometry placed(Literal literal) {
        Object value = literal.getValue();
        if (value instanceof Literals.Box box) {
            return places.box(
                    box.getCoordinates()[0].x,
                    box.getCoordinates()[0].y,
                    box.getCoordinates()[1].x,
                    box.getCoordinates()[1].y);
        }
        if (!(value instanceof Geometry written) || written.isEmpty()) {
            throw Cql2.refused(shown(literal));
        }
        return places.shape(written);
    }

    /** The parameter of a shape. */
    String shape(Geometry placed) {
        return "st_geomfromtext(" + bind.apply(new WKTWriter(2).write(placed)) + ", 4490)";
    }

    private Queryable queryable(PropertyName name) {
        return names.find(name.getPropertyName())
                .orElseThrow(() -> Problem.badRequest("unknown-property", name.getPropertyName(), names.collection()));
    }

    private static ValueType ofLiteral(Expression expression) {
        Object value = expression instanceof Literal literal ? literal.getValue() : null;
        if (value instanceof String) {
            return ValueType.TEXT;
        }
        if (value instanceof BigDecimal) {
            return ValueType.NUMBER;
        }
        if (value instanceof LocalDate) {
            return ValueType.DATE;
        }
        if (value instanceof Instant) {
            return ValueType.TIMESTAMP;
        }
        if (value instanceof Boolean) {
            return ValueType.FLAG;
        }
        if (value instanceof Geometry) {
            return ValueType.SHAPE;
        }
        throw Cql2.refused(shown(expression));
    }

    static String shown(Expression expression) {
        String shown = expression instanceof PropertyName name
                ? name.getPropertyName()
                : expression instanceof Literal literal
                        ? String.valueOf(literal.getValue())
                        : String.valueOf(expression);
        return shown.length() <= 60 ? shown : shown.substring(0, 59) + "…";
    }
}
