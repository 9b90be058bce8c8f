/**
 * Which firm sits on which parcel (企业与宗地匹配). Firms come from one office, land from another; where no file says who is where, the
 * link is proposed from credit codes, names and addresses, and a person decides.
 *
 * <ul>
 *   <li>{@link org.mumap.server.linkage.LinkRuns}: works the candidates out, for all firms without land.
 *   <li>{@link org.mumap.server.linkage.LinkQueue}: the firms that wait for a word, each with its candidates side by side.
 *   <li>{@link org.mumap.server.linkage.LinkDecisions}: accepts (an occupancy enters the ledger as a batch like any other), refuses,
 *       says that none fits, takes back.
 * </ul>
 *
 * Invariants: nothing is linked without a person's word; what fits two firms about as well is never sure; only equal credit codes may
 * be accepted many at once; a decision is remembered and not asked again. Stands above {@code ingest}, whose rights it uses.
 */
@NullMarked
package org.mumap.server.linkage;

import org.jspecify.annotations.NullMarked;
