/**
 * Projects ahead or behind (序时进度): how much of the year's investment is done against how much of the year has passed, and the lamp
 * that follows.
 *
 * <p>{@code lagPoints} = 100 × (done share − time share), positive = ahead. Time is counted in whole months from their last day, in
 * twelfths or by the project's own monthly plan. Lamps are dated data ({@link org.mumap.rules.progress.LampRuleSet}), since every place
 * draws the line elsewhere.
 *
 * <p>Beside it: the lamps of start, funds and registration ({@link org.mumap.rules.progress.SideLamps}), the months that have passed
 * ({@link org.mumap.rules.progress.LampHistory}: red made good turns yellow first), and claims against what can be seen
 * ({@link org.mumap.rules.progress.ClaimRule}).
 *
 * <p>Enter at {@link org.mumap.rules.progress.ProgressRule#judge}. All comparisons are exact; rounding happens only in what is shown.
 */
@NullMarked
package org.mumap.rules.progress;

import org.jspecify.annotations.NullMarked;
