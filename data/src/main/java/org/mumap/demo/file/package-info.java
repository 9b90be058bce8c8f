/**
 * Writers of the public import formats: GeoJSON (EPSG:4490, nine decimals), CSV, XLSX, GeoTIFF.
 *
 * <p>Every writer streams, so the largest county needs no more memory than the smallest, and writes the same bytes for the same rows:
 * no clock, no locale, no hash order. A coordinate is turned into text in one way only, so a corner shared by two parcels is the same
 * text in both.
 *
 * <p>May use: the JDK, JTS geometries, fastexcel. Knows nothing of the county.
 */
@NullMarked
package org.mumap.demo.file;

import org.jspecify.annotations.NullMarked;
