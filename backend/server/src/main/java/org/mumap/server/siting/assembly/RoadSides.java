package org.mumap.server.siting.assembly;

import java.util.List;
import org.locationtech.jts.algorithm.Angle;
import org.locationtech.jts.algorithm.MinimumAreaRectangle;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.LineStringExtracter;
import org.locationtech.jts.index.strtree.STRtree;

/** Along which lengths an outline faces a road: pieces of it that run beside a road, near enough and in its direction. */
final class RoadSides {

    /** From the outline to the middle of the road, m: half a wide road with its verge. */
    static final double NEAR_M = 30;
    /** A side counts from this length on, m: a gate with its turning lane. */
    static final double SIDE_M = 12;

    private static final double PIECE_M = 5;
    private static final double TURNED = Math.toRadians(30);
    private static final int SIDES = 4;

    private final STRtree roads = new STRtree();

    /** @param lines roads in the same metres as the outlines */
    RoadSides(List<Geometry> lines) {
        for (Geometry road : lines) {
            Geometry drawn = road.getDimension() == 2 ? road.getBoundary() : road;
            for (Object line : LineStringExtracter.getLines(drawn)) {
                addSegments(((LineString) line).getCoordinates());
            }
        }
        roads.build();
    }

    private void addSegments(Coordinate[] points) {
        for (int i = 0; i + 1 < points.length; i++) {
            LineSegment segment = new LineSegment(points[i], points[i + 1]);
            if (segment.getLength() > 0) {
                roads.insert(new Envelope(segment.p0, segment.p1), segment);
            }
        }
    }

    /** Length of the outline along roads, m. */
    double length(Geometry shape) {
        double sum = 0;
        for (double side : lengths(shape)) {
            sum += side;
        }
        return sum;
    }

    /** On how many of its four sides the shape faces a road. */
    int sides(Geometry shape) {
        int sides = 0;
        for (double side : lengths(shape)) {
            sides += side >= SIDE_M ? 1 : 0;
        }
        return sides;
    }

    private double[] lengths(Geometry shape) {
        double[] lengths = new double[SIDES];
        double turn = direction(shape);
        for (int part = 0; part < shape.getNumGeometries(); part++) {
            Coordinate[] outline =
                    ((Polygon) shape.getGeometryN(part)).getExteriorRing().getCoordinates();
            boolean ccw = Orientation.isCCW(outline);
            for (int i = 0; i + 1 < outline.length; i++) {
                LineSegment edge =
                        ccw ? new LineSegment(outline[i], outline[i + 1]) : new LineSegment(outline[i + 1], outline[i]);
                lengths[side(edge.angle() - turn)] += beside(edge);
            }
        }
        return lengths;
    }

    /** The direction of the smallest rectangle around the shape. */
    private static double direction(Geometry shape) {
        Coordinate[] box = MinimumAreaRectangle.getMinimumRectangle(shape).getCoordinates();
        return box.length < 2 ? 0 : new LineSegment(box[0], box[1]).angle();
    }

    private static int side(double angle) {
        double positive = Angle.normalizePositive(angle + Math.PI / SIDES);
        return (int) (positive / (2 * Math.PI / SIDES)) % SIDES;
    }

    private double beside(LineSegment edge) {
        int pieces = Math.max(1, (int) Math.ceil(edge.getLength() / PIECE_M));
        double piece = edge.getLength() / pieces;
        double sum = 0;
        for (int i = 0; i < pieces; i++) {
            if (faces(edge.pointAlong((i + 0.5) / pieces), edge)) {
                sum += piece;
            }
        }
        return sum;
    }

    private boolean faces(Coordinate point, LineSegment edge) {
        Envelope near = new Envelope(point);
        near.expandBy(NEAR_M);
        for (Object found : roads.query(near)) {
            LineSegment road = (LineSegment) found;
            double turned = Angle.diff(edge.angle(), road.angle());
            boolean along = Math.min(turned, Math.PI - turned) <= TURNED;
            if (along && road.distance(point) <= NEAR_M) {
                return true;
            }
        }
        return false;
    }
}
