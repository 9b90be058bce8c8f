package org.mumap.server.ingest.fabric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.mumap.server.geo.Crossings;
import org.mumap.server.geo.LocalPlane;

/**
 * Proposes how the boundary of one parcel is laid upon its neighbour's: an overlap is cut off, a gap is closed by moving corners
 * onto the neighbour, a spike loses its point. The neighbour stays; corners of the moved parcel away from it keep their numbers to
 * the last digit. Only what is narrow enough to be rounding is moved; the rest is the surveyor's.
 */
public final class Snap {

    /** A boundary is moved by no more than this, m. */
    public static final double MOST_M = 1.0;
    /** Corners nearer than this are on the line already, m. */
    private static final double ON_M = 0.001;

    /** Corners are moved at least so far, m. */
    private static final double LEAST_M = 0.02;
    /** A strip that tapers off is wider at one end than on average. */
    private static final double TAPERING = 2.5;

    private static final int MAX_POINTS = 20_000;
    private static final int MAX_NEAR = 2_000;
    private static final int MAX_CROSSINGS = 2_000;

    private Snap() {}

    /**
     * A proposal.
     *
     * @param shape the shape that would be staged; null when none is proposed
     * @param refused code of the reason why none is; null when one is
     */
    public record Proposal(
            @Nullable Geometry shape, @Nullable String refused) {

        static Proposal of(Geometry shape) {
            return new Proposal(shape, null);
        }

        static Proposal no(String reason) {
            return new Proposal(null, reason);
        }
    }

    /**
     * Takes a parcel off its neighbour, in two ways: corners that lie beside the neighbour's boundary are moved onto it, so that both
     * have the same ones; or what lies on the neighbour is cut off. The caller takes the first that mends the place.
     */
    public static List<Proposal> clear(Geometry own, Geometry other) {
        if (tooLarge(own, other)) {
            return List.of(Proposal.no("too-large"));
        }
        LocalPlane plane = LocalPlane.at(own.getEnvelopeInternal());
        Geometry common = areas(OverlayNGRobust.overlay(own, other, OverlayNG.INTERSECTION));
        double width = 0;
        for (int i = 0; i < common.getNumGeometries(); i++) {
            Geometry part = plane.toMetres(common.getGeometryN(i));
            width = Math.max(width, 2 * part.getArea() / Math.max(part.getLength(), 1e-9));
        }
        return width > MOST_M
                ? List.of(Proposal.no("too-wide"))
                : List.of(closeUp(own, other, Math.max(LEAST_M, TAPERING * width)), cutOff(own, other));
    }

    private static Proposal cutOff(Geometry own, Geometry other) {
        Geometry left = areas(OverlayNGRobust.overlay(own, other, OverlayNG.DIFFERENCE));
        Proposal proposal = checked(own, left);
        // a corner a hair above the neighbour's line would leave a needle along it
        return proposal.shape() != null && Spikes.count(left) > Spikes.count(own) ? Proposal.no("invalid") : proposal;
    }

    /**
     * Moves corners that lie beside the neighbour's boundary onto it, and takes over the neighbour's corners there.
     *
     * @param tolM how far a corner may be moved
     */
    public static Proposal closeUp(Geometry own, Geometry other, double tolM) {
        if (tooLarge(own, other)) {
            return Proposal.no("too-large");
        }
        LocalPlane plane = LocalPlane.at(own.getEnvelopeInternal());
        Target target = Target.of(plane, own, other, Math.min(tolM, MOST_M));
        if (target == null) {
            return Proposal.no("too-large");
        }
        List<Polygon> parts = new ArrayList<>();
        for (int i = 0; i < own.getNumGeometries(); i++) {
            List<LinearRing> rings = new ArrayList<>();
            for (LinearRing ring : Rings.of((Polygon) own.getGeometryN(i))) {
                LinearRing moved = target.draw(ring);
                if (moved == null) {
                    return Proposal.no("collapses");
                }
                rings.add(moved);
            }
            parts.add(own.getFactory()
                    .createPolygon(rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new)));
        }
        return checked(own, Rings.like(own, parts));
    }

    /** Takes the point of a spike away. */
    public static Proposal blunt(Geometry own, Coordinate tip) {
        if (own.getNumPoints() > MAX_POINTS) {
            return Proposal.no("too-large");
        }
        return Spikes.without(own, tip).map(less -> checked(own, less)).orElse(Proposal.no("collapses"));
    }

    // an overlay cannot be interrupted: what crosses too often is not tried
    private static boolean tooLarge(Geometry own, Geometry other) {
        return own.getNumPoints() > MAX_POINTS
                || other.getNumPoints() > MAX_POINTS
                || Crossings.between(own, other, MAX_CROSSINGS) > MAX_CROSSINGS;
    }

    private static Proposal checked(Geometry own, Geometry moved) {
        if (moved.isEmpty() || !Rings.alike(own, moved)) {
            return Proposal.no("collapses");
        }
        if (Crossings.within(moved, 0) > 0 || !moved.isValid()) {
            return Proposal.no("invalid");
        }
        return moved.equalsExact(own) ? Proposal.no("nothing") : Proposal.of(moved);
    }

    private static Geometry areas(Geometry result) {
        List<?> polygons = PolygonExtracter.getPolygons(result);
        return polygons.size() == 1
                ? (Geometry) polygons.get(0)
                : result.getFactory().createMultiPolygon(GeometryFactory.toPolygonArray(polygons));
    }

    /** The neighbour's boundary where the two come near each other. */
    private record Target(LocalPlane plane, double tol, Envelope reach, List<Corner> corners, List<LineSegment> lines) {

        private record Corner(Coordinate degrees, Coordinate metres) {}

        private record Moved(Coordinate degrees, Coordinate metres, boolean on) {}

        static @Nullable Target of(LocalPlane plane, Geometry own, Geometry other, double tol) {
            Geometry beside = plane.toMetres(other);
            Envelope mine = plane.toMetres(own).getEnvelopeInternal();
            mine.expandBy(tol);
            Envelope reach = mine.intersection(grown(beside.getEnvelopeInternal(), tol));
            List<Corner> corners = new ArrayList<>();
            List<LineSegment> lines = new ArrayList<>();
            for (int i = 0; i < other.getNumGeometries(); i++) {
                List<LinearRing> degrees = Rings.of((Polygon) other.getGeometryN(i));
                List<LinearRing> metres = Rings.of((Polygon) beside.getGeometryN(i));
                for (int k = 0; k < degrees.size(); k++) {
                    Coordinate[] d = degrees.get(k).getCoordinates();
                    Coordinate[] m = metres.get(k).getCoordinates();
                    for (int p = 1; p < m.length; p++) {
                        if (reach.contains(m[p])) {
                            corners.add(new Corner(d[p], m[p]));
                        }
                        if (reach.intersects(new Envelope(m[p - 1], m[p]))) {
                            lines.add(new LineSegment(m[p - 1], m[p]));
                        }
                    }
                }
            }
            return corners.size() > MAX_NEAR || lines.size() > MAX_NEAR
                    ? null
                    : new Target(plane, tol, reach, corners, lines);
        }

        private static Envelope grown(Envelope box, double by) {
            Envelope grown = new Envelope(box);
            grown.expandBy(by);
            return grown;
        }

        /** The ring with what is near moved; null when too little is left of it. */
        @Nullable
        LinearRing draw(LinearRing ring) {
            Coordinate[] degrees = ring.getCoordinates();
            Coordinate[] metres = plane.toMetres(ring).getCoordinates();
            List<Moved> moved = new ArrayList<>();
            for (int i = 0; i < degrees.length - 1; i++) {
                moved.add(move(degrees[i], metres[i]));
            }
            CoordinateList drawn = new CoordinateList();
            for (int i = 0; i < moved.size(); i++) {
                Moved from = moved.get(i);
                Moved to = moved.get((i + 1) % moved.size());
                drawn.add(from.degrees(), false);
                if (from.on() || to.on()) {
                    between(from, to).forEach(corner -> drawn.add(corner.degrees(), false));
                }
            }
            drawn.closeRing();
            return drawn.size() < 4 ? null : ring.getFactory().createLinearRing(drawn.toCoordinateArray());
        }

        private Moved move(Coordinate degrees, Coordinate metres) {
            if (!reach.contains(metres)) {
                return new Moved(degrees, metres, false);
            }
            Coordinate nearest = null;
            double distance = Double.POSITIVE_INFINITY;
            for (LineSegment line : lines) {
                Coordinate on = line.closestPoint(metres);
                double d = on.distance(metres);
                if (d < distance) {
                    distance = d;
                    nearest = on;
                }
            }
            if (nearest == null || distance > tol) {
                return new Moved(degrees, metres, false);
            }
            Corner corner = corners.stream()
                    .min(Comparator.comparingDouble(c -> c.metres().distance(metres)))
                    .filter(c -> c.metres().distance(metres) <= tol)
                    .orElse(null);
            if (corner != null) {
                return new Moved(corner.degrees(), corner.metres(), true);
            }
            return distance <= ON_M ? new Moved(degrees, metres, true) : new Moved(degrees(nearest), nearest, true);
        }

        private Coordinate degrees(Coordinate metres) {
            Point point = new GeometryFactory().createPoint(metres);
            return plane.toDegrees(point).getCoordinate();
        }

        // the neighbour's corners along an edge, so that both have the same ones
        private List<Corner> between(Moved from, Moved to) {
            LineSegment edge = new LineSegment(from.metres(), to.metres());
            if (edge.getLength() <= ON_M) {
                return List.of();
            }
            double end = ON_M / edge.getLength();
            return corners.stream()
                    .filter(c -> edge.distance(c.metres()) <= tol)
                    .filter(c -> edge.projectionFactor(c.metres()) > end && edge.projectionFactor(c.metres()) < 1 - end)
                    .sorted(Comparator.comparingDouble(c -> edge.projectionFactor(c.metres())))
                    .toList();
        }
    }
}
