/**
 * Evidence about a parcel: photos and papers brought by officers and inspectors.
 *
 * <ul>
 *   <li>{@link org.mumap.server.idle.evidence.EvidenceStore}: the originals, unchanged under the hash of their content.
 *   <li>{@link org.mumap.server.idle.evidence.SniffedType}: what a file is by its first bytes; what it is called does not count.
 *   <li>Place and time as the camera wrote them ({@code org.mumap.server.photo}) stand beside what people state.
 *   <li>{@link org.mumap.server.idle.evidence.EvidenceBook}: the rows, under the caller's scope.
 * </ul>
 *
 * Invariant: an original is never rewritten and never served without its hash having been checked.
 */
@NamedInterface("evidence")
@NullMarked
package org.mumap.server.idle.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
