package org.mumap.server.idle;

import org.mumap.rules.idle.IdleFinding;
import org.mumap.rules.idle.LegalStatus;

/**
 * What findings and counters look at. Parcels are counted per group, so that every sum is a sum of the same numbers.
 *
 * @param finding what is suspected
 * @param legal what people have found
 * @param overdue whether an act of the authority is overdue: the opening of the investigation, or a day of the open case
 */
public record IdleGroup(IdleFinding finding, LegalStatus legal, boolean overdue) {

    /** Whether the facts alone suspect idleness of either sort. */
    boolean suspected() {
        return finding == IdleFinding.SUSPECTED_NOT_STARTED || finding == IdleFinding.SUSPECTED_STOPPED;
    }

    /** Whether it stands in the list when nothing else is asked for: one of the counters that do not overlap holds it. */
    boolean candidate() {
        return IdleCounter.SUSPECTED.holds(this)
                || IdleCounter.INVESTIGATING.holds(this)
                || IdleCounter.FOUND_IDLE.holds(this)
                || IdleCounter.LATE.holds(this);
    }
}
