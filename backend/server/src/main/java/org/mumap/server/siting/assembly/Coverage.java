package org.mumap.server.siting.assembly;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.distance.DistanceOp;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.mumap.rules.siting.assembly.Border;

/**
 * Which shapes lie side by side. Drawings of neighbours seldom fit to the centimetre: a gap up to the tolerance, or a sliver of
 * overlap, still is a border, and says so.
 */
final class Coverage {

    /** Widest gap that is taken for a drawing's inaccuracy, m; a lane is wider. */
    static final double GAP_M = 1.5;
    /** Largest overlap of neighbours, as a share of the smaller one. */
    static final double SLIVER_SHARE = 0.02;
    /** Shorter borders are corners: no machine gets through. */
    static final double LEAST_M = 6;

    private static final double SAME_M = 0.01;
    private static final double NO_AREA_M2 = 0.5;

    private final List<Geometry> shapes;

    /** @param shapes valid polygons in metres */
    Coverage(List<Geometry> shapes) {
        this.shapes = shapes;
    }

    /** All borders, by index. */
    List<Border> borders() {
        STRtree tree = new STRtree();
        for (int i = 0; i < shapes.size(); i++) {
            tree.insert(shapes.get(i).getEnvelopeInternal(), i);
        }
        List<Border> borders = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            Envelope near = new Envelope(shapes.get(i).getEnvelopeInternal());
            near.expandBy(GAP_M);
            List<Integer> others = new ArrayList<>();
            for (Object other : tree.query(near)) {
                others.add((Integer) other);
            }
            others.sort(null);
            for (int other : others) {
                if (other > i) {
                    add(borders, i, other);
                }
            }
        }
        return borders;
    }

    private void add(List<Border> borders, int i, int j) {
        Geometry one = shapes.get(i);
        Geometry other = shapes.get(j);
        if (!DistanceOp.isWithinDistance(one, other, GAP_M)) {
            return;
        }
        Geometry shared = OverlayNGRobust.overlay(one.getBoundary(), other.getBoundary(), OverlayNG.INTERSECTION);
        double overlap = one.getEnvelopeInternal().intersects(other.getEnvelopeInternal())
                ? OverlayNGRobust.overlay(one, other, OverlayNG.INTERSECTION).getArea()
                : 0;
        if (overlap > SLIVER_SHARE * Math.min(one.getArea(), other.getArea())) {
            return;
        }
        if (shared.getLength() >= LEAST_M && overlap < NO_AREA_M2) {
            borders.add(new Border(i, j, shared.getLength(), Border.Fit.SHARED, 0, 0));
            return;
        }
        // the part of one outline that runs along the other; the buffer reaches past both ends by its own width
        Geometry along = OverlayNGRobust.overlay(one.getBoundary(), other.buffer(GAP_M, 2), OverlayNG.INTERSECTION);
        double length = along.getLength() - 2 * GAP_M;
        if (length < LEAST_M) {
            return;
        }
        double gap = widest(along, other);
        Border.Fit fit = overlap >= NO_AREA_M2 ? Border.Fit.SLIVER : gap > SAME_M ? Border.Fit.GAP : Border.Fit.SHARED;
        borders.add(new Border(i, j, length, fit, fit == Border.Fit.GAP ? gap : 0, overlap));
    }

    /** How far the inner points of the outline lie from the neighbour at most; the ends only show where the buffer was cut. */
    private static double widest(Geometry along, Geometry other) {
        double widest = 0;
        for (int n = 0; n < along.getNumGeometries(); n++) {
            Coordinate[] points = along.getGeometryN(n).getCoordinates();
            for (int p = 0; p + 1 < points.length; p++) {
                Coordinate middle =
                        new Coordinate((points[p].x + points[p + 1].x) / 2, (points[p].y + points[p + 1].y) / 2);
                if (points[p].distance(points[p + 1]) > 2 * GAP_M) {
                    widest = Math.max(
                            widest, other.getFactory().createPoint(middle).distance(other));
                }
            }
        }
        return widest;
    }
}
