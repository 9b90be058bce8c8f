package org.mumap.server.geo;

import org.locationtech.jts.geom.Geometry;

/** The shape that a row of a file brings. */
public sealed interface Drawing {

    /** The row brings none. */
    record None() implements Drawing {}

    /** A shape in the coordinates of the file; it may still be invalid. */
    record Shape(Geometry geometry) implements Drawing {}

    /** Something that is no shape. */
    record Broken(ShapeFault fault) implements Drawing {}
}
