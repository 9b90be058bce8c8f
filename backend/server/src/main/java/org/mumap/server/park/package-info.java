/**
 * Parks (园区) with their sub-parks, and towns: what they hold in all. Rows are imported through the ledger; this room adds up
 * what is shown of them where single parcels are too small to draw.
 */
@NullMarked
package org.mumap.server.park;

import org.jspecify.annotations.NullMarked;
