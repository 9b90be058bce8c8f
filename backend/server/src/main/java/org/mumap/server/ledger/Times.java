package org.mumap.server.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The two times of every answer.
 *
 * @param asOf the day asked about, judged by the dates inside the facts
 * @param knownAt the instant of the ledger: what had been recorded by then
 * @param current whether both are now, so that what is already judged may answer
 */
public record Times(LocalDate asOf, Instant knownAt, boolean current) {

    /** Today and now. */
    public static Times now(Clock clock) {
        return new Times(LocalDate.now(clock), clock.instant(), true);
    }

    /** The times asked for; what is null is now. */
    public static Times of(@Nullable LocalDate asOf, @Nullable Instant knownAt, Clock clock) {
        LocalDate today = LocalDate.now(clock);
        boolean current = (asOf == null || asOf.equals(today)) && knownAt == null;
        return new Times(asOf == null ? today : asOf, knownAt == null ? clock.instant() : knownAt, current);
    }
}
