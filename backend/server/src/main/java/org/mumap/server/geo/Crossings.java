package org.mumap.server.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.noding.BasicSegmentString;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.MCIndexSegmentSetMutualIntersector;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.SegmentIntersector;
import org.locationtech.jts.noding.SegmentString;

/**
 * Counts how often the lines of shapes cross, up to a cap. Ask before any repair or overlay: their cost grows with the square of
 * the crossings, a polygon of forty kilobytes can keep them busy for a minute, and neither JTS nor PostGIS can be interrupted
 * then. Counting to a small cap takes milliseconds; lines that keep even the count busy without crossing (long teeth of a comb,
 * all slanting through each other's boxes) count as crossing too often.
 */
public final class Crossings {

    /** Pairs of pieces compared before lines count as hostile; honest boundaries stay thousands of times below. */
    private static final int MAX_ASKED = 20_000_000;

    private Crossings() {}

    /** Number of interior crossings among the lines of one shape, counted no further than {@code cap + 1}. */
    public static int within(Geometry shape, int cap) {
        Counter counter = new Counter(cap);
        List<SegmentString> lines = new ArrayList<>();
        for (Coordinate[] line : lines(shape)) {
            lines.add(new NodedSegmentString(line, null));
        }
        MCIndexNoder noder = new MCIndexNoder(counter);
        noder.computeNodes(lines);
        return counter.count;
    }

    /** Number of crossings between the lines of two shapes, counted no further than {@code cap + 1}. */
    public static int between(Geometry a, Geometry b, int cap) {
        Counter counter = new Counter(cap);
        new MCIndexSegmentSetMutualIntersector(segments(a)).process(segments(b), counter);
        return counter.count;
    }

    private static List<SegmentString> segments(Geometry shape) {
        List<SegmentString> strings = new ArrayList<>();
        for (Coordinate[] line : lines(shape)) {
            strings.add(new BasicSegmentString(line, null));
        }
        return strings;
    }

    private static List<Coordinate[]> lines(Geometry shape) {
        List<Coordinate[]> lines = new ArrayList<>();
        for (Object line : LinearComponentExtracter.getLines(shape)) {
            Coordinate[] coordinates = ((Geometry) line).getCoordinates();
            if (coordinates.length > 1) {
                lines.add(coordinates);
            }
        }
        return lines;
    }

    private static final class Counter implements SegmentIntersector {
        private final RobustLineIntersector intersector = new RobustLineIntersector();
        private final int cap;
        private int count;
        private int asked;

        Counter(int cap) {
            this.cap = cap;
        }

        @Override
        public void processIntersections(SegmentString e0, int i0, SegmentString e1, int i1) {
            if (e0 == e1 && i0 == i1) {
                return;
            }
            intersector.computeIntersection(
                    e0.getCoordinate(i0), e0.getCoordinate(i0 + 1), e1.getCoordinate(i1), e1.getCoordinate(i1 + 1));
            if (intersector.hasIntersection() && intersector.isInteriorIntersection()) {
                count++;
            }
        }

        @Override
        public boolean isDone() {
            // asked once for each two pieces whose boxes meet: pieces that never cross can still be compared for
            // minutes
            if (++asked > MAX_ASKED) {
                count = cap + 1;
            }
            return count > cap;
        }
    }
}
