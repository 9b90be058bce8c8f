/**
 * Evaluation schemes and their runs. The arithmetic is {@code org.mumap.rules.evaluation}; this room keeps schemes, feeds runs from
 * the ledger and keeps every result.
 *
 * <ul>
 *   <li>{@link org.mumap.server.evaluation.scheme.Schemes}: schemes as versions that never change.
 *   <li>{@link org.mumap.server.evaluation.scheme.EvaluationFacts}: what a run reads, at any pair of times.
 *   <li>{@link org.mumap.server.evaluation.scheme.EvaluationRuns}: runs a scheme and keeps every term; the same run later is the
 *       same to the byte, and its digest proves it.
 *   <li>{@link org.mumap.server.evaluation.scheme.LandLists}: the land that figures are divided by, line by line.
 *   <li>{@link org.mumap.server.evaluation.scheme.EvaluationResults}: what was found, in the caller's scope.
 * </ul>
 *
 * Other rooms read {@code ledger.evaluation_run} (newest run of a year) and {@code ledger.evaluation_result} (grade {@code T} = not
 * ranked, {@code land_m2} = land of the evaluation) through the database, under the caller's scope.
 */
@NamedInterface("schemes")
@NullMarked
package org.mumap.server.evaluation.scheme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
