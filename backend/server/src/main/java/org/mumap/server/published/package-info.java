/**
 * What leaves the ledger as a map or a table: OGC API features, vector tiles, exports. Everything is read from the views of
 * the schema {@code published}, or of its like {@code published_at} for other days, and nothing else; one reviewed SQL file under {@code db/published} adds a layer everywhere.
 *
 * <ul>
 *   <li>{@link org.mumap.server.published.Catalogue}: the collections, read from the database itself: names, types and the
 *       comments on views and columns. There is no second registry.
 *   <li>{@link org.mumap.server.published.StartUpCheck}: refuses to serve a view without comments, spatial index or fast scope.
 *   <li>{@link org.mumap.server.published.Features}: rows in the order of their key, page by page; what may be asked is read in
 *       {@code published.filter}, where it lies in {@code published.crs}, and written in {@code published.json}.
 *   <li>{@link org.mumap.server.published.Tiles}: Mapbox vector tiles within a budget, cached per scope and data version.
 *   <li>{@link org.mumap.server.published.Exports}: files of the same rows in every {@link
 *       org.mumap.server.published.ExportFormat}, each naming what it loses.
 *   <li>{@link org.mumap.server.published.BaseMaps}: the configured base maps, asked by the server so that keys stay here.
 * </ul>
 *
 * Invariants: a query names columns of the catalogue only and carries every value as a parameter; row level security decides
 * what it sees; each spatial query states {@code geom && box} itself, because only that operator may look before the scope.
 * Top-level room without arrows: may use {@code ledger}, {@code access}, {@code geo} and {@code problem}; knows no
 * room.
 */
@NullMarked
package org.mumap.server.published;

import org.jspecify.annotations.NullMarked;
