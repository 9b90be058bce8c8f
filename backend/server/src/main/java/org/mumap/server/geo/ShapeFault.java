package org.mumap.server.geo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * What is wrong with a shape, and where.
 *
 * @param code kind of fault: {@code invalid-geometry}, {@code too-many-crossings}, {@code too-many-vertices},
 *     {@code wrong-geometry-type}
 * @param args details; an argument that begins with {@code @} is itself the code of a text
 * @param place where, in the coordinates of the shape; null when it has no place
 */
public record ShapeFault(
        String code, List<String> args, @Nullable Geometry place) {

    static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), Crs.CGCS2000);

    /** Invalid for a reason at a point (null or infinite coordinates have no place). */
    public static ShapeFault invalid(Reason reason, @Nullable Coordinate at) {
        Geometry place = at == null || !Double.isFinite(at.x) || !Double.isFinite(at.y)
                ? null
                : FACTORY.createPoint(new Coordinate(at.x, at.y));
        return new ShapeFault("invalid-geometry", List.of("@reason." + reason.name()), place);
    }

    /** Why a shape is invalid. */
    public enum Reason {
        HOLE_OUTSIDE_SHELL,
        NESTED_HOLES,
        DISCONNECTED_INTERIOR,
        SELF_INTERSECTION,
        RING_SELF_INTERSECTION,
        NESTED_SHELLS,
        DUPLICATE_RINGS,
        TOO_FEW_POINTS,
        INVALID_COORDINATE,
        RING_NOT_CLOSED,
        UNREADABLE,
        EMPTY,
        NO_AREA,
        OUTSIDE_SYSTEM
    }
}
