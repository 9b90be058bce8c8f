/**
 * The park card: rates by formulas that are dated data, targets against what came, top taxpayers.
 * {@link org.mumap.server.park.card.ParkCards} adds quantities up from one list of items, so that every number is the sum of its list.
 */
@NullMarked
package org.mumap.server.park.card;

import org.jspecify.annotations.NullMarked;
