package org.mumap.rules.idle.casework;

import org.mumap.rules.calendar.LegalPeriod;

/**
 * How long one period is, and where that is written.
 *
 * @param code which period
 * @param period its length
 * @param clause where it stands, for example {@code 53号令 art. 17}
 * @param certainty how sure we are of it
 */
public record DeadlineRule(DeadlineCode code, LegalPeriod period, String clause, Certainty certainty) {}
