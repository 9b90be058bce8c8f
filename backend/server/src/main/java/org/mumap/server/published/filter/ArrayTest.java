package org.mumap.server.published.filter;

import java.util.List;
import java.util.Locale;
import org.geotools.api.filter.capability.FunctionName;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.ExpressionVisitor;
import org.geotools.api.filter.expression.Function;
import org.geotools.api.filter.expression.Literal;
import org.geotools.filter.capability.FunctionNameImpl;
import org.jspecify.annotations.Nullable;

/** How two sets of values may lie (CQL2, 7.8); in GeoTools' model a function that is true. */
enum ArrayTest {
    A_CONTAINS("%1$s @> %2$s"),
    A_CONTAINEDBY("%1$s <@ %2$s"),
    A_EQUALS("(%1$s @> %2$s and %1$s <@ %2$s)"),
    A_OVERLAPS("%1$s && %2$s");

    private final String sql;

    ArrayTest(String sql) {
        this.sql = sql;
    }

    String sql(String left, String right) {
        return sql.formatted(left, right);
    }

    static @Nullable ArrayTest find(String name) {
        for (ArrayTest test : values()) {
            if (test.name().equalsIgnoreCase(name)) {
                return test;
            }
        }
        return null;
    }

    /** Such a test of two sets. */
    record Test(ArrayTest test, Expression left, Expression right) implements Function {

        @Override
        public String getName() {
            return test.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public FunctionName getFunctionName() {
            return new FunctionNameImpl(getName(), 2);
        }

        @Override
        public List<Expression> getParameters() {
            return List.of(left, right);
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
