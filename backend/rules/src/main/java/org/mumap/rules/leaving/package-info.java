/**
 * Leaving (退出关): which land that was built on yields little, which firms only stand there, and by which road either could go.
 *
 * <p>{@link org.mumap.rules.leaving.LowEfficiencyRule} reads the predicates of local rules (城镇低效用地), each a dated row with its
 * source; idle land never counts, it has a law of its own. {@link org.mumap.rules.leaving.ShellRule} counts signs of zombie and
 * shell firms. {@link org.mumap.rules.leaving.Roads} says what each of the three roads (兼并重组、破产清算、腾笼换鸟) would free and
 * gain at the median of the park. All of this only suspects: what enters the register of leaving is decided by people.
 */
@NullMarked
package org.mumap.rules.leaving;

import org.jspecify.annotations.NullMarked;
