/**
 * Land supply: the chain 征·转·批·供·交·清 from expropriation to land put to use, by approval batch and town.
 *
 * <ul>
 *   <li>{@link org.mumap.server.supply.SupplyOverlaps}: which parcel and which town lie in which batch, measured in the commit.
 *   <li>{@link org.mumap.server.supply.SupplyBoard}: the chain on any two times, and the parcels behind each number.
 * </ul>
 *
 * What the numbers mean stands in {@code org.mumap.rules.supply}. A batch is the county's: the board is for those who see all of
 * it; shares of a park would be mistaken for the whole. Shapes are those of today, dates those of the day asked about.
 */
@NullMarked
package org.mumap.server.supply;

import org.jspecify.annotations.NullMarked;
