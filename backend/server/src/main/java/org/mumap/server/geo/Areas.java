package org.mumap.server.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.mumap.rules.measure.EllipsoidArea;
import org.mumap.rules.measure.GaussZone;

/**
 * The measured areas of one shape in m², beside the registered one that is never touched.
 *
 * @param ellipsoidM2 on the CGCS2000 ellipsoid
 * @param zonePlaneM2 in the plane of the shape's own 3° zone; null outside zones 25–45
 * @param zoneEpsg EPSG code of that zone (with zone number before the easting)
 * @param filePlaneM2 in the plane of the file's own projected system; null when the file has longitude and latitude
 * @param fileEpsg EPSG code of that system; null when it has none (a .prj with parameters of its own)
 */
public record Areas(
        double ellipsoidM2,
        @Nullable Double zonePlaneM2,
        @Nullable Integer zoneEpsg,
        @Nullable Double filePlaneM2,
        @Nullable Integer fileEpsg) {

    /**
     * Measures a shape.
     *
     * @param shape the shape in EPSG:4490
     * @param inFile the same shape as the file drew it
     * @param crs system of the file
     */
    public static Areas of(Geometry shape, Geometry inFile, Crs crs) {
        Double filePlane = crs.projected() ? inFile.getArea() * crs.metresPerUnit() * crs.metresPerUnit() : null;
        Integer fileEpsg = crs.projected() ? crs.epsg().orElse(null) : null;
        Optional<GaussZone> zone =
                GaussZone.find3Degree(shape.getEnvelopeInternal().centre().x);
        if (zone.isEmpty()) {
            return new Areas(ellipsoidM2(shape), null, null, filePlane, fileEpsg);
        }
        int epsg = zone.get().epsgWithPrefix();
        // the plane of a file without zone number is the same plane
        Double zonePlane = crs.zone().equals(zone)
                ? filePlane
                : Crs.get(epsg).fromCgcs2000(shape).map(Geometry::getArea).orElse(null);
        return new Areas(ellipsoidM2(shape), zonePlane, zonePlane == null ? null : epsg, filePlane, fileEpsg);
    }

    /** The area of a shape of EPSG:4490 on the ellipsoid in m²; lines and points have none. */
    public static double ellipsoidM2(Geometry shape) {
        double sum = 0;
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            Geometry part = shape.getGeometryN(i);
            if (part instanceof Polygon polygon && !polygon.isEmpty()) {
                sum += EllipsoidArea.squareMetres(rings(polygon));
            } else if (part.getNumGeometries() > 1) {
                sum += ellipsoidM2(part);
            }
        }
        return sum;
    }

    private static double[][] rings(Polygon polygon) {
        List<double[]> rings = new ArrayList<>();
        rings.add(numbers(polygon.getExteriorRing()));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(numbers(polygon.getInteriorRingN(i)));
        }
        return rings.toArray(double[][]::new);
    }

    private static double[] numbers(LineString ring) {
        double[] numbers = new double[2 * ring.getNumPoints()];
        for (int i = 0; i < ring.getNumPoints(); i++) {
            numbers[2 * i] = ring.getCoordinateSequence().getX(i);
            numbers[2 * i + 1] = ring.getCoordinateSequence().getY(i);
        }
        return numbers;
    }
}
