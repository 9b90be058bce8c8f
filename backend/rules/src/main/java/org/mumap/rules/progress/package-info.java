/**
 * Projects ahead or behind (序时进度): how much of the year's investment is done against how much of the year has passed, and the lamp
 * that follows.
 *
 * <p>{@code lagPoints} = 100 × (done share − time share), positive = ahead. Time is counted in whole months from their last day, in
 * twelfths or by the project's own monthly plan. Lamps are dated data ({@link org.mumap.rules.progress.LampRuleSet}), since every place
 * draws the line elsewhere.
 *
 * <p>Enter at {@link org.mumap.rules.progress.ProgressRule#judge}. All comparisons are exact; rounding happens only in what is shown.
 */
@NullMarked
package org.mumap.rules.progress;

import org.jspecify.annotations.NullMarked;
