/**
 * Casework on idle land: from the opening of a case to the served paper.
 *
 * <ul>
 *   <li>{@link org.mumap.server.idle.casework.CaseActs}: the one door through which a case changes. The act, its number, its
 *       paper and the verdict judged anew become visible together or not at all.
 *   <li>{@link org.mumap.server.idle.casework.CaseFiles}: everything the ledger knows of a case, as the rules want it.
 *   <li>{@link org.mumap.server.idle.casework.CaseRows}: keeps {@code live.idle_case} and {@code live.idle_deadline}.
 *   <li>{@link org.mumap.server.idle.casework.CaseList}, {@link org.mumap.server.idle.casework.Board}: rows and counters; every
 *       number of the board is a filter of the list.
 *   <li>{@link org.mumap.server.idle.casework.Papers}: what was issued, byte for byte; drafts; what the writer is told.
 * </ul>
 *
 * The law stands in {@code org.mumap.rules.idle.casework}: which acts there are, when they may be done and what they amount to.
 * Nothing of it is repeated here. Invariant: acts are only ever added; an error is undone by a corrective act that names it.
 */
@NamedInterface("casework")
@NullMarked
package org.mumap.server.idle.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
