/**
 * Redlines (圈批): whoever may look at the map may draw on it, with words, for somebody, until a day.
 *
 * <ul>
 *   <li>{@link org.mumap.server.redline.RedlineBook}: the list within the caller's scope, and one redline with its history.
 *   <li>{@link org.mumap.server.redline.RedlineDesk}: the one door through which they come and change.
 * </ul>
 *
 * <p>Invariants: a redline and its number are never changed, reused or deleted; where it stands is read from its acts. It is seen by
 * whoever sees the land it lies on, by whoever drew it and by whom it asks; the database decides that. A redline is no fact about
 * land: rules do not read it. May use access, geo, ledger (numbers) and problem.
 */
@NullMarked
package org.mumap.server.redline;

import org.jspecify.annotations.NullMarked;
