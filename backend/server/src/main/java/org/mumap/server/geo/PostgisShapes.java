package org.mumap.server.geo;

import java.util.ArrayList;
import java.util.List;
import net.postgis.jdbc.geometry.Geometry;
import net.postgis.jdbc.geometry.GeometryCollection;
import net.postgis.jdbc.geometry.LineString;
import net.postgis.jdbc.geometry.LinearRing;
import net.postgis.jdbc.geometry.MultiLineString;
import net.postgis.jdbc.geometry.MultiPoint;
import net.postgis.jdbc.geometry.MultiPolygon;
import net.postgis.jdbc.geometry.Point;
import net.postgis.jdbc.geometry.Polygon;
import net.postgis.jdbc.geometry.binary.BinaryParser;
import net.postgis.jdbc.geometry.binary.BinaryWriter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.GeometryFactory;

/** Shapes of JTS as shapes of the PostGIS JDBC driver and back: typed geometry on the bulk paths, in EWKB. */
public final class PostgisShapes {

    private static final GeometryFactory JTS = ShapeFault.FACTORY;

    private PostgisShapes() {}

    /** The shape as hexadecimal EWKB with SRID 4490, ready for COPY. */
    public static String toHex(org.locationtech.jts.geom.Geometry shape) {
        Geometry typed = toPostgis(shape);
        typed.setSrid(Crs.CGCS2000);
        return new BinaryWriter().writeHexed(typed);
    }

    /** The shape of hexadecimal EWKB, as a geometry column gives it. */
    public static org.locationtech.jts.geom.Geometry ofHex(String hex) {
        return toJts(new BinaryParser().parse(hex));
    }

    /** The shape in the driver's types. */
    public static Geometry toPostgis(org.locationtech.jts.geom.Geometry shape) {
        if (shape instanceof org.locationtech.jts.geom.Point point) {
            return new Point(point.getX(), point.getY());
        }
        if (shape instanceof org.locationtech.jts.geom.LineString line) {
            return new LineString(points(line));
        }
        if (shape instanceof org.locationtech.jts.geom.Polygon polygon) {
            return polygon(polygon);
        }
        List<Geometry> parts = new ArrayList<>();
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            parts.add(toPostgis(shape.getGeometryN(i)));
        }
        if (shape instanceof org.locationtech.jts.geom.MultiPolygon) {
            return new MultiPolygon(parts.toArray(Polygon[]::new));
        }
        if (shape instanceof org.locationtech.jts.geom.MultiLineString) {
            return new MultiLineString(parts.toArray(LineString[]::new));
        }
        if (shape instanceof org.locationtech.jts.geom.MultiPoint) {
            return new MultiPoint(parts.toArray(Point[]::new));
        }
        return new GeometryCollection(parts.toArray(Geometry[]::new));
    }

    /** The shape in the types of JTS. */
    public static org.locationtech.jts.geom.Geometry toJts(Geometry shape) {
        if (shape instanceof Point point) {
            return JTS.createPoint(new Coordinate(point.x, point.y));
        }
        if (shape instanceof LineString line) {
            return JTS.createLineString(coordinates(line.getPoints()));
        }
        if (shape instanceof Polygon polygon) {
            return polygon(polygon);
        }
        if (shape instanceof MultiPolygon multi) {
            return JTS.createMultiPolygon(java.util.Arrays.stream(multi.getPolygons())
                    .map(PostgisShapes::polygon)
                    .toArray(org.locationtech.jts.geom.Polygon[]::new));
        }
        if (shape instanceof MultiLineString multi) {
            return JTS.createMultiLineString(java.util.Arrays.stream(multi.getLines())
                    .map(l -> JTS.createLineString(coordinates(l.getPoints())))
                    .toArray(org.locationtech.jts.geom.LineString[]::new));
        }
        if (shape instanceof MultiPoint multi) {
            return JTS.createMultiPointFromCoords(coordinates(multi.getPoints()));
        }
        GeometryCollection collection = (GeometryCollection) shape;
        return JTS.createGeometryCollection(java.util.Arrays.stream(collection.getGeometries())
                .map(PostgisShapes::toJts)
                .toArray(org.locationtech.jts.geom.Geometry[]::new));
    }

    private static Polygon polygon(org.locationtech.jts.geom.Polygon polygon) {
        List<LinearRing> rings = new ArrayList<>();
        if (!polygon.isEmpty()) {
            rings.add(new LinearRing(points(polygon.getExteriorRing())));
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                rings.add(new LinearRing(points(polygon.getInteriorRingN(i))));
            }
        }
        return new Polygon(rings.toArray(LinearRing[]::new));
    }

    private static org.locationtech.jts.geom.Polygon polygon(Polygon polygon) {
        if (polygon.numRings() == 0) {
            return JTS.createPolygon();
        }
        var holes = new org.locationtech.jts.geom.LinearRing[polygon.numRings() - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = JTS.createLinearRing(coordinates(polygon.getRing(i + 1).getPoints()));
        }
        return JTS.createPolygon(
                JTS.createLinearRing(coordinates(polygon.getRing(0).getPoints())), holes);
    }

    private static Point[] points(org.locationtech.jts.geom.LineString line) {
        CoordinateSequence sequence = line.getCoordinateSequence();
        Point[] points = new Point[sequence.size()];
        for (int i = 0; i < points.length; i++) {
            points[i] = new Point(sequence.getX(i), sequence.getY(i));
        }
        return points;
    }

    private static Coordinate[] coordinates(Point[] points) {
        Coordinate[] coordinates = new Coordinate[points.length];
        for (int i = 0; i < points.length; i++) {
            coordinates[i] = new Coordinate(points[i].x, points[i].y);
        }
        return coordinates;
    }
}
