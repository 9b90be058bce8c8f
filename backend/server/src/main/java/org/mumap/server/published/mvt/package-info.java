/**
 * Mapbox vector tiles (specification 2.1) made from database rows, without the database's help: shapes arrive as EWKB in
 * EPSG:3857, are put on the tile's grid, cut at its buffered edge, and written with their attributes.
 *
 * <ul>
 *   <li>{@link org.mumap.server.published.mvt.TileEncoder}: one tile; its layers stand one after the other.
 *   <li>{@link org.mumap.server.published.mvt.TileLayer}: features of one layer; equal attribute values are written once.
 *   <li>{@link org.mumap.server.published.mvt.TileRows}: a result set into a layer, a column per attribute.
 *   <li>{@link org.mumap.server.published.mvt.PackedRows}: the same of rows that stand in one value.
 * </ul>
 *
 * Terms: <i>tile units</i> = 1/4096 of a tile's width, y downwards; <i>shell</i> = exterior ring, <i>hole</i> = interior ring.
 *
 * <p>Invariants: what is written is a valid polygon on the grid (a ring that rounding folded over goes through JTS, all others
 * pass a linear test); {@code ST_AsMVT} stays the oracle: a test compares tile by tile. Encoders are used by one thread.
 *
 * <p>Uses JTS and nothing of the house.
 */
@NullMarked
package org.mumap.server.published.mvt;

import org.jspecify.annotations.NullMarked;
