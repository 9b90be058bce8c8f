package org.mumap.server.ingest.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/**
 * Closed rings of one parcel as an area, whatever their order and direction: a ring inside an odd number of others is a hole, any
 * other one is a part of its own. So neither a second part is taken for a hole nor an island in a hole is lost.
 */
final class Rings {

    /** Comparing every ring with every other must end soon; no parcel comes near. */
    static final int MOST = 2_000;

    private final List<Coordinate[]> rings;
    private final List<Envelope> boxes = new ArrayList<>();
    private final double[] areas;

    private Rings(List<Coordinate[]> rings) {
        this.rings = rings;
        this.areas = new double[rings.size()];
        for (int i = 0; i < rings.size(); i++) {
            Envelope box = new Envelope();
            for (Coordinate c : rings.get(i)) {
                box.expandToInclude(c);
            }
            boxes.add(box);
            areas[i] = Area.ofRing(rings.get(i));
        }
    }

    /**
     * Polygon or multipolygon of these rings; it may be invalid, which is judged later.
     *
     * @param rings closed, at least four points each, at most {@link #MOST} of them
     */
    static Geometry toArea(List<Coordinate[]> rings) {
        return new Rings(rings).build();
    }

    /** Whether a point lies inside a ring or on it. */
    static boolean covers(Coordinate[] ring, Coordinate point) {
        return RayCrossingCounter.locatePointInRing(point, ring) != Location.EXTERIOR;
    }

    /** Whether the ring at {@code inner} lies inside the one at {@code outer}. */
    static boolean inside(Coordinate[] inner, Coordinate[] outer) {
        for (Coordinate c : inner) {
            int where = RayCrossingCounter.locatePointInRing(c, outer);
            if (where != Location.BOUNDARY) {
                return where == Location.INTERIOR;
            }
        }
        // all corners lie on the other ring: the middle of an edge tells
        for (int i = 1; i < inner.length; i++) {
            Coordinate middle = new Coordinate((inner[i - 1].x + inner[i].x) / 2, (inner[i - 1].y + inner[i].y) / 2);
            int where = RayCrossingCounter.locatePointInRing(middle, outer);
            if (where != Location.BOUNDARY) {
                return where == Location.INTERIOR;
            }
        }
        return true;
    }

    private Geometry build() {
        int n = rings.size();
        List<List<Integer>> around = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            around.add(new ArrayList<>());
            for (int j = 0; j < n; j++) {
                if (i != j && contains(j, i)) {
                    around.get(i).add(j);
                }
            }
        }
        List<List<LinearRing>> holes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            holes.add(new ArrayList<>());
        }
        List<Integer> shells = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Integer shell = around.get(i).size() % 2 == 0 ? null : smallestShell(around, around.get(i));
            if (shell == null) {
                shells.add(i);
            } else {
                holes.get(shell).add(Wkt.FACTORY.createLinearRing(rings.get(i)));
            }
        }
        Polygon[] parts = shells.stream()
                .map(i -> Wkt.FACTORY.createPolygon(
                        Wkt.FACTORY.createLinearRing(rings.get(i)), holes.get(i).toArray(LinearRing[]::new)))
                .toArray(Polygon[]::new);
        return parts.length == 1 ? parts[0] : Wkt.FACTORY.createMultiPolygon(parts);
    }

    private boolean contains(int outer, int inner) {
        if (!boxes.get(outer).contains(boxes.get(inner)) || areas[outer] < areas[inner]) {
            return false;
        }
        boolean twins = areas[outer] == areas[inner] && boxes.get(outer).equals(boxes.get(inner));
        return (!twins || outer < inner) && inside(rings.get(inner), rings.get(outer));
    }

    private @Nullable Integer smallestShell(List<List<Integer>> around, List<Integer> candidates) {
        Integer best = null;
        for (int candidate : candidates) {
            boolean shell = around.get(candidate).size() % 2 == 0;
            if (shell && (best == null || areas[candidate] < areas[best])) {
                best = candidate;
            }
        }
        return best;
    }
}
