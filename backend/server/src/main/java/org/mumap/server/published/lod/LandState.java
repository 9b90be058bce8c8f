package org.mumap.server.published.lod;

import org.jspecify.annotations.Nullable;

/** What the map colours a parcel by, the least grave first: what people found on paper goes before what the rules suspect. */
enum LandState {
    PLAIN,
    UNSUPPLIED,
    RESERVE,
    LATE,
    SUSPECTED,
    INVESTIGATING,
    FOUND;

    /** State by finding, legal state and supply state, any of them unknown. */
    static LandState of(@Nullable String finding, @Nullable String legal, @Nullable String supply) {
        if ("FOUND_IDLE".equals(legal)) {
            return FOUND;
        }
        if ("INVESTIGATING".equals(legal)) {
            return INVESTIGATING;
        }
        if (!"NOT_IDLE".equals(legal) && !"DISPOSED".equals(legal)) {
            if ("SUSPECTED_NOT_STARTED".equals(finding) || "SUSPECTED_STOPPED".equals(finding)) {
                return SUSPECTED;
            }
            if ("OVERDUE".equals(finding)) {
                return LATE;
            }
        }
        if ("RESERVE".equals(supply)) {
            return RESERVE;
        }
        return "APPROVED_UNSUPPLIED".equals(supply) ? UNSUPPLIED : PLAIN;
    }

    /** Whether a map must never lose it. */
    boolean isGrave() {
        return compareTo(SUSPECTED) >= 0;
    }
}
