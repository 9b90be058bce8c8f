package org.mumap.server.published.filter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.geotools.api.filter.capability.FunctionName;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.ExpressionVisitor;
import org.geotools.api.filter.expression.Function;
import org.geotools.api.filter.expression.Literal;
import org.geotools.filter.capability.FunctionNameImpl;
import org.jspecify.annotations.Nullable;
import org.mumap.server.published.filter.Queryables.ValueType;

/** The functions a filter may call: there are no others. What stands here is all that the database is ever told to compute. */
public enum Calls {
    /** Folds upper and lower case (CQL2, 7.4): by way of capitals, so that ß equals SS and both sigmas are one. */
    CASEI(true, ValueType.TEXT, "lower(upper(%s collate \"und-x-icu\"))", "", "", ValueType.TEXT),
    /** Takes accents off (CQL2, 7.5). */
    ACCENTI(
            true,
            ValueType.TEXT,
            "regexp_replace(normalize(%s, NFD), '[\\u0300-\\u036f]', '', 'g')",
            "",
            "",
            ValueType.TEXT),
    /** Year of a day. */
    YEAR(false, ValueType.NUMBER, "extract(year from %s)", "日期的年份", "year of a day", ValueType.DATE),
    /** Month of a day, 1 to 12. */
    MONTH(false, ValueType.NUMBER, "extract(month from %s)", "日期的月份", "month of a day, 1 to 12", ValueType.DATE),
    /** Number of characters. */
    LENGTH(false, ValueType.NUMBER, "char_length(%s)", "字符数", "number of characters", ValueType.TEXT),
    /** Least distance on the ellipsoid (m). */
    DISTANCE_M(
            false,
            ValueType.NUMBER,
            "st_distance(%s::geography, %s::geography)",
            "两个图形在椭球面上的最短距离(米)",
            "least distance of two shapes on the ellipsoid (m)",
            ValueType.SHAPE,
            ValueType.SHAPE);

    private final boolean standard;
    private final ValueType result;
    private final String sql;
    private final String zh;
    private final String en;
    private final List<ValueType> arguments;

    Calls(boolean standard, ValueType result, String sql, String zh, String en, ValueType... arguments) {
        this.standard = standard;
        this.result = result;
        this.sql = sql;
        this.zh = zh;
        this.en = en;
        this.arguments = List.of(arguments);
    }

    /** The function of that name in a filter, if it is allowed. */
    static Optional<Calls> find(String name) {
        for (Calls call : values()) {
            if (call.title().equals(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(call);
            }
        }
        return Optional.empty();
    }

    /** Its name in filters. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether CQL2 itself defines it. */
    public boolean standard() {
        return standard;
    }

    public ValueType result() {
        return result;
    }

    public List<ValueType> arguments() {
        return arguments;
    }

    /** What it gives, in a language. */
    public String description(Locale locale) {
        return locale.getLanguage().equals("en") ? en : zh;
    }

    /** The call as SQL. */
    String sql(List<String> arguments) {
        return sql.formatted(arguments.toArray());
    }

    /** A call in a filter. */
    record Call(Calls call, List<Expression> given) implements Function {

        @Override
        public String getName() {
            return call.title();
        }

        @Override
        public FunctionName getFunctionName() {
            return new FunctionNameImpl(getName(), given.size());
        }

        @Override
        public List<Expression> getParameters() {
            return given;
        }

        @Override
        public @Nullable Literal getFallbackValue() {
            return null;
        }

        @Override
        public Object evaluate(@Nullable Object object) {
            throw new UnsupportedOperationException("only the database computes");
        }

        @Override
        public <T> T evaluate(@Nullable Object object, Class<T> context) {
            throw new UnsupportedOperationException("only the database computes");
        }

        @Override
        public @Nullable Object accept(ExpressionVisitor visitor, @Nullable Object extra) {
            return visitor.visit(this, extra);
        }
    }
}
