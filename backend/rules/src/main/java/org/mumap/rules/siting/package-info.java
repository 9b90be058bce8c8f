/**
 * Land for a need: which parcels fit, in which order, and why the others fall out.
 *
 * <p>Every parcel is asked the same questions in the same order: area, supply, control lines, pollution class, then the
 * demands in the order of the need, readiness and room for the plant. It is rejected with the first question it fails, the value, the limit and what would make
 * it pass; "no data" is a failure, never a pass. Those that pass are ranked by the weighted mean of terms from 0 to 1.
 *
 * <p>Enter at {@link org.mumap.rules.siting.SiteRule#search}, or {@link org.mumap.rules.siting.SiteRule#pass} over lean rows: one pass
 * over any number of candidates, in memory bounded by the limits asked for. In the same pass each single step of loosening is counted
 * ({@link org.mumap.rules.siting.Loosening}), and the first sites are ranked anew under other weights
 * ({@link org.mumap.rules.siting.Sensitivity}). Distances, slopes and shares of control lines are columns measured at import, never here.
 */
@NullMarked
package org.mumap.rules.siting;

import org.jspecify.annotations.NullMarked;
