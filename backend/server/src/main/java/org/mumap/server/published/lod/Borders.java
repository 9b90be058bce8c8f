package org.mumap.server.published.lod;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Finds who borders on whom: two parcels whose rings have a segment in common, point for point. */
final class Borders {

    private record Segment(double x1, double y1, double x2, double y2) {
        static Segment of(double x1, double y1, double x2, double y2) {
            return x1 < x2 || x1 == x2 && y1 < y2 ? new Segment(x1, y1, x2, y2) : new Segment(x2, y2, x1, y1);
        }
    }

    private Borders() {}

    /** Writes the shared lengths into the blocks, one parcel each. */
    static void find(List<Block> blocks) {
        Map<Segment, Block> open = new HashMap<>();
        for (Block block : blocks) {
            Geometry shape = block.lead.shape();
            for (int i = 0; i < shape.getNumGeometries(); i++) {
                if (shape.getGeometryN(i) instanceof Polygon polygon) {
                    ring(polygon.getExteriorRing(), block, open);
                    for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                        ring(polygon.getInteriorRingN(hole), block, open);
                    }
                }
            }
        }
    }

    private static void ring(LinearRing ring, Block block, Map<Segment, Block> open) {
        CoordinateSequence points = ring.getCoordinateSequence();
        for (int i = 1; i < points.size(); i++) {
            Segment segment = Segment.of(points.getX(i - 1), points.getY(i - 1), points.getX(i), points.getY(i));
            Block other = open.put(segment, block);
            if (other != null && other != block) {
                double length = new Coordinate(segment.x1, segment.y1).distance(new Coordinate(segment.x2, segment.y2));
                block.borders.computeIfAbsent(other, b -> new double[1])[0] += length;
                other.borders.computeIfAbsent(block, b -> new double[1])[0] += length;
            }
        }
    }
}
