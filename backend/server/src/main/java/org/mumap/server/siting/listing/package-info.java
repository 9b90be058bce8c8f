/**
 * 招商: land shown to investors. A listing holds words and a contact; what it says of the land comes from the register each time it
 * is read, and land that is no longer to be had falls away.
 *
 * <ul>
 *   <li>{@link org.mumap.server.siting.listing.Listings}: what is shown, within the caller's scope.
 *   <li>{@link org.mumap.server.siting.listing.GuestLinks}: links that open without an account, expire and can be revoked.
 *   <li>{@link org.mumap.server.siting.listing.GuestPages}: what a link shows; the database gives out nothing else.
 *   <li>{@link org.mumap.server.siting.listing.QrCode}: an address to be scanned.
 * </ul>
 */
@NullMarked
package org.mumap.server.siting.listing;

import org.jspecify.annotations.NullMarked;
