/**
 * Suspicion from other signals: no tax, no electricity, no staff, an empty building. Fused into a score of leads that shows its terms
 * and is never a finding.
 *
 * <p>Enter at {@link org.mumap.rules.idle.signal.SuspicionRule#judge}. Limits and weights are dated data in
 * {@link org.mumap.rules.idle.signal.SignalRuleSet}; no authority sets them. The score is the sum of the points shown. What is not known
 * gives no points and stands as missing: missing data is not zero. {@code coverage} says how many points could have been given at all.
 *
 * <p>A false positive is cleared with a reason ({@link org.mumap.rules.idle.signal.Clearance}). It then stays silent for as long as the
 * same thing goes on; only facts later than the clearance that show the signal gone end it, so that a new occurrence is a new signal.
 * A cleared finding of the idle rule stays silent until facts later than the clearance exist.
 */
@NullMarked
package org.mumap.rules.idle.signal;

import org.jspecify.annotations.NullMarked;
