/**
 * Coordinate reference systems at the door of the published layers (OGC API Features, Part 2): which there are for this county, how
 * each is called, which axis comes first in it, and how boxes and shapes written in one come to EPSG:4490.
 *
 * <p>Coordinates go out in the order of axes that the registry defines: latitude first in EPSG:4326 and EPSG:4490, northing first in the
 * Gauss–Krüger zones, longitude or easting first in CRS84 and EPSG:3857. May use {@code geo} and {@code problem}.
 */
@NullMarked
package org.mumap.server.published.crs;

import org.jspecify.annotations.NullMarked;
