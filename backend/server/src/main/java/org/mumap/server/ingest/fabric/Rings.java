package org.mumap.server.ingest.fabric;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Taking polygons apart into rings, and together again. */
final class Rings {

    private Rings() {}

    /** Outer ring first, then the holes. */
    static List<LinearRing> of(Polygon polygon) {
        List<LinearRing> rings = new ArrayList<>();
        rings.add(polygon.getExteriorRing());
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(polygon.getInteriorRingN(i));
        }
        return rings;
    }

    /** One polygon stays one; several become what they were. */
    static Geometry like(Geometry shape, List<Polygon> parts) {
        return shape instanceof Polygon && parts.size() == 1
                ? parts.get(0)
                : shape.getFactory().createMultiPolygon(parts.toArray(Polygon[]::new));
    }

    /** Whether two shapes have as many parts and holes. */
    static boolean alike(Geometry one, Geometry other) {
        return one.getNumGeometries() == other.getNumGeometries() && holes(one) == holes(other);
    }

    private static int holes(Geometry shape) {
        int holes = 0;
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            holes += shape.getGeometryN(i) instanceof Polygon polygon ? polygon.getNumInteriorRing() : 0;
        }
        return holes;
    }
}
