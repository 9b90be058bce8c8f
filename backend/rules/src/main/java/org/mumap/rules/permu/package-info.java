/**
 * Yield per mu (亩均): a firm's tax, output and value added over the land it uses.
 *
 * <p>The land is the net land on 31 December: own + leased in + otherwise occupied − leased out (domain rule {@code AREA_OWN_IN_OUT}).
 * Where only floor space is known, it is turned into land by the parcel's plot ratio. A firm's money is split over its parcels by net
 * land so that it adds up again to the fen; what cannot be placed stands in a row {@code UNPLACED} and is never lost.
 *
 * <p>Enter at {@link org.mumap.rules.permu.PerMu#apportion}, then ask the {@link org.mumap.rules.permu.PerMuTable} for any
 * {@link org.mumap.rules.permu.Grouping}: every grouping adds up to the same total to the fen.
 */
@NullMarked
package org.mumap.rules.permu;

import org.jspecify.annotations.NullMarked;
