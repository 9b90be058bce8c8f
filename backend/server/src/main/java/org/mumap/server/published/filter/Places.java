package org.mumap.server.published.filter;

import org.locationtech.jts.geom.Geometry;

/** Brings a filter's shapes from the reference system it is written in to the stored one. */
public interface Places {

    /**
     * A box by its two corners, in the axis order of the reference system.
     *
     * @return one or two polygons (EPSG:4490, longitude first); empty when no stored shape can lie in it
     * @throws org.mumap.server.problem.Problem 400 when it is no box of that system
     */
    Geometry box(double a1, double b1, double a2, double b2);

    /**
     * A shape.
     *
     * @return in EPSG:4490, longitude first
     * @throws org.mumap.server.problem.Problem 400 when it does not lie where that system is defined
     */
    Geometry shape(Geometry written);
}
