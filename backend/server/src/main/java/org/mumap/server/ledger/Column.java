package org.mumap.server.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column of a kind.
 *
 * @param key English name: header of an import file, column of the ledger table, feature property
 * @param title Chinese title, also taken as a header
 * @param titleEn English title
 * @param type how a value is read and checked
 * @param required whether a row without it is rejected
 * @param unit unit of the value, empty when it has none
 * @param values the codes allowed, empty when free
 * @param reference kind whose key the value must be, or null
 */
public record Column(
        String key,
        String title,
        String titleEn,
        Type type,
        boolean required,
        String unit,
        List<String> values,
        @Nullable String reference) {

    /** How a value is read and checked. */
    public enum Type {
        TEXT,
        TEXTS,
        NUMBER,
        INTEGER,
        DATE,
        /** A month, {@code 2025-06}. */
        MONTH,
        /** A month of a plan's year: {@code 6} or {@code 2025-06}; blank on the row of the annual plan. */
        PLAN_MONTH,
        YEAR,
        FLAG,
        CODE,
        CODES,
        /** Longitude and latitude, {@code 120.5 29.1}. */
        POINT,
        CREDIT_CODE,
        PARCEL_CODE,
        UNIT_NO
    }
}
