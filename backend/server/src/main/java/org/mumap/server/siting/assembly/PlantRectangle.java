package org.mumap.server.siting.assembly;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.locationtech.jts.algorithm.MinimumAreaRectangle;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * The largest rectangle inside a shape, where a plant can stand. Tried along the longest edges and the smallest rectangle around;
 * in each direction the largest rectangle of a fine grid, then pushed outwards to the edges. What is answered always lies inside;
 * the true largest one may be larger by about a grid line.
 *
 * @param longM its long side, m
 * @param shortM its short side, m
 */
record PlantRectangle(double longM, double shortM) {

    private static final int GRID = 56;
    private static final int EDGES = 6;
    private static final int HALVINGS = 7;

    double areaM2() {
        return longM * shortM;
    }

    /** The largest found in a shape in metres. */
    static PlantRectangle of(Geometry shape) {
        PlantRectangle best = new PlantRectangle(0, 0);
        for (double angle : angles(shape)) {
            Geometry turned = AffineTransformation.rotationInstance(-angle).transform(shape);
            Envelope found = axisParallel(turned);
            if (found.getArea() > best.areaM2()) {
                best = new PlantRectangle(
                        Math.max(found.getWidth(), found.getHeight()), Math.min(found.getWidth(), found.getHeight()));
            }
        }
        return best;
    }

    private static Set<Double> angles(Geometry shape) {
        Set<Double> angles = new LinkedHashSet<>();
        Coordinate[] box = MinimumAreaRectangle.getMinimumRectangle(shape).getCoordinates();
        if (box.length > 1) {
            angles.add(degree(new LineSegment(box[0], box[1])));
        }
        Coordinate[] points = shape.getCoordinates();
        Stream.iterate(0, i -> i + 1 < points.length, i -> i + 1)
                .map(i -> new LineSegment(points[i], points[i + 1]))
                .sorted(Comparator.comparingDouble(LineSegment::getLength).reversed())
                .limit(EDGES)
                .forEach(edge -> angles.add(degree(edge)));
        return angles;
    }

    /** To the degree, within a quarter turn: a rectangle looks the same from its four sides. */
    private static double degree(LineSegment edge) {
        double degrees = Math.round(Math.toDegrees(edge.angle()) * 2) / 2.0;
        return Math.toRadians(((degrees % 90) + 90) % 90);
    }

    private static Envelope axisParallel(Geometry shape) {
        Envelope box = shape.getEnvelopeInternal();
        double w = box.getWidth() / GRID;
        double h = box.getHeight() / GRID;
        IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(shape);
        boolean[][] node = new boolean[GRID + 1][GRID + 1];
        for (int y = 0; y <= GRID; y++) {
            for (int x = 0; x <= GRID; x++) {
                Coordinate at = new Coordinate(box.getMinX() + x * w, box.getMinY() + y * h);
                node[y][x] = locator.locate(at) != Location.EXTERIOR;
            }
        }
        int[] cells = largest(node);
        Envelope found = new Envelope(
                box.getMinX() + cells[0] * w,
                box.getMinX() + cells[2] * w,
                box.getMinY() + cells[1] * h,
                box.getMinY() + cells[3] * h);
        return widened(shrunk(found, shape), shape, w, h);
    }

    /** The largest rectangle of grid cells whose corners are all inside: left, bottom, right, top. */
    private static int[] largest(boolean[][] node) {
        int[] best = {0, 0, 0, 0};
        int[] height = new int[GRID];
        for (int y = 0; y < GRID; y++) {
            for (int x = 0; x < GRID; x++) {
                boolean whole = node[y][x] && node[y][x + 1] && node[y + 1][x] && node[y + 1][x + 1];
                height[x] = whole ? height[x] + 1 : 0;
            }
            Deque<Integer> open = new ArrayDeque<>();
            for (int x = 0; x <= GRID; x++) {
                int here = x == GRID ? 0 : height[x];
                while (!open.isEmpty() && height[open.peek()] >= here) {
                    int tall = height[open.pop()];
                    int left = open.isEmpty() ? 0 : open.peek() + 1;
                    if (tall * (x - left) > (best[2] - best[0]) * (best[3] - best[1])) {
                        best = new int[] {left, y + 1 - tall, x, y + 1};
                    }
                }
                open.push(x);
            }
        }
        return best;
    }

    /** Made smaller until it lies inside: between grid points the outline may have a notch. */
    private static Envelope shrunk(Envelope found, Geometry shape) {
        PreparedGeometry inside = PreparedGeometryFactory.prepare(shape);
        Envelope box = new Envelope(found);
        for (int i = 0; i < GRID && box.getArea() > 0; i++) {
            if (inside.covers(shape.getFactory().toGeometry(box))) {
                return box;
            }
            box.expandBy(-box.getWidth() / GRID, -box.getHeight() / GRID);
        }
        return new Envelope(found.centre());
    }

    private static Envelope widened(Envelope found, Geometry shape, double w, double h) {
        if (found.getArea() == 0) {
            return found;
        }
        PreparedGeometry inside = PreparedGeometryFactory.prepare(shape);
        double[] sides = {found.getMinX(), found.getMinY(), found.getMaxX(), found.getMaxY()};
        double[] outward = {-w, -h, w, h};
        for (int side = 0; side < sides.length; side++) {
            double step = outward[side];
            for (int i = 0; i < HALVINGS; i++) {
                double before = sides[side];
                sides[side] = before + step;
                Envelope wider = new Envelope(sides[0], sides[2], sides[1], sides[3]);
                if (!inside.covers(shape.getFactory().toGeometry(wider))) {
                    sides[side] = before;
                }
                step /= 2;
            }
        }
        return new Envelope(sides[0], sides[2], sides[1], sides[3]);
    }
}
