package org.mumap.server.published.crs;

import java.util.Optional;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.mumap.rules.measure.GaussZone;
import org.mumap.server.geo.Crossings;
import org.mumap.server.geo.Crs;
import org.mumap.server.problem.Problem;
import org.mumap.server.published.filter.Places;

/** Brings boxes and shapes that a caller wrote in a reference system to EPSG:4490, longitude first. */
public final class Placing implements Places {

    private static final GeometryFactory SHAPES = new GeometryFactory();

    /** Half the width of the world of EPSG:3857 (m). */
    private static final double HALF_WORLD = 20_037_508.342789244;

    /** A zone is defined some degrees beyond its edges; what lies farther out no county of it has (m). */
    private static final double ZONE_REACH = 500_000;

    private static final double ZONE_NORTH = 6_700_000;

    /** A straight edge in a plane is none in degrees: it is cut into pieces as long as this at most (m). */
    private static final double PIECE = 500;

    private static final int MOST_PIECES = 400;

    /** A valid shape has none; asked before validity, which is slow for hostile ones. */
    private static final int MOST_CROSSINGS = 100;

    private static final int MOST_POINTS = 5_000;

    private final ServedCrs crs;

    /** From this system. */
    public Placing(ServedCrs crs) {
        this.crs = crs;
    }

    @Override
    public Geometry box(double a1, double b1, double a2, double b2) {
        double west = crs.northFirst() ? b1 : a1;
        double south = crs.northFirst() ? a1 : b1;
        double east = crs.northFirst() ? b2 : a2;
        double north = crs.northFirst() ? a2 : b2;
        boolean finite = Double.isFinite(west + south + east + north);
        if (!finite || south > north || (crs.projected() && west > east)) {
            throw bad(a1, b1, a2, b2);
        }
        return crs.projected() ? inPlane(new Envelope(west, east, south, north)) : inDegrees(west, south, east, north);
    }

    private Geometry inDegrees(double west, double south, double east, double north) {
        if (Math.abs(west) > 180 || Math.abs(east) > 180 || Math.abs(south) > 90 || Math.abs(north) > 90) {
            throw bad(west, south, east, north);
        }
        if (west <= east) {
            return SHAPES.toGeometry(new Envelope(west, east, south, north));
        }
        return SHAPES.buildGeometry(java.util.List.of(
                SHAPES.toGeometry(new Envelope(west, 180, south, north)),
                SHAPES.toGeometry(new Envelope(-180, east, south, north))));
    }

    // cut to where the plane is defined: a box may be as wide as anybody likes
    private Geometry inPlane(Envelope box) {
        Envelope cut = box.intersection(window());
        if (cut.isNull()) {
            return SHAPES.createPolygon();
        }
        return toStored(SHAPES.toGeometry(cut))
                .orElseThrow(() -> bad(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()));
    }

    private Envelope window() {
        Optional<GaussZone> zone = crs.zone();
        if (zone.isEmpty()) {
            return new Envelope(-HALF_WORLD, HALF_WORLD, -HALF_WORLD, HALF_WORLD);
        }
        boolean prefixed = zone.get().epsgWithPrefix() == crs.epsg();
        double middle = prefixed ? zone.get().falseEastingWithPrefix() : 500_000;
        return new Envelope(middle - ZONE_REACH, middle + ZONE_REACH, 0, ZONE_NORTH);
    }

    @Override
    public Geometry shape(Geometry written) {
        Geometry turned = crs.northFirst() ? turned(written) : written;
        Envelope known = crs.projected() ? window() : new Envelope(-180, 180, -90, 90);
        Envelope own = turned.getEnvelopeInternal();
        if (!known.contains(own)) {
            throw bad(own.getMinX(), own.getMinY(), own.getMaxX(), own.getMaxY());
        }
        if (turned.getNumPoints() > MOST_POINTS
                || Crossings.within(turned, MOST_CROSSINGS) > MOST_CROSSINGS
                || !turned.isValid()) {
            throw Problem.badRequest(
                    "bad-filter-shape", turned.getGeometryType().toUpperCase(java.util.Locale.ROOT));
        }
        return toStored(turned).orElseThrow(() -> bad(own.getMinX(), own.getMinY(), own.getMaxX(), own.getMaxY()));
    }

    private Optional<Geometry> toStored(Geometry shape) {
        if (!crs.projected()) {
            return Optional.of(shape);
        }
        double longest = Math.max(
                shape.getEnvelopeInternal().getWidth(),
                shape.getEnvelopeInternal().getHeight());
        double piece = Math.max(PIECE, longest / MOST_PIECES);
        return Crs.get(crs.epsg()).toCgcs2000(fine(shape, piece));
    }

    private static Geometry fine(Geometry shape, double piece) {
        if (shape.getDimension() == 0) {
            return shape;
        }
        Densifier densifier = new Densifier(shape);
        densifier.setDistanceTolerance(piece);
        densifier.setValidate(false);
        return densifier.getResultGeometry();
    }

    private static Geometry turned(Geometry written) {
        Geometry copy = written.copy();
        copy.apply(new CoordinateSequenceFilter() {
            @Override
            public void filter(CoordinateSequence sequence, int i) {
                double first = sequence.getX(i);
                sequence.setOrdinate(i, CoordinateSequence.X, sequence.getY(i));
                sequence.setOrdinate(i, CoordinateSequence.Y, first);
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public boolean isGeometryChanged() {
                return true;
            }
        });
        copy.geometryChanged();
        return copy;
    }

    private Problem bad(double... numbers) {
        StringBuilder shown = new StringBuilder();
        for (double number : numbers) {
            shown.append(shown.isEmpty() ? "" : ",").append(number);
        }
        return crs.projected()
                ? Problem.badRequest("bad-plane-box", shown.toString(), crs.uri())
                : Problem.badRequest("bad-bbox", shown.toString());
    }
}
