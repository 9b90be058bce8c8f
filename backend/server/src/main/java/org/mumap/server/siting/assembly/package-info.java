/**
 * Assembly (拼地): neighbouring parcels put together for a need. Reads shapes, measures borders and road sides, lets
 * {@code org.mumap.rules.siting.assembly} search, and measures the plant's rectangle of the few best sets.
 *
 * <ul>
 *   <li>{@link org.mumap.server.siting.assembly.Assemblies}: a need → three sets, or more.
 *   <li>{@code Coverage}: who is whose neighbour, with gaps and slivers tolerated and named.
 *   <li>{@code RoadSides}: along which lengths an outline faces a road.
 * </ul>
 */
@NullMarked
package org.mumap.server.siting.assembly;

import org.jspecify.annotations.NullMarked;
