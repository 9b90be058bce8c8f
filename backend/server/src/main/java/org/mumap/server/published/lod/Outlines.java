package org.mumap.server.published.lod;

import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.simplify.VWSimplifier;

/** Shapes of blocks from the shapes of their parts; boundaries that two blocks share stay shared. */
final class Outlines {

    private static final double SLACK = 1e-6;

    private Outlines() {}

    /** The union of shapes that share boundaries point for point; where they overlap all the same, the general union. */
    static Geometry union(List<Geometry> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        double sum = parts.stream().mapToDouble(Geometry::getArea).sum();
        try {
            Geometry union = CoverageUnion.union(parts.toArray(Geometry[]::new));
            if (Math.abs(union.getArea() - sum) <= sum * SLACK) {
                return union;
            }
        } catch (TopologyException | IllegalArgumentException e) {
            // no coverage: surveyed parcels may overlap by a hand's breadth
        }
        // what simplification folded over is mended first: the general union takes valid shapes only
        List<Geometry> mended = parts.stream()
                .map(part -> part.isValid() ? part : GeometryFixer.fix(part))
                .toList();
        return OverlayNGRobust.union(parts.get(0).getFactory().buildGeometry(mended));
    }

    /**
     * Simplifies all at once, so that neighbours move together. Shapes that cross themselves are no coverage: then all are
     * mended and simplified each alone: neighbours may part by the tolerance, but a town's blocks are not lost for one bad
     * outline.
     *
     * @param tolerance what may be cut off (m of the projection)
     */
    static Geometry[] simplified(Geometry[] shapes, double tolerance) {
        Geometry[] simple;
        try {
            simple = CoverageSimplifier.simplify(shapes, tolerance);
        } catch (TopologyException | IllegalArgumentException | IndexOutOfBoundsException e) {
            simple = eachAlone(shapes, tolerance);
        }
        for (int i = 0; i < simple.length; i++) {
            if (simple[i].isEmpty()) {
                simple[i] = shapes[i];
            }
        }
        return simple;
    }

    private static Geometry[] eachAlone(Geometry[] shapes, double tolerance) {
        return Arrays.stream(shapes)
                .map(shape -> VWSimplifier.simplify(GeometryFixer.fix(shape), tolerance))
                .toArray(Geometry[]::new);
    }
}
