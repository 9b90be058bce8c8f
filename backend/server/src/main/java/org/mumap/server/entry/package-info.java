/**
 * Entry (准入关): what a park may ask of a project that wants land. Stands above evaluation and reads what it wrote into {@code live}.
 *
 * <ul>
 *   <li>{@link org.mumap.server.entry.EntryThresholds}: works a threshold out from the firms in the caller's scope, now or at other times.
 *   <li>{@link org.mumap.server.entry.KeptThresholds}: thresholds as kept and approved; none ever changes.
 *   <li>{@link org.mumap.server.entry.Admissions}: a project against a threshold, the seven criteria and the control indicators.
 *   <li>{@link org.mumap.server.entry.OpinionPaper}: the one-page opinion as .docx.
 * </ul>
 *
 * The arithmetic is {@code org.mumap.rules.threshold}; every limit is a dated row of {@code data/standard}. Invariant: a firm's
 * numbers are shown only to those who see its land, also in the sample of an approved threshold.
 */
@NullMarked
package org.mumap.server.entry;

import org.jspecify.annotations.NullMarked;
