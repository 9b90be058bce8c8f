/**
 * Back-scheduling over a network of nodes (倒排工期): from the target date backward to the latest start and finish of each node, and from
 * the day judged forward to the forecast.
 *
 * <pre>
 * LF(last) = target      LS = LF − duration      LF(previous) = LS(next) − lag
 * slack = LS − today while not started, LF − forecast while under way
 * </pre>
 *
 * <p>Enter at {@link org.mumap.rules.progress.schedule.BackSchedule#judge}. A network that is none (a circle, an unknown predecessor, a
 * name twice) is refused by the names at fault, never computed around.
 */
@NullMarked
package org.mumap.rules.progress.schedule;

import org.jspecify.annotations.NullMarked;
