/**
 * Parks: industrial parks and their sub-parks (一园多区). {@link org.mumap.server.park.Park} is loaded by Hibernate Spatial from
 * {@code live.park}; {@link org.mumap.server.park.Parks} asks spatial questions of it. Parks are written by import only; this
 * room adds up what parks and towns hold in all, for the zooms where single parcels are too small to draw, and makes the park card.
 */
@NullMarked
package org.mumap.server.park;

import org.jspecify.annotations.NullMarked;
