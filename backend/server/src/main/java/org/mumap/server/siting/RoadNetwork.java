package org.mumap.server.siting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.index.hprtree.HPRtree;
import org.mumap.rules.siting.RoadRank;

/**
 * Makes a network of road lines. Roads meet where they share a point, where the end of one lies within a metre of another, and where
 * they cross, unless the class of one says that it passes over or under (bridge, tunnel, motorway). A facility is joined to the
 * nearest road within a kilometre by a straight stub.
 */
final class RoadNetwork {

    private static final double END_M = 1;
    private static final double STUB_M = 1_000;
    private static final double GRID = 1e7;
    private static final List<String> APART =
            List.of("桥", "隧", "高架", "立交", "高速", "bridge", "tunnel", "motorway", "viaduct");

    private final List<Road> roads = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final HPRtree index = new HPRtree();
    private final Map<Long, Integer> uses = new HashMap<>();
    private final Set<Long> junctions = new HashSet<>();
    private final List<Stub> stubs = new ArrayList<>();

    private record Road(Coordinate[] line, RoadRank rank, boolean apart) {}

    /** A side of a road's line with the points at which others meet it. */
    private static final class Piece {
        final int road;
        final LineSegment segment;
        final List<Coordinate> meetings = new ArrayList<>(0);

        Piece(int road, LineSegment segment) {
            this.road = road;
            this.segment = segment;
        }
    }

    private record Stub(String kind, long node, long facility, double metres) {}

    /**
     * An edge.
     *
     * @param line its line in EPSG:4490; null for the stub of a facility
     */
    record Edge(long source, long target, double metres, RoadRank rank, Coordinate @Nullable [] line) {}

    /**
     * The network.
     *
     * @param edges its edges
     * @param sources for each kind of facility the nodes it stands at; {@code EXPRESS} for those of express roads
     */
    record Network(List<Edge> edges, Map<String, Set<Long>> sources) {}

    /** Adds a road before {@link #join}. */
    void road(Coordinate[] line, @Nullable String roadClass) {
        String words = roadClass == null ? "" : roadClass.toLowerCase(Locale.ROOT);
        if (line.length > 1) {
            roads.add(new Road(line, RoadRank.of(roadClass), APART.stream().anyMatch(words::contains)));
        }
    }

    /** Joins the roads added. */
    void join() {
        for (int road = 0; road < roads.size(); road++) {
            Coordinate[] line = roads.get(road).line();
            Set<Long> own = new HashSet<>();
            for (int i = 0; i < line.length; i++) {
                if (!own.add(key(line[i])) || uses.merge(key(line[i]), 1, Integer::sum) > 1) {
                    junctions.add(key(line[i]));
                }
                if (i > 0) {
                    Piece piece = new Piece(road, new LineSegment(line[i - 1], line[i]));
                    pieces.add(piece);
                    index.insert(new Envelope(line[i - 1], line[i]), piece);
                }
            }
            junctions.add(key(line[0]));
            junctions.add(key(line[line.length - 1]));
        }
        index.build();
        joinEnds();
        joinCrossings();
    }

    private void joinEnds() {
        for (int road = 0; road < roads.size(); road++) {
            Coordinate[] line = roads.get(road).line();
            for (Coordinate end : List.of(line[0], line[line.length - 1])) {
                if (uses.getOrDefault(key(end), 0) == 1) {
                    Piece piece = nearest(end, END_M, road);
                    if (piece != null) {
                        meet(piece, end);
                    }
                }
            }
        }
    }

    private void joinCrossings() {
        RobustLineIntersector crossing = new RobustLineIntersector();
        for (Piece one : pieces) {
            for (Object each : index.query(new Envelope(one.segment.p0, one.segment.p1))) {
                Piece other = (Piece) each;
                if (other.road > one.road
                        && !roads.get(one.road).apart()
                        && !roads.get(other.road).apart()) {
                    crossing.computeIntersection(one.segment.p0, one.segment.p1, other.segment.p0, other.segment.p1);
                    if (crossing.isProper()) {
                        Coordinate point = crossing.getIntersection(0).copy();
                        meet(one, point);
                        meet(other, point);
                    }
                }
            }
        }
    }

    private void meet(Piece piece, Coordinate point) {
        long node = key(point);
        junctions.add(node);
        if (node != key(piece.segment.p0) && node != key(piece.segment.p1)) {
            piece.meetings.add(point);
        }
    }

    /** Adds a facility that stands at some points (the point of a station, the vertices of a line); after {@link #join}. */
    void facility(String kind, Coordinate[] points) {
        for (Coordinate point : points) {
            Piece piece = nearest(point, STUB_M, -1);
            if (piece != null) {
                Coordinate foot = closest(piece.segment, point, Math.cos(Math.toRadians(point.y)));
                double metres = metres(point, foot);
                meet(piece, foot);
                // facilities have nodes of their own, so that one beside a junction does not become part of the road
                stubs.add(new Stub(kind, key(foot), -1 - stubs.size(), metres));
            }
        }
    }

    private @Nullable Piece nearest(Coordinate point, double within, int notRoad) {
        double east = within / metres(point, new Coordinate(point.x + 1e-3, point.y)) * 1e-3;
        double north = within / metres(point, new Coordinate(point.x, point.y + 1e-3)) * 1e-3;
        Envelope box = new Envelope(point.x - east, point.x + east, point.y - north, point.y + north);
        Piece best = null;
        double least = within;
        double squeeze = Math.cos(Math.toRadians(point.y));
        for (Object each : index.query(box)) {
            Piece piece = (Piece) each;
            if (piece.road != notRoad) {
                double metres = metres(point, closest(piece.segment, point, squeeze));
                if (metres <= least) {
                    least = metres;
                    best = piece;
                }
            }
        }
        return best;
    }

    /** The closest point where a degree east is shorter than one north. */
    private static Coordinate closest(LineSegment segment, Coordinate point, double squeeze) {
        LineSegment plane = new LineSegment(segment.p0.x * squeeze, segment.p0.y, segment.p1.x * squeeze, segment.p1.y);
        Coordinate on = plane.closestPoint(new Coordinate(point.x * squeeze, point.y));
        return new Coordinate(on.x / squeeze, on.y);
    }

    /** The network of all that was added. */
    Network network() {
        List<Edge> edges = new ArrayList<>();
        Map<String, Set<Long>> sources = new LinkedHashMap<>();
        List<Coordinate> part = new ArrayList<>();
        int road = -1;
        for (Piece piece : pieces) {
            if (piece.road != road) {
                road = piece.road;
                part.clear();
                part.add(piece.segment.p0);
            }
            List<Coordinate> points = new ArrayList<>(piece.meetings);
            points.sort(Comparator.comparingDouble(point -> point.distance(piece.segment.p0)));
            points.add(piece.segment.p1);
            for (Coordinate point : points) {
                part.add(point);
                if (junctions.contains(key(point))) {
                    add(part, roads.get(road).rank(), edges, sources);
                    part.clear();
                    part.add(point);
                }
            }
        }
        for (Stub stub : stubs) {
            edges.add(new Edge(stub.node(), stub.facility(), stub.metres(), RoadRank.LOCAL, null));
            sources.computeIfAbsent(stub.kind(), kind -> new HashSet<>()).add(stub.facility());
        }
        return new Network(edges, sources);
    }

    private static void add(List<Coordinate> part, RoadRank rank, List<Edge> edges, Map<String, Set<Long>> sources) {
        long source = key(part.get(0));
        long target = key(part.get(part.size() - 1));
        double metres = 0;
        for (int i = 1; i < part.size(); i++) {
            metres += metres(part.get(i - 1), part.get(i));
        }
        if (source != target || metres > 0) {
            edges.add(new Edge(source, target, metres, rank, part.toArray(Coordinate[]::new)));
        }
        if (rank == RoadRank.EXPRESS) {
            sources.computeIfAbsent("EXPRESS", kind -> new HashSet<>()).addAll(Set.of(source, target));
        }
    }

    /** A place to the centimetre as one number. */
    private static long key(Coordinate point) {
        return Math.round(point.x * GRID) * 4_000_000_000L + Math.round((point.y + 90) * GRID);
    }

    /** Length between two near places on the ellipsoid, m. */
    static double metres(Coordinate a, Coordinate b) {
        double phi = Math.toRadians((a.y + b.y) / 2);
        double sin = Math.sin(phi);
        double w = Math.sqrt(1 - 0.0066943800229007 * sin * sin);
        double east = Math.toRadians(b.x - a.x) * 6_378_137.0 / w * Math.cos(phi);
        double north = Math.toRadians(b.y - a.y) * 6_378_137.0 * (1 - 0.0066943800229007) / (w * w * w);
        return Math.hypot(east, north);
    }
}
