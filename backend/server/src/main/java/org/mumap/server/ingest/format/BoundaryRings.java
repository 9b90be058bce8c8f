package org.mumap.server.ingest.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Coordinate;

/**
 * The points of a parcel as closed rings. A new ring begins where the ring number changes, where the one before has just closed, and
 * where point names start over; a ring left open is closed, unless its last point bears the name of the first and lies elsewhere.
 */
final class BoundaryRings {

    private final List<BoundaryPoint> points;
    private final Consumer<SourceProblem> complaints;
    private final List<List<BoundaryPoint>> rings = new ArrayList<>();
    private int open;

    BoundaryRings(List<BoundaryPoint> points, Consumer<SourceProblem> complaints) {
        this.points = points;
        this.complaints = complaints;
        split();
    }

    /** How many rings. */
    int count() {
        return rings.size();
    }

    /** How many of them the file leaves open. */
    int open() {
        return open;
    }

    /** The rings in the plane of the file, closed; each with fewer than three places is complained about and left out. */
    List<Coordinate[]> closed() {
        List<Coordinate[]> closed = new ArrayList<>();
        for (List<BoundaryPoint> ring : rings) {
            BoundaryPoint first = ring.get(0);
            BoundaryPoint last = ring.get(ring.size() - 1);
            boolean back = ring.size() > 1 && last.samePlace(first);
            open += back ? 0 : 1;
            if (!back && ring.size() > 1 && last.sameName(first)) {
                complaints.accept(SourceProblem.error("txt-ring-ends-elsewhere", last.name(), last.line()));
            }
            int corners = back ? ring.size() - 1 : ring.size();
            if (corners < 3) {
                complaints.accept(SourceProblem.error("txt-too-few-points", corners, first.line()));
                continue;
            }
            List<Coordinate> coordinates = new ArrayList<>(corners + 1);
            ring.subList(0, corners).forEach(point -> coordinates.add(point.inPlane()));
            coordinates.add(first.inPlane());
            closed.add(coordinates.toArray(Coordinate[]::new));
        }
        return closed;
    }

    private void split() {
        List<BoundaryPoint> ring = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            BoundaryPoint point = points.get(i);
            if (!ring.isEmpty() && begins(ring, point, i)) {
                rings.add(ring);
                ring = new ArrayList<>();
            }
            ring.add(point);
        }
        if (!ring.isEmpty()) {
            rings.add(ring);
        }
    }

    private boolean begins(List<BoundaryPoint> ring, BoundaryPoint point, int index) {
        BoundaryPoint first = ring.get(0);
        BoundaryPoint last = ring.get(ring.size() - 1);
        if (!point.sameRing(last)) {
            return true;
        }
        if (point.samePlace(last)) {
            complaints.accept(SourceProblem.warning("txt-duplicate-point", point.name(), point.line()));
            return false;
        }
        if (ring.size() > 3 && last.samePlace(first)) {
            return true;
        }
        boolean more = index + 1 < points.size() && points.get(index + 1).sameRing(point);
        return ring.size() > 2 && more && point.sameName(first) && !point.samePlace(first);
    }
}
