/**
 * Days on site (现场办公): whether each commander of a project has been there on as many days of a week as the rule asks for.
 *
 * <p>Enter at {@link org.mumap.rules.progress.visit.SiteWeek#of}.
 */
@NullMarked
package org.mumap.rules.progress.visit;

import org.jspecify.annotations.NullMarked;
