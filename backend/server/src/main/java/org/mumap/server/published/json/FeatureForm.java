package org.mumap.server.published.json;

import java.util.List;

/**
 * How a row becomes a feature. The row begins with its shape (EWKB), then come the properties, the first of them the key.
 *
 * @param properties in the order of the row
 * @param decimals decimals of coordinates
 * @param northFirst whether the second ordinate is written first
 */
public record FeatureForm(List<Field> properties, int decimals, boolean northFirst) {

    /** A property and how its values stand in a row. */
    public record Field(String name, Form form) {}

    /** Forms of values, as PostgreSQL sends them. */
    public enum Form {
        TEXT,
        /** int2, int4, int8 by their length. */
        INTEGER,
        /** float4 or float8 by its length. */
        NUMBER,
        NUMERIC,
        DATE,
        FLAG,
        TEXTS
    }
}
