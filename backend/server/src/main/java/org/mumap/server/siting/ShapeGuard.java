package org.mumap.server.siting;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.noding.MCIndexSegmentSetMutualIntersector;
import org.locationtech.jts.noding.SegmentIntersector;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.SegmentStringUtil;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.mumap.server.problem.Problem;

/**
 * Refuses shapes whose overlay could take minutes. Nothing can interrupt an overlay once it runs, so what makes it slow is
 * counted before: vertices, and crossings with the lines to be met.
 */
final class ShapeGuard {

    static final int MOST_VERTICES = 10_000;
    private static final int MOST_CROSSINGS = 100_000;

    /** China with its seas, degrees; projected coordinates and swapped axes fall outside. */
    private static final Envelope CHINA = new Envelope(72, 138, 0, 56);

    private ShapeGuard() {}

    /** Refuses a shape that is empty, too large, outside China or invalid; the place is named. */
    static void requireHarmless(Geometry shape) {
        if (shape.isEmpty()) {
            throw Problem.badRequest("siting-check-empty");
        }
        if (shape.getNumPoints() > MOST_VERTICES) {
            throw Problem.badRequest("siting-check-vertices", shape.getNumPoints(), MOST_VERTICES);
        }
        for (Coordinate point : shape.getCoordinates()) {
            if (!Double.isFinite(point.x) || !Double.isFinite(point.y) || !CHINA.contains(point)) {
                throw Problem.badRequest("siting-check-place", point.x, point.y);
            }
        }
        TopologyValidationError error = new IsValidOp(shape).getValidationError();
        if (error != null) {
            throw Problem.badRequest("siting-check-invalid", error.getCoordinate().x, error.getCoordinate().y);
        }
    }

    /** Refuses a shape that crosses the others too often to be intersected with them. */
    static void requireFewCrossings(Geometry shape, List<Geometry> others) {
        if (others.isEmpty()) {
            return;
        }
        Counter counter = new Counter();
        MCIndexSegmentSetMutualIntersector base =
                new MCIndexSegmentSetMutualIntersector(SegmentStringUtil.extractNodedSegmentStrings(shape));
        for (Geometry other : others) {
            base.process(SegmentStringUtil.extractNodedSegmentStrings(other), counter);
            if (counter.isDone()) {
                throw Problem.badRequest("siting-check-crossings", MOST_CROSSINGS);
            }
        }
    }

    private static final class Counter implements SegmentIntersector {

        private int meetings;

        // counted are pairs of segments whose boxes meet: an upper bound of the crossings, and what an overlay looks at
        @Override
        public void processIntersections(SegmentString e0, int i0, SegmentString e1, int i1) {
            if (Envelope.intersects(
                    e0.getCoordinate(i0), e0.getCoordinate(i0 + 1), e1.getCoordinate(i1), e1.getCoordinate(i1 + 1))) {
                meetings++;
            }
        }

        @Override
        public boolean isDone() {
            return meetings > MOST_CROSSINGS;
        }
    }
}
