package org.mumap.server.ingest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.locationtech.jts.coverage.CoveragePolygonValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.mumap.server.geo.LocalPlane;

/**
 * Finds strips between neighbours that belong to neither: narrower than a stated width, so that a surveyor meant the boundaries to
 * meet. A lane or a ditch is wider and is none.
 *
 * <p>JTS tells which edges run close without meeting ({@link CoveragePolygonValidator}); only there the strip itself is drawn:
 * both shapes grown by half the width and shrunk again, less the shapes themselves and whatever else lies there.
 */
final class Gaps {

    /** Strips up to this are rounding of boundaries, m². */
    private static final double NOTHING_M2 = 0.01;
    /** Points nearer than this meet, m; see {@link #meets}. */
    private static final double MEETS_M = 0.005;

    private static final int ARC = 4;
    /** Growing costs with the square of what converges; real boundaries along one strip have some dozens of points. */
    private static final int MAX_POINTS = 2_000;

    private final double widthM;
    private final Function<Envelope, List<Geometry>> others;

    /**
     * @param widthM strips narrower than this are gaps
     * @param others every parcel, the two neighbours included or not, whose box meets a box in EPSG:4490
     */
    Gaps(double widthM, Function<Envelope, List<Geometry>> others) {
        this.widthM = widthM;
        this.others = others;
    }

    /**
     * A strip.
     *
     * @param neighbour index of the neighbour behind it
     * @param place a point in it, EPSG:4490
     * @param areaM2 its size; NaN when its boundary has too many points to be drawn
     * @param widthM its mean width
     */
    record Gap(int neighbour, Geometry place, double areaM2, double widthM) {}

    /**
     * A shape beside its neighbours at a first glance, in a plane in metres.
     *
     * @param loose what of its boundary does not meet theirs point by point, or runs inside them
     */
    record Look(LocalPlane plane, Geometry own, Geometry[] near, Geometry loose) {

        /** Whether some of that lies by this neighbour. */
        boolean isLoose(int neighbour) {
            return !loose.isEmpty() && loose.getEnvelopeInternal().intersects(near[neighbour].getEnvelopeInternal());
        }
    }

    /** Looks at a shape and its neighbours, all in EPSG:4490. */
    Look look(Geometry shape, List<Geometry> neighbours) {
        LocalPlane plane = LocalPlane.at(shape.getEnvelopeInternal());
        Geometry own = plane.toMetres(shape);
        Geometry[] near = neighbours.stream().map(plane::toMetres).toArray(Geometry[]::new);
        return new Look(plane, own, near, CoveragePolygonValidator.validate(own, near, widthM));
    }

    /** The strips between a shape and its neighbours. */
    List<Gap> find(Look look) {
        List<Gap> gaps = new ArrayList<>();
        if (look.loose().isEmpty() || widthM <= 0) {
            return gaps;
        }
        for (int i = 0; i < look.near().length; i++) {
            Set<Coordinate> apart = apart(look.own(), look.loose(), look.near()[i]);
            if (!apart.isEmpty()) {
                measure(look.plane(), look.own(), look.near()[i], apart, i, gaps);
            }
        }
        return gaps;
    }

    // between straight edges the distance is largest at a vertex of one of them
    private Set<Coordinate> apart(Geometry own, Geometry loose, Geometry neighbour) {
        Set<Coordinate> apart = new LinkedHashSet<>();
        Envelope reach = new Envelope(loose.getEnvelopeInternal());
        reach.expandBy(widthM);
        if (!reach.intersects(neighbour.getEnvelopeInternal())) {
            return apart;
        }
        Envelope theirs = new Envelope(neighbour.getEnvelopeInternal());
        theirs.expandBy(widthM);
        collect(loose, theirs, neighbour, apart);
        collect(neighbour, reach, own, apart);
        return apart;
    }

    /**
     * How near points meet along an edge of that length: a line that is straight in a survey's plane is bent by up to 2.5 · 10⁻⁸ · L²
     * in longitude and latitude, so a point that only one side has lies off the other's edge.
     */
    static double meets(double lengthM) {
        return MEETS_M + 2.5e-8 * lengthM * lengthM;
    }

    private void collect(Geometry from, Envelope within, Geometry to, Set<Coordinate> apart) {
        double meets = meets(within.getDiameter());
        IndexedFacetDistance distance = null;
        for (Coordinate at : from.getCoordinates()) {
            if (within.contains(at)) {
                distance = distance == null ? new IndexedFacetDistance(to.getBoundary()) : distance;
                double metres = distance.distance(from.getFactory().createPoint(at));
                if (metres > meets && metres <= widthM) {
                    apart.add(at);
                }
            }
        }
    }

    private void measure(
            LocalPlane plane, Geometry own, Geometry neighbour, Set<Coordinate> apart, int index, List<Gap> gaps) {
        Envelope around = new Envelope();
        apart.forEach(around::expandToInclude);
        reachOfEdges(own, around, apart);
        reachOfEdges(neighbour, around, apart);
        around.expandBy(2 * widthM);
        Geometry frame = own.getFactory().toGeometry(around);
        Geometry a = overlay(own, frame, OverlayNG.INTERSECTION);
        Geometry b = overlay(neighbour, frame, OverlayNG.INTERSECTION);
        if (a.getNumPoints() + b.getNumPoints() > MAX_POINTS) {
            Geometry first = own.getFactory().createPoint(apart.iterator().next());
            gaps.add(new Gap(index, plane.toDegrees(first), Double.NaN, widthM));
            return;
        }
        Geometry both = overlay(a, b, OverlayNG.UNION);
        Geometry closed = both.buffer(widthM / 2, ARC).buffer(-widthM / 2, ARC);
        Geometry strip = overlay(closed, both, OverlayNG.DIFFERENCE);
        if (strip.getArea() <= NOTHING_M2) {
            return;
        }
        for (Geometry other : others.apply(plane.toDegrees(own.getFactory().toGeometry(strip.getEnvelopeInternal()))
                .getEnvelopeInternal())) {
            strip = overlay(strip, plane.toMetres(other), OverlayNG.DIFFERENCE);
        }
        for (int i = 0; i < strip.getNumGeometries(); i++) {
            Geometry part = strip.getGeometryN(i);
            double width = 2 * part.getArea() / Math.max(part.getLength(), 1e-9);
            if (part instanceof Polygon && part.getArea() > NOTHING_M2 && width <= widthM && holds(part, apart)) {
                gaps.add(new Gap(index, plane.toDegrees(part.getInteriorPoint()), part.getArea(), width));
            }
        }
    }

    // the edges that begin or end at a loose point: the strip runs along them
    private static void reachOfEdges(Geometry shape, Envelope around, Set<Coordinate> apart) {
        Coordinate[] line = shape.getCoordinates();
        for (int i = 1; i < line.length; i++) {
            if (apart.contains(line[i - 1]) || apart.contains(line[i])) {
                around.expandToInclude(line[i - 1]);
                around.expandToInclude(line[i]);
            }
        }
    }

    // growing and shrinking also fills the tips of corners between neighbours that do meet
    private static boolean holds(Geometry part, Set<Coordinate> apart) {
        return apart.stream()
                .anyMatch(at -> part.isWithinDistance(part.getFactory().createPoint(at), 2 * MEETS_M));
    }

    // shapes that merely touch share lines and points too: only areas count
    private static Geometry overlay(Geometry a, Geometry b, int operation) {
        Geometry result = OverlayNGRobust.overlay(a, b, operation);
        return result.getFactory()
                .createMultiPolygon(GeometryFactory.toPolygonArray(PolygonExtracter.getPolygons(result)));
    }
}
