/**
 * Base maps that an administrator keeps: their addresses and keys, which hosts may be asked at all, and WMTS capabilities read into
 * the same form. Only {@link org.mumap.server.published.BaseMaps} asks for tiles (decision 0093).
 */
@NullMarked
package org.mumap.server.published.basemap;

import org.jspecify.annotations.NullMarked;
