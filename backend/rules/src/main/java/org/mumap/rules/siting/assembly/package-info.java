/**
 * Assembly (拼地): connected sets of neighbouring parcels that together reach the area a project needs.
 *
 * <p>Parcels are nodes with additive measures (area, perimeter, road frontage, cost to clear), shared borders are edges; the
 * perimeter of a set is the sum of its parcels' less twice its inner borders, so the search never unites shapes. Sets are ordered by
 * {@link org.mumap.rules.siting.assembly.SetOrder}: fewest owners first, then the score of shape, road side and cost.
 *
 * <p>Enter at {@link org.mumap.rules.siting.assembly.AssemblySearch#find}. A neighbourhood whose connected sets can all be looked at
 * within the budget is answered exactly; a larger one by growth from every parcel and local search, and the answer says which.
 */
@NullMarked
package org.mumap.rules.siting.assembly;

import org.jspecify.annotations.NullMarked;
