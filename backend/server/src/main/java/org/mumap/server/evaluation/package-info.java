/**
 * Evaluation: what firms yield per mu of land they use (亩均). The arithmetic is {@code org.mumap.rules.permu}; this room feeds it
 * from the ledger and keeps its result.
 *
 * <ul>
 *   <li>{@link org.mumap.server.evaluation.PerMuJudge}: judges the touched years anew inside the commit and writes
 *       {@code live.per_mu_share} (exact fen) and {@code live.parcel_per_mu} (what maps show).
 *   <li>{@link org.mumap.server.evaluation.PerMuTables}: rows by county, park, town, industry, firm or parcel, added up by the
 *       database under the caller's scope.
 *   <li>{@link org.mumap.server.evaluation.PerMuRuns}: the same for other times, computed once and kept as a run.
 * </ul>
 *
 * Invariant: whatever the grouping, the rows of a scope add up to the same total to the fen. Money that lies on no land
 * ({@code UNPLACED}) belongs to no park, so only the county sees it.
 */
@NullMarked
package org.mumap.server.evaluation;

import org.jspecify.annotations.NullMarked;
