package org.mumap.server.published.filter;

import java.util.Optional;

/** The names that a filter may use. */
public interface Queryables {

    /** Name of the collection, for complaints. */
    String collection();

    /** What a name stands for, if it may be used. */
    Optional<Queryable> find(String name);

    /**
     * A property that a filter may name.
     *
     * @param name name in filters
     * @param sql the column as SQL writes it
     * @param type type of its values
     */
    record Queryable(String name, String sql, ValueType type) {}

    /** Types of values in filters. */
    enum ValueType {
        TEXT("text"),
        NUMBER("numeric"),
        DATE("date"),
        /** Literals only: no published column holds an instant finer than a day. */
        TIMESTAMP("timestamptz"),
        FLAG("boolean"),
        TEXTS("text[]"),
        SHAPE("geometry");

        private final String sqlType;

        ValueType(String sqlType) {
            this.sqlType = sqlType;
        }

        String sqlType() {
            return sqlType;
        }

        boolean scalar() {
            return this != TEXTS && this != SHAPE;
        }
    }
}
