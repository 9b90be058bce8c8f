package org.mumap.server.idle;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which parcels a query reads: a stretch of all codes in their order, or some by name. Queries take it as their condition on
 * {@code v.parcel_code}, so that the plan uses the index either way.
 *
 * @param first first code of the stretch, itself in it
 * @param next first code after it, null = to the end
 * @param codes else the codes
 */
record ParcelRange(
        String first, @Nullable String next, @Nullable List<String> codes) {

    /** All codes from one up to, but without, another. */
    static ParcelRange between(String first, @Nullable String next) {
        return new ParcelRange(first, next, null);
    }

    /** These codes. */
    static ParcelRange of(List<String> codes) {
        return new ParcelRange("", null, codes);
    }

    /** The condition, to be put into a query. */
    String condition() {
        if (codes != null) {
            return "v.parcel_code = any(:codes)";
        }
        return next == null ? "v.parcel_code >= :first" : "v.parcel_code >= :first and v.parcel_code < :next";
    }

    /** Gives the condition its values. */
    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec query) {
        if (codes != null) {
            return query.param("codes", codes.toArray(String[]::new));
        }
        return next == null
                ? query.param("first", first)
                : query.param("first", first).param("next", next);
    }
}
