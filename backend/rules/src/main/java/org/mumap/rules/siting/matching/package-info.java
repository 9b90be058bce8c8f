/**
 * Matching: which waiting project on which land, so that a stated aim is served best over all of them at once.
 *
 * <p>One project gets one site and one site takes one project. Which pairs are allowed is decided before and handed in; here the
 * gain of a pair is worked out ({@link org.mumap.rules.siting.matching.Aim}) and the assignment of the greatest total gain is found,
 * exactly. How scarce a site is, is found by solving again without it.
 *
 * <p>Enter at {@link org.mumap.rules.siting.matching.MatchingRule#solve}.
 */
@NullMarked
package org.mumap.rules.siting.matching;

import org.jspecify.annotations.NullMarked;
