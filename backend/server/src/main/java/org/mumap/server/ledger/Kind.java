package org.mumap.server.ledger;

import java.util.List;
import java.util.Optional;

/**
 * A kind of import and the ledger table that keeps it.
 *
 * @param name name in the API, {@code parcels}
 * @param table ledger table, {@code parcel}
 * @param title Chinese title
 * @param titleEn English title
 * @param geometry whether rows carry a shape
 * @param keyColumns columns that together name a row
 * @param datedShape whether a new batch adds a version from its data date on (true) or corrects the one fact (false)
 * @param scope whose rows they are
 * @param columns all columns in the order of the template
 */
public record Kind(
        String name,
        String table,
        String title,
        String titleEn,
        Geometry geometry,
        List<String> keyColumns,
        boolean datedShape,
        Scope scope,
        List<Column> columns) {

    /** Whether rows carry a shape, and of what sort. */
    public enum Geometry {
        NONE,
        POLYGON,
        OPTIONAL_POLYGON,
        ANY,
        OPTIONAL_ANY;

        /** Whether a row without a shape is rejected. */
        public boolean required() {
            return this == POLYGON || this == ANY;
        }

        /** Whether the kind may carry shapes at all. */
        public boolean allowed() {
            return this != NONE;
        }

        /** Whether only areas are taken. */
        public boolean polygonal() {
            return this == POLYGON || this == OPTIONAL_POLYGON;
        }
    }

    /** How the rows of a kind find the park and town that may see them. */
    public enum Scope {
        COUNTY_WIDE,
        PARK,
        PARCEL,
        ENTERPRISE,
        SUBJECT,
        PROJECT,
        PROJECT_LAND,
        /** Acts of a ticket: what the ticket itself may be seen by. */
        TICKET
    }

    /** The ledger table with its schema. */
    public String qualifiedTable() {
        return "ledger." + table;
    }

    /** The column of that key. */
    public Optional<Column> find(String key) {
        return columns.stream().filter(c -> c.key().equals(key)).findFirst();
    }

    /** Whether the kind has a column of that key. */
    public boolean has(String key) {
        return find(key).isPresent();
    }
}
