package org.mumap.server.siting;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.mumap.rules.measure.EllipsoidArea;

/** Areas of JTS shapes in longitude and latitude on the CGCS2000 ellipsoid. */
final class EllipsoidAreas {

    private EllipsoidAreas() {}

    /** Area in m²; 0 for lines and points. */
    static double squareMetres(Geometry shape) {
        double area = 0;
        for (Object polygon : PolygonExtracter.getPolygons(shape)) {
            area += squareMetres((Polygon) polygon);
        }
        return area;
    }

    private static double squareMetres(Polygon polygon) {
        double[][] rings = new double[1 + polygon.getNumInteriorRing()][];
        rings[0] = ordinates(polygon.getExteriorRing());
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings[i + 1] = ordinates(polygon.getInteriorRingN(i));
        }
        return EllipsoidArea.squareMetres(rings);
    }

    private static double[] ordinates(LinearRing ring) {
        Coordinate[] points = ring.getCoordinates();
        double[] ordinates = new double[points.length * 2];
        for (int i = 0; i < points.length; i++) {
            ordinates[2 * i] = points[i].x;
            ordinates[2 * i + 1] = points[i].y;
        }
        return ordinates;
    }
}
