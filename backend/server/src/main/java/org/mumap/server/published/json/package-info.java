/**
 * Rows of a view as GeoJSON, byte by byte. The database hands over a chunk of rows in one value, each as {@code record_send} writes
 * it; here the value is walked through once and written as text. Taking each column of each row out of a driver costs several
 * times what drawing it does.
 *
 * <p>Knows nothing of views and reference systems but what {@link org.mumap.server.published.json.FeatureForm} says.
 */
@NullMarked
package org.mumap.server.published.json;

import org.jspecify.annotations.NullMarked;
