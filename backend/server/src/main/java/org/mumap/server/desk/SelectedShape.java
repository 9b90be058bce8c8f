package org.mumap.server.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.PrecisionModel;
import org.mumap.server.geo.Drawing;
import org.mumap.server.geo.GeoJson;
import org.mumap.server.geo.PostgisShapes;
import org.mumap.server.problem.Problem;

/**
 * What somebody drew to choose parcels with, in longitude and latitude (EPSG:4490).
 *
 * @param hex the polygon as hexadecimal EWKB
 * @param rectangle whether it is its own bounding box
 */
public record SelectedShape(String hex, boolean rectangle) {

    /** A hand draws some dozens; a parcel or a town taken as the shape has more. */
    static final int MOST_VERTICES = 20_000;

    private static final int BOX_NUMBERS = 4;
    private static final Envelope WORLD = new Envelope(-180, 180, -90, 90);
    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4490);

    /**
     * A box.
     *
     * @param box west, south, east, north
     * @throws Problem (400) when it is not four numbers in that order
     */
    public static SelectedShape ofBox(List<Double> box) {
        if (box.size() != BOX_NUMBERS || box.stream().anyMatch(n -> n == null || !Double.isFinite(n))) {
            throw Problem.badRequest("unreadable-parameter", "bbox", box);
        }
        Envelope envelope = new Envelope(box.get(0), box.get(2), box.get(1), box.get(3));
        boolean ordered = box.get(0) < box.get(2) && box.get(1) < box.get(3);
        if (!ordered || !WORLD.covers(envelope)) {
            throw Problem.badRequest("unreadable-parameter", "bbox", box);
        }
        return new SelectedShape(PostgisShapes.toHex(FACTORY.toGeometry(envelope)), true);
    }

    /**
     * A polygon or several.
     *
     * @param geoJson a GeoJSON geometry
     * @throws Problem (400) when it is no valid polygon
     */
    public static SelectedShape ofGeoJson(String geoJson) {
        Geometry shape = GeoJson.parse(geoJson, MOST_VERTICES) instanceof Drawing.Shape drawn ? drawn.geometry() : null;
        if (!(shape instanceof Polygonal) || shape.isEmpty() || !shape.isValid() || !inWorld(shape)) {
            throw Problem.badRequest("selection-shape", MOST_VERTICES);
        }
        return new SelectedShape(PostgisShapes.toHex(shape), shape.isRectangle());
    }

    private static boolean inWorld(@Nullable Geometry shape) {
        if (shape == null) {
            return false;
        }
        for (Coordinate c : shape.getCoordinates()) {
            if (!WORLD.contains(c)) {
                return false;
            }
        }
        return true;
    }
}
