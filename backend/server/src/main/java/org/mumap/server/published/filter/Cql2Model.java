package org.mumap.server.published.filter;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;
import org.geotools.filter.FilterFactoryImpl;
import org.locationtech.jts.geom.Geometry;
import org.mumap.server.problem.Problem;

/** GeoTools' filter model, as both spellings of CQL2 make it: what an operator is called and what it becomes. */
final class Cql2Model {

    /** In an interval: no end on this side. */
    static final String OPEN = "..";

    private static final FilterFactory MODEL = new FilterFactoryImpl();
    private static final int LONGEST_PATTERN = 200;
    private static final int MOST_WILDCARDS = 5;
    private static final int MOST_DIGITS = 30;
    private static final Pattern DATE = Pattern.compile("(?!0000)\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIMESTAMP =
            Pattern.compile("(?!0000)\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");

    private static final Map<String, BiFunction<Expression, Expression, Filter>> COMPARISONS = Map.of(
            "=", (a, b) -> MODEL.equal(a, b, true),
            "<>", (a, b) -> MODEL.notEqual(a, b, true),
            "<", MODEL::less,
            "<=", MODEL::lessOrEqual,
            ">", MODEL::greater,
            ">=", MODEL::greaterOrEqual);

    private static final Map<String, BiFunction<Expression, Expression, Filter>> SPATIAL = Map.of(
            "s_intersects", MODEL::intersects,
            "s_equals", MODEL::equal,
            "s_disjoint", MODEL::disjoint,
            "s_touches", MODEL::touches,
            "s_within", MODEL::within,
            "s_overlaps", MODEL::overlaps,
            "s_crosses", MODEL::crosses,
            "s_contains", MODEL::contains);

    private static final Map<String, BiFunction<Expression, Expression, Filter>> TEMPORAL = Map.ofEntries(
            Map.entry("t_after", MODEL::after),
            Map.entry("t_before", MODEL::before),
            Map.entry("t_contains", MODEL::tcontains),
            Map.entry("t_disjoint", (a, b) -> MODEL.not(MODEL.anyInteracts(a, b))),
            Map.entry("t_during", MODEL::during),
            Map.entry("t_equals", MODEL::tequals),
            Map.entry("t_finishedby", MODEL::endedBy),
            Map.entry("t_finishes", MODEL::ends),
            Map.entry("t_intersects", MODEL::anyInteracts),
            Map.entry("t_meets", MODEL::meets),
            Map.entry("t_metby", MODEL::metBy),
            Map.entry("t_overlappedby", MODEL::overlappedBy),
            Map.entry("t_overlaps", MODEL::toverlaps),
            Map.entry("t_startedby", MODEL::begunBy),
            Map.entry("t_starts", MODEL::begins));

    private Cql2Model() {}

    /** A list that stands on the right of IN, or an operand of an array function. */
    record Listed(List<Expression> members) {}

    /** From a day or instant to another; an end is an expression or the text {@link #OPEN}. */
    record Interval(Expression from, Expression to) {}

    static boolean comparison(String operator) {
        return COMPARISONS.containsKey(operator);
    }

    static boolean spatial(String operator) {
        return SPATIAL.containsKey(operator);
    }

    static boolean temporal(String operator) {
        return TEMPORAL.containsKey(operator);
    }

    static boolean array(String operator) {
        return ArrayTest.find(operator) != null;
    }

    /** A predicate of two operands by the name of its operator, in small letters. */
    static Filter predicate(String operator, Expression left, Expression right) {
        for (var known : List.of(COMPARISONS, SPATIAL, TEMPORAL)) {
            var make = known.get(operator);
            if (make != null) {
                return make.apply(left, right);
            }
        }
        ArrayTest test = ArrayTest.find(operator);
        if (test == null) {
            throw Cql2.refused(operator);
        }
        return MODEL.equal(new ArrayTest.Test(test, left, right), MODEL.literal(true), true);
    }

    /**
     * A pattern.
     *
     * @param folds functions around the pattern, outermost first: none, or the same as around the text
     */
    static Filter like(Expression text, String pattern, List<String> folds) {
        long wildcards = pattern.chars().filter(c -> c == '%' || c == '_').count();
        if (pattern.length() > LONGEST_PATTERN || wildcards > MOST_WILDCARDS || endsInEscape(pattern)) {
            throw Problem.badRequest("bad-value", "LIKE", pattern);
        }
        if (!folds.isEmpty() && !folds.equals(folds(text))) {
            throw Cql2.refused("LIKE " + String.join("(", folds));
        }
        // "does not match case" says that the pattern is folded as the text is
        return MODEL.like(text, pattern, "%", "_", "\\", folds.isEmpty());
    }

    private static List<String> folds(Expression text) {
        List<String> folds = new ArrayList<>();
        Expression inner = text;
        while (inner instanceof Calls.Call call && call.call().standard()) {
            folds.add(call.getName());
            inner = call.given().get(0);
        }
        return folds;
    }

    private static boolean endsInEscape(String pattern) {
        int backslashes = 0;
        while (backslashes < pattern.length() && pattern.charAt(pattern.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    static Filter between(Expression value, Expression least, Expression most) {
        return MODEL.between(value, least, most);
    }

    static Filter in(Expression value, List<Expression> members) {
        return MODEL.equal(value, MODEL.literal(new Listed(List.copyOf(members))), true);
    }

    static Filter isNull(Expression value) {
        return MODEL.isNull(value);
    }

    static Filter and(List<Filter> filters) {
        return filters.size() == 1 ? filters.get(0) : MODEL.and(filters);
    }

    static Filter or(List<Filter> filters) {
        return filters.size() == 1 ? filters.get(0) : MODEL.or(filters);
    }

    static Filter not(Filter filter) {
        return MODEL.not(filter);
    }

    static Filter constant(boolean value) {
        return value ? Filter.INCLUDE : Filter.EXCLUDE;
    }

    static Expression property(String name) {
        return MODEL.property(name);
    }

    static Expression text(String text) {
        return MODEL.literal(text);
    }

    static Expression flag(boolean value) {
        return MODEL.literal(Boolean.valueOf(value));
    }

    static Expression shape(Geometry shape) {
        return MODEL.literal(shape);
    }

    static Expression list(List<Expression> members) {
        return MODEL.literal(new Listed(List.copyOf(members)));
    }

    static Expression interval(Expression from, Expression to) {
        return MODEL.literal(new Interval(from, to));
    }

    static Expression number(String text) {
        // 1e999999999 is eleven bytes to write and a gigabyte to store
        if (text.length() > 2 * MOST_DIGITS) {
            throw Problem.badRequest("bad-value", "", text.substring(0, MOST_DIGITS) + "…");
        }
        return number(parsed(text));
    }

    static Expression number(BigDecimal number) {
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw Problem.badRequest("bad-value", "", "10^" + -number.scale());
        }
        return MODEL.literal(number);
    }

    private static BigDecimal parsed(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException | ArithmeticException e) {
            throw Problem.badRequest("bad-value", "", text);
        }
    }

    static Expression date(String text) {
        return MODEL.literal(day(text));
    }

    static Expression timestamp(String text) {
        if (!TIMESTAMP.matcher(text).matches()) {
            throw Problem.badRequest("bad-value", "TIMESTAMP", text);
        }
        try {
            return MODEL.literal(Instant.parse(text));
        } catch (DateTimeException e) {
            throw Problem.badRequest("bad-value", "TIMESTAMP", text);
        }
    }

    /** An end of an interval: a day, an instant, or {@code ..}. */
    static Expression end(String text) {
        if (text.equals(OPEN)) {
            return MODEL.literal(OPEN);
        }
        return text.contains("T") ? timestamp(text) : date(text);
    }

    private static LocalDate day(String text) {
        if (!DATE.matcher(text).matches()) {
            throw Problem.badRequest("bad-value", "DATE", text);
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problem.badRequest("bad-value", "DATE", text);
        }
    }

    /** A function of the allow-list. */
    static Expression call(String name, List<Expression> arguments) {
        Calls call = Calls.find(name).orElseThrow(() -> Cql2.refused(name.toLowerCase(Locale.ROOT)));
        if (call.arguments().size() != arguments.size()) {
            throw Cql2.refused(call.title() + "(" + arguments.size() + ")");
        }
        return new Calls.Call(call, List.copyOf(arguments));
    }
}
