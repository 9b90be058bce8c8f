package org.mumap.server.published.mvt;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.precision.GeometryPrecisionReducer;

/**
 * The thorough way for the few polygons that {@link Simplicity} doubts: valid ones stay as they are, others are taken apart and
 * put together again on the grid by JTS, whose precision reducer answers with valid polygons.
 */
final class Repair {

    /** Beyond it a shape is coarsened first, so that no tile takes seconds. */
    private static final int MOST_POINTS = 20_000;

    private static final PrecisionModel GRID = new PrecisionModel(1);

    // the fixer works in floating numbers; on a grid its noding can fail
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Repair() {}

    /** Makes the polygons of the shape valid; it may come out empty. */
    static void apply(Shape shape) {
        int step = 1;
        while (shape.points() > MOST_POINTS) {
            step *= 2;
            coarsen(shape, step);
        }
        while (!shape.isEmpty() && !put(shape)) {
            step *= 2;
            coarsen(shape, step);
        }
    }

    // false when JTS gives up: a coarser shape is another try, and ends at none
    private static boolean put(Shape shape) {
        Geometry drawn = geometry(shape);
        if (drawn.isValid()) {
            return true;
        }
        try {
            Geometry sound = GeometryFixer.fix(drawn);
            redraw(shape, isOnGrid(sound) ? sound : GeometryPrecisionReducer.reduce(sound, GRID));
            return true;
        } catch (TopologyException | IllegalArgumentException e) {
            return false;
        }
    }

    // where only overlapping edges were undone no corner was made, and a valid polygon of grid points needs no rounding
    private static boolean isOnGrid(Geometry sound) {
        for (Coordinate corner : sound.getCoordinates()) {
            if (corner.x != Math.rint(corner.x) || corner.y != Math.rint(corner.y)) {
                return false;
            }
        }
        return true;
    }

    private static void coarsen(Shape shape, int step) {
        Shape coarse = new Shape();
        coarse.clear(Shape.Kind.POLYGONS);
        boolean drawn = false;
        for (int part = 0; part < shape.parts(); part++) {
            if (shape.isShell(part) || drawn) {
                for (int i = shape.start(part); i < shape.end(part); i++) {
                    coarse.add(Math.floorDiv(shape.x(i), step) * step, Math.floorDiv(shape.y(i), step) * step);
                }
                boolean left = coarse.closeRing(shape.isShell(part));
                drawn = shape.isShell(part) ? left : drawn;
            }
        }
        shape.copyOf(coarse);
    }

    private static Geometry geometry(Shape shape) {
        List<Polygon> polygons = new ArrayList<>();
        List<LinearRing> holes = new ArrayList<>();
        for (int part = shape.parts() - 1; part >= 0; part--) {
            if (shape.isShell(part)) {
                polygons.add(FACTORY.createPolygon(ring(shape, part), holes.toArray(LinearRing[]::new)));
                holes.clear();
            } else {
                holes.add(ring(shape, part));
            }
        }
        return FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static LinearRing ring(Shape shape, int part) {
        int start = shape.start(part);
        int n = shape.end(part) - start;
        Coordinate[] corners = new Coordinate[n + 1];
        for (int i = 0; i <= n; i++) {
            corners[i] = new Coordinate(shape.x(start + i % n), shape.y(start + i % n));
        }
        return FACTORY.createLinearRing(corners);
    }

    private static void redraw(Shape shape, Geometry geometry) {
        shape.clear(Shape.Kind.POLYGONS);
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon
                    && !polygon.isEmpty()
                    && redraw(shape, polygon.getExteriorRing(), true)) {
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    redraw(shape, polygon.getInteriorRingN(hole), false);
                }
            }
        }
    }

    private static boolean redraw(Shape shape, LinearRing ring, boolean shell) {
        for (Coordinate corner : ring.getCoordinates()) {
            shape.add((int) corner.x, (int) corner.y);
        }
        return shape.closeRing(shell);
    }
}
