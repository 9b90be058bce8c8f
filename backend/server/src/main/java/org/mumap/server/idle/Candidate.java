package org.mumap.server.idle;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleUrgency;
import org.mumap.rules.idle.IdleVerdict;

/**
 * A row of the list.
 *
 * @param standing where the parcel stands
 * @param name its name
 * @param holderName who holds it by the newest contract
 * @param point a point on it: longitude, latitude (EPSG:4490)
 * @param verdict the whole verdict
 * @param urgency how soon it should be taken up, with each term
 */
public record Candidate(
        IdleStanding standing,
        @Nullable String name,
        @Nullable String holderName,
        List<Double> point,
        IdleVerdict verdict,
        IdleUrgency urgency) {}
