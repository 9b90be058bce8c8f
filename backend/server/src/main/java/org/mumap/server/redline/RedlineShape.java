package org.mumap.server.redline;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.mumap.server.geo.Drawing;
import org.mumap.server.geo.GeoJson;
import org.mumap.server.problem.Problem;

/** What may be drawn: one plain shape of its kind, by hand. */
final class RedlineShape {

    /** A hand draws some dozens. */
    static final int MOST_VERTICES = 500;

    private static final Envelope WORLD = new Envelope(-180, 180, -90, 90);

    private RedlineShape() {}

    /**
     * Reads a drawing.
     *
     * @param geoJson a GeoJSON geometry in longitude and latitude
     * @throws Problem (400) when it is not of its kind, too long, outside the world or crosses itself
     */
    static Geometry read(Redline.Kind kind, String geoJson) {
        Geometry shape = GeoJson.parse(geoJson, MOST_VERTICES) instanceof Drawing.Shape drawn ? drawn.geometry() : null;
        if (shape == null || shape.isEmpty() || !isOfKind(shape, kind) || !inWorld(shape)) {
            throw Problem.badRequest("redline-shape", MOST_VERTICES);
        }
        return shape;
    }

    private static boolean isOfKind(Geometry shape, Redline.Kind kind) {
        return switch (kind) {
            case LINE, ARROW -> shape instanceof LineString && shape.getLength() > 0;
            case POLYGON -> shape instanceof Polygon && shape.getArea() > 0 && shape.isValid();
            case TEXT -> shape instanceof Point;
        };
    }

    private static boolean inWorld(Geometry shape) {
        for (Coordinate at : shape.getCoordinates()) {
            if (!Double.isFinite(at.x) || !Double.isFinite(at.y) || !WORLD.contains(at)) {
                return false;
            }
        }
        return true;
    }
}
