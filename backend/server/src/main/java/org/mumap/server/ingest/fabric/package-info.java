/**
 * The geometry of the parcel fabric: what a spike is, and how a boundary is laid upon its neighbour's. Pure; shapes in EPSG:4490.
 * Nothing is moved by more than a surveyor's rounding, and nothing is moved unasked: {@code ingest.FabricWorkbench} shows the
 * proposal, a person decides.
 */
@NullMarked
package org.mumap.server.ingest.fabric;

import org.jspecify.annotations.NullMarked;
