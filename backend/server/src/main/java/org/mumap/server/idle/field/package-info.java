/**
 * Looking for oneself: checks in the field, and suspicions that were looked into and found wrong.
 *
 * <ul>
 *   <li>{@link org.mumap.server.idle.field.FieldChecks}: who shall look at which parcel by when; the result becomes a site state
 *       of the ledger and, where a case is open, an act of it.
 *   <li>{@link org.mumap.server.idle.field.Clearances}: the false-positive list. A parcel that is cleared does not return for the
 *       same reason; it does when what the suspicion rested on has changed.
 *   <li>{@link org.mumap.server.idle.field.Suspicions}: other signals, fused into a score that is never a finding.
 * </ul>
 */
@NullMarked
package org.mumap.server.idle.field;

import org.jspecify.annotations.NullMarked;
