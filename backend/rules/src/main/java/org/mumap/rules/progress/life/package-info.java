/**
 * The life of a project from the first talk to full capacity (项目全生命周期): how far it is on a day by its dated facts, the funnel, the
 * rates that offices are held to, and what keeps a signed project from starting.
 *
 * <p>Enter at {@link org.mumap.rules.progress.life.Rates#of}, {@link org.mumap.rules.progress.life.Funnel#of} and
 * {@link org.mumap.rules.progress.life.Blockers#of}. Every number carries the codes it was counted from.
 */
@NullMarked
package org.mumap.rules.progress.life;

import org.jspecify.annotations.NullMarked;
