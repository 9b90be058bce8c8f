/**
 * Leaving (退出关): land of low efficiency, zombie and shell firms, empty buildings, and the register of what shall go. Stands above
 * idle and evaluation and reads what they wrote into {@code live}.
 *
 * <ul>
 *   <li>{@link org.mumap.server.leaving.LowEfficiencyJudge}: marks land of low efficiency inside the commit; idle land never is.
 *   <li>{@link org.mumap.server.leaving.LeavingLists}: the lists of land, firms and buildings with the road each could take.
 *   <li>{@link org.mumap.server.leaving.LeavingRegister}: entered and taken off by people, with day and reason.
 * </ul>
 *
 * The rules are {@code org.mumap.rules.leaving}; their lines are dated rows of {@code data/standard}.
 */
@NullMarked
package org.mumap.server.leaving;

import org.jspecify.annotations.NullMarked;
