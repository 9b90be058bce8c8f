/**
 * Visits of project sites: who was where on which day, and whether each commander has had the days on site of a week. The rule is
 * {@code org.mumap.rules.progress.visit}; a visit is a fact of the ledger, so any week can be counted again.
 *
 * <ul>
 *   <li>{@link org.mumap.server.project.visit.Visits}: reads visits and counts weeks in the caller's scope; enters a visit.
 * </ul>
 *
 * Invariant: a visit entered by phone carries the position and lies near the project; any other is the project office's word.
 */
@NullMarked
package org.mumap.server.project.visit;

import org.jspecify.annotations.NullMarked;
