package org.mumap.demo.file;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.mumap.demo.fabric.GaussKruger;

/**
 * A GeoJSON feature collection in EPSG:4490 (longitude, latitude), one feature per line. Geometries come in the plane and are turned into
 * degrees here, with nine decimals (0.1 mm); outer rings run counter-clockwise as RFC 7946 wants.
 */
public final class GeoJsonFile implements AutoCloseable {
    private final Writer out;
    private final GaussKruger plane;
    private final StringBuilder line = new StringBuilder(4096);
    private boolean first = true;

    public GeoJsonFile(Path file, String name, GaussKruger plane) throws IOException {
        this.plane = plane;
        this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        out.write("{\"type\":\"FeatureCollection\",\"name\":\"" + name + "\",\"crs\":{\"type\":\"name\",\"properties\":"
                + "{\"name\":\"urn:ogc:def:crs:EPSG::4490\"}},\"features\":[\n");
    }

    /** Writes one feature; the properties in the order of the map. */
    public void add(Geometry shape, Map<String, Object> properties) throws IOException {
        line.setLength(0);
        line.append(first ? "" : ",\n").append("{\"type\":\"Feature\",\"properties\":{");
        first = false;
        String comma = "";
        for (Map.Entry<String, Object> e : properties.entrySet()) {
            line.append(comma).append('"').append(e.getKey()).append("\":");
            Json.value(line, e.getValue());
            comma = ",";
        }
        line.append("},\"geometry\":");
        geometry(shape);
        line.append('}');
        out.append(line);
    }

    private void geometry(Geometry shape) {
        line.append("{\"type\":\"").append(shape.getGeometryType()).append("\",\"coordinates\":");
        coordinates(shape);
        line.append('}');
    }

    private void coordinates(Geometry shape) {
        if (shape instanceof Point p) {
            position(p.getCoordinate());
        } else if (shape instanceof LineString l) {
            positions(l.getCoordinates(), false);
        } else if (shape instanceof Polygon p) {
            line.append('[');
            ring(p.getExteriorRing().getCoordinates(), true);
            for (int i = 0; i < p.getNumInteriorRing(); i++) {
                line.append(',');
                ring(p.getInteriorRingN(i).getCoordinates(), false);
            }
            line.append(']');
        } else {
            line.append('[');
            for (int i = 0; i < shape.getNumGeometries(); i++) {
                line.append(i == 0 ? "" : ",");
                coordinates(shape.getGeometryN(i));
            }
            line.append(']');
        }
    }

    private void ring(Coordinate[] ring, boolean shell) {
        positions(ring, Orientation.isCCW(ring) != shell);
    }

    private void positions(Coordinate[] points, boolean reversed) {
        line.append('[');
        for (int i = 0; i < points.length; i++) {
            line.append(i == 0 ? "" : ",");
            position(points[reversed ? points.length - 1 - i : i]);
        }
        line.append(']');
    }

    private void position(Coordinate c) {
        Coordinate g = plane.toGeographic(c.x, c.y);
        line.append('[');
        degrees(g.x);
        line.append(',');
        degrees(g.y);
        line.append(']');
    }

    private void degrees(double value) {
        appendDegrees(line, value);
    }

    /** A longitude or latitude as this file writes it: nine decimals. */
    public static String degreesText(double value) {
        StringBuilder s = new StringBuilder(16);
        appendDegrees(s, value);
        return s.toString();
    }

    /** Nine decimals, always the same text for the same value; the county lies in the east and north. */
    private static void appendDegrees(StringBuilder out, double value) {
        long scaled = Math.round(value * 1e9);
        long whole = scaled / 1_000_000_000L;
        long rest = scaled % 1_000_000_000L;
        out.append(whole).append('.');
        for (long power = 100_000_000L; power > 0; power /= 10) {
            out.append((char) ('0' + rest / power % 10));
        }
    }

    @Override
    public void close() throws IOException {
        out.write("\n]}\n");
        out.close();
    }
}
