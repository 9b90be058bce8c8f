/**
 * Siting: land for a need. Stands above idle, evaluation and project and reads what they wrote into {@code live}.
 *
 * <ul>
 *   <li>{@link org.mumap.server.siting.SiteMeasures}: inside the commit, distances to utilities and shares of control lines for
 *       the parcels concerned; a search measures nothing.
 *       {@code ControlShares} overlays control lines, {@code RoadDistances} measures ways by road, {@code RectangleMeasures} the room for
 *       a plant.
 *   <li>{@link org.mumap.server.siting.SlopeMeasures}: slope and earthwork on the loaded heights.
 *   <li>{@link org.mumap.server.siting.LowEfficiencyJudge}: which built land yields little.
 *   <li>{@link org.mumap.server.siting.SiteSearches}: a need → ranked parcels and, for the others, the first rule they fail.
 *   <li>{@link org.mumap.server.siting.SiteChecks}: any shape against every kind of control line: hit, clear, or no data.
 * </ul>
 *
 * Invariants: the rules themselves are {@code org.mumap.rules.siting}; candidates stream under the caller's row level security
 * ({@code live.site_row}, decision 0040);
 * what nobody measured is "no data", never a pass.
 */
@NullMarked
package org.mumap.server.siting;

import org.jspecify.annotations.NullMarked;
