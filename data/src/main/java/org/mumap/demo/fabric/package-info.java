/**
 * The ground plan of the demo county: projection, borders, street blocks, lots.
 *
 * <p>{@code Plan} is the sketch (what lies where), {@code Lattice} makes crooked borders out of it, {@code District} bends a grid of street
 * blocks, {@code Block} cuts one block into lots. Everything is in the plane of EPSG:4528, metres, kept to the millimetre.
 *
 * <p>Invariant: neighbours share the very same vertices, because a border or an edge is made once and used by both.
 *
 * <p>May use: JTS and the county's dice.
 */
@NullMarked
package org.mumap.demo.fabric;

import org.jspecify.annotations.NullMarked;
