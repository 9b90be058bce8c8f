package org.mumap.server.idle;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleFinding;

/**
 * Which parcels of the list are wanted; what is null or empty asks for nothing.
 *
 * @param park park whose parcels, sub-parks included
 * @param town town whose parcels
 * @param minMu smallest area, mu
 * @param findings findings wanted; without any (and without counters) the candidates: suspected, past their agreed start, or
 *     with an open case
 * @param counters counters that must count the parcel, one of them
 */
public record CandidateFilter(
        @Nullable String park,
        @Nullable String town,
        @Nullable BigDecimal minMu,
        Set<IdleFinding> findings,
        Set<IdleCounter> counters) {

    /** Everything that stands in the list of the day. */
    public static final CandidateFilter ALL = new CandidateFilter(null, null, null, Set.of(), Set.of());
}
