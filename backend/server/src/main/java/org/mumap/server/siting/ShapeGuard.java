package org.mumap.server.siting;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.mumap.server.geo.Crossings;
import org.mumap.server.geo.Drawing;
import org.mumap.server.geo.GeoJson;
import org.mumap.server.geo.ShapeCheck;
import org.mumap.server.geo.ShapeFault;
import org.mumap.server.problem.Problem;

/**
 * Lets only shapes through whose overlay ends soon. Nothing can interrupt an overlay once it runs, so what makes it slow is
 * counted before: vertices, and crossings with the lines to be met.
 */
final class ShapeGuard {

    private static final int MOST_VERTICES = 10_000;
    private static final int MOST_CROSSINGS = 100_000;
    private static final ShapeCheck CHECK = new ShapeCheck(MOST_VERTICES, MOST_CROSSINGS);

    /** China with its seas, degrees; projected coordinates and swapped axes fall outside. */
    private static final Envelope CHINA = new Envelope(72, 138, 0, 56);

    private ShapeGuard() {}

    /** Reads a GeoJSON geometry in longitude and latitude; a problem (400) when it is none, or none that can be checked. */
    static Geometry read(String geoJson) {
        Drawing drawing = GeoJson.parse(geoJson, MOST_VERTICES);
        if (drawing instanceof Drawing.None) {
            throw Problem.badRequest("siting-check-empty");
        }
        if (drawing instanceof Drawing.Broken broken) {
            throw problem(broken.fault());
        }
        Geometry shape = ((Drawing.Shape) drawing).geometry();
        require(shape);
        return shape;
    }

    /** Refuses (400) a shape that lies elsewhere, is invalid or too large to be checked. */
    static void require(Geometry shape) {
        for (Coordinate point : shape.getCoordinates()) {
            if (!CHINA.contains(point)) {
                throw Problem.badRequest("siting-check-place", point.x, point.y);
            }
        }
        CHECK.find(shape).ifPresent(fault -> {
            throw problem(fault);
        });
    }

    /** Refuses a shape that crosses the others too often to be intersected with them. */
    static void requireFewCrossings(Geometry shape, List<Geometry> others) {
        Geometry all = shape.getFactory().buildGeometry(others);
        if (Crossings.between(shape, all, MOST_CROSSINGS) > MOST_CROSSINGS) {
            throw Problem.badRequest("siting-check-crossings", MOST_CROSSINGS);
        }
    }

    private static Problem problem(ShapeFault fault) {
        Geometry place = fault.place();
        return switch (fault.code()) {
            case "too-many-vertices" -> Problem.badRequest("siting-check-vertices", MOST_VERTICES);
            case "too-many-crossings" -> Problem.badRequest("siting-check-crossings", MOST_CROSSINGS);
            default ->
                place == null
                        ? Problem.badRequest("siting-check-unreadable")
                        : Problem.badRequest("siting-check-invalid", place.getCoordinate().x, place.getCoordinate().y);
        };
    }
}
