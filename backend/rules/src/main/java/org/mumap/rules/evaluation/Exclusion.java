package org.mumap.rules.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reason not to be ranked (class T).
 *
 * @param kind by what
 * @param codes divisions of industry ({@link Kind#INDUSTRY}), or codes of marks ({@link Kind#MARKED})
 * @param years so many years ({@link Kind#REGISTERED_YEARS}, {@link Kind#LAND_YEARS})
 * @param reason the scheme's own words; null = the kind's
 */
public record Exclusion(
        Kind kind, List<String> codes, int years, @Nullable String reason) {

    public Exclusion {
        codes = List.copyOf(codes);
    }

    /** By what a firm is excluded. */
    public enum Kind {
        /** Division of industry: suppliers of water, power, gas, heat. */
        INDUSTRY,
        /** Registered less than so many years before the year's end. */
        REGISTERED_YEARS,
        /** First land taken less than so many years before the year's end, no matter how little is built. */
        LAND_YEARS,
        /** Marked by people, with a document: moved by policy, in construction within its contract's time. */
        MARKED
    }
}
