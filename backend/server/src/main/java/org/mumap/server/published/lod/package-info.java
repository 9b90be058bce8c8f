/**
 * Simplified levels: what tiles draw where the parcels themselves would pass a tile's budget (decision 0011).
 *
 * <ul>
 *   <li>{@link org.mumap.server.published.lod.Blocks}: merges parcels that share a boundary into blocks, level by level.
 *   <li>{@link org.mumap.server.published.lod.Outlines}: the blocks' geometry: coverage union, then coverage simplification.
 *   <li>{@link org.mumap.server.published.lod.Levels}: both together for the parcels of one town and park.
 *   <li>{@link org.mumap.server.published.lod.LevelTables}: the job that builds what is due, after the commit.
 * </ul>
 *
 * Terms: <i>pixel</i> = 1/512 of a tile's width; <i>level</i> = what is drawn at one zoom; <i>grave</i> states = suspected, under
 * investigation, found idle.
 *
 * <p>Invariants: a block never crosses a town or a park, so row security holds for blocks as for parcels; every parcel is in exactly
 * one block of each level and counted there; a grave parcel makes its block grave and is merged last; inside a town and park the
 * shapes are a coverage (no gap, no overlap). Uses JTS and {@code ledger}.
 */
@NullMarked
package org.mumap.server.published.lod;

import org.jspecify.annotations.NullMarked;
