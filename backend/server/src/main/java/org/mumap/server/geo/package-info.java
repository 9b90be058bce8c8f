/**
 * Kernel: shapes. Everything stored is EPSG:4490 (CGCS2000, longitude before latitude); what comes in another system is brought
 * there here or refused by name.
 *
 * <ul>
 *   <li>{@link org.mumap.server.geo.Crs}: reads a code, a name or the text of a .prj; transforms.
 *   <li>{@link org.mumap.server.geo.AxisCheck}: swapped axes and wrong zones, seen from the numbers themselves.
 *   <li>{@link org.mumap.server.geo.Areas}: on the ellipsoid, in the 3° zone, in the file's own plane.
 *   <li>{@link org.mumap.server.geo.ShapeCheck}: whether a shape can be kept, and if not, where it is wrong.
 *   <li>{@link org.mumap.server.geo.Crossings}: the guard to ask before any overlay, which nothing can interrupt.
 *   <li>{@link org.mumap.server.geo.GeoJson}, {@link org.mumap.server.geo.GeoJsonFeatures}: GeoJSON in and out.
 *   <li>{@link org.mumap.server.geo.PostgisShapes}: shapes of JTS and of the PostGIS JDBC driver.
 *   <li>{@link org.mumap.server.geo.GdalJail}: GDAL's programs, behind bars, for files that come in and go out.
 *   <li>{@link org.mumap.server.geo.TerrainFiles}: the heights of the county.
 * </ul>
 *
 * Knows no room and no database.
 */
@NullMarked
package org.mumap.server.geo;

import org.jspecify.annotations.NullMarked;
