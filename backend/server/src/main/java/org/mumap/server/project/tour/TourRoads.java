package org.mumap.server.project.tour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.mumap.rules.progress.tour.TourClock;
import org.mumap.rules.siting.RoadRank;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.SqlFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ways between the stops of a tour over the road network that the siting room keeps (decision 0041). Reads it as the owner: roads are
 * the county's, and only those who keep tours ask. Where roads do not meet, the gap to the main network is bridged by a straight line
 * times a factor; where there is no network the whole way is one; the way says which.
 */
@Component
class TourRoads {

    /** A point on a tour, EPSG:4490. */
    record Spot(double lon, double lat) {}

    /** Distances between all spots, m. */
    record Matrix(double[][] metres) {}

    private static final String EDGES =
            "select id, source, target, cost from live.road_edge where geom_3857 is not null"
                    + " and id not in (select edge from tour_spot where edge is not null)"
                    + " union all select id, source, target, cost from tour_edge";
    private static final String SPOTS = SqlFile.text("project/tour_spots.sql");
    private static final String CUTS = SqlFile.text("project/tour_edges.sql");
    private static final String GAPS = SqlFile.text("project/tour_gaps.sql");
    private static final String GAP_EDGES = SqlFile.text("project/tour_gap_edges.sql");
    private static final String WAY = SqlFile.text("project/tour_way.sql");
    /** About three metres: finer bends are not seen on a map of a county. */
    private static final double DETAIL_DEGREES = 3e-5;

    private static final double ROUND = 1e6;
    private static final double RADIUS_M = 6_371_008.8;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    TourRoads(@Owner JdbcClient jdbc, @Owner TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Distances between all spots, m. */
    Matrix matrix(List<Spot> spots) {
        return Objects.requireNonNull(transaction.execute(status -> {
            double[][] straight = straight(spots);
            if (spots.size() < 2 || !network()) {
                return new Matrix(straight);
            }
            double[] stubs = join(spots);
            double[][] metres = costs(stubs);
            if (Arrays.stream(metres).flatMapToDouble(Arrays::stream).anyMatch(Double::isNaN)) {
                bridge();
                double[][] across = costs(stubs);
                double[] gaps = gaps(stubs.length);
                for (int i = 0; i < metres.length; i++) {
                    for (int j = 0; j < metres.length; j++) {
                        if (Double.isNaN(metres[i][j])) {
                            boolean guessed = Double.isNaN(across[i][j]) || gaps[i] + gaps[j] > straight[i][j];
                            metres[i][j] = guessed ? straight[i][j] : across[i][j];
                        }
                    }
                }
            }
            return new Matrix(metres);
        }));
    }

    /** The ways from each spot to the next. */
    List<TourPlan.Way> ways(List<Spot> spots) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Map<Integer, Found> found = new HashMap<>();
            double[] stubs = new double[spots.size()];
            if (spots.size() > 1 && network()) {
                stubs = join(spots);
                List<Integer> legs = IntStream.range(1, spots.size()).boxed().toList();
                found.putAll(find(legs));
                List<Integer> missing =
                        legs.stream().filter(leg -> !found.containsKey(leg)).toList();
                if (!missing.isEmpty()) {
                    bridge();
                    found.putAll(find(missing));
                }
            }
            List<TourPlan.Way> ways = new ArrayList<>();
            for (int i = 1; i < spots.size(); i++) {
                ways.add(way(spots.get(i - 1), spots.get(i), found.get(i), stubs[i - 1], stubs[i]));
            }
            return List.copyOf(ways);
        }));
    }

    private static TourPlan.Way way(Spot from, Spot to, @Nullable Found found, double stubFrom, double stubTo) {
        TourPlan.Way straight = straight(from, to);
        if (found == null) {
            return straight;
        }
        TourPlan.Way way = found.way(from, to, stubFrom, stubTo);
        // roads are known, a straight line is a guess: but not where the gaps alone are longer than it
        return found.gapMetres > straight.metres() ? straight : way;
    }

    private boolean network() {
        return jdbc.sql("""
                        select exists (select from pg_extension where extname = 'pgrouting')
                           and exists (select from live.road_edge where geom_3857 is not null)
                        """).query(Boolean.class).single();
    }

    /** Joins the spots to the network; metres to the road of each, 0 for one without a road near. */
    private double[] join(List<Spot> spots) {
        jdbc.sql("""
                        create temporary table tour_spot (no bigint, edge bigint, at float8, stub_m float8, foot geometry) on commit drop
                        """).update();
        jdbc.sql("""
                        create temporary table tour_edge (id bigint, source bigint, target bigint, cost float8, road_rank smallint,
                          geom geometry) on commit drop
                        """).update();
        jdbc.sql(SPOTS)
                .param("lons", spots.stream().map(Spot::lon).toArray(Double[]::new))
                .param("lats", spots.stream().map(Spot::lat).toArray(Double[]::new))
                .update();
        jdbc.sql(CUTS).update();
        double[] stubs = new double[spots.size()];
        jdbc.sql("select no, stub_m from tour_spot").query(row -> {
            stubs[row.getInt("no") - 1] = row.getDouble("stub_m");
        });
        return stubs;
    }

    /** Bridges the gaps between the spots and the main network. */
    private void bridge() {
        jdbc.sql("""
                        create temporary table tour_node on commit drop as
                        select node, component from pgr_connectedComponents(
                          'select id, source, target, cost from live.road_edge where geom_3857 is not null')
                        """).update();
        jdbc.sql("alter table tour_node add primary key (node)").update();
        jdbc.sql(GAPS).update();
        jdbc.sql("delete from tour_edge").update();
        jdbc.sql(CUTS).update();
        jdbc.sql(GAP_EDGES).param("detour", TourRules.DETOUR).update();
    }

    /** Metres across the gap of each spot, 0 for one on the main network. */
    private double[] gaps(int spots) {
        double[] gaps = new double[spots];
        jdbc.sql("select -source as no, cost from tour_edge where id < -2000000")
                .query(row -> {
                    gaps[row.getInt("no") - 1] = row.getDouble("cost");
                });
        return gaps;
    }

    /** Distances by road between all spots, NaN where no road leads. */
    private double[][] costs(double[] stubs) {
        double[][] metres = new double[stubs.length][stubs.length];
        for (int i = 0; i < stubs.length; i++) {
            Arrays.fill(metres[i], Double.NaN);
            metres[i][i] = 0;
        }
        Long[] nodes = IntStream.range(0, stubs.length).mapToObj(i -> -1L - i).toArray(Long[]::new);
        jdbc.sql(
                        "select start_vid, end_vid, agg_cost from pgr_dijkstraCostMatrix(:edges::text, :nodes::bigint[], false)")
                .param("edges", EDGES)
                .param("nodes", nodes)
                .query(row -> {
                    int from = -1 - row.getInt("start_vid");
                    int to = -1 - row.getInt("end_vid");
                    metres[from][to] = stubs[from] + row.getDouble("agg_cost") + stubs[to];
                });
        return metres;
    }

    /** A way that is being put together from its edges. */
    private static final class Found {
        private final List<Coordinate> line = new ArrayList<>();
        private final double[] metresByRank = new double[RoadRank.values().length];
        private double gapMetres;

        void add(double metres, int rank, boolean gap, byte @Nullable [] wkb) {
            if (gap) {
                gapMetres += metres;
            } else {
                metresByRank[rank] += metres;
            }
            if (wkb != null) {
                line.addAll(Arrays.asList(read(wkb)));
            }
        }

        TourPlan.Way way(Spot from, Spot to, double stubFrom, double stubTo) {
            line.add(0, new Coordinate(from.lon(), from.lat()));
            line.add(new Coordinate(to.lon(), to.lat()));
            metresByRank[RoadRank.LOCAL.ordinal()] += stubFrom + stubTo;
            double hours = gapMetres / 1000 / TourRules.STRAIGHT_KM_H;
            for (RoadRank rank : RoadRank.values()) {
                hours += metresByRank[rank.ordinal()] / 1000 / TourRules.kmPerHour(rank);
            }
            double metres = gapMetres + Arrays.stream(metresByRank).sum();
            return new TourPlan.Way(
                    Math.round(metres * 10) / 10.0,
                    TourClock.minutes(hours * 1000, 1),
                    gapMetres > 0 ? TourPlan.Basis.GAPS : TourPlan.Basis.NETWORK,
                    points(line));
        }
    }

    /** The ways of legs, by the number of the spot they lead to; without those that no road leads to. */
    private Map<Integer, Found> find(List<Integer> legs) {
        String pairs = legs.stream()
                .map(i -> "(" + -i + "," + (-1 - i) + ")")
                .collect(Collectors.joining(",", "select * from (values ", ") as leg (source, target)"));
        Map<Integer, Found> found = new HashMap<>();
        jdbc.sql(WAY).param("edges", EDGES).param("pairs", pairs).query(row -> {
            found.computeIfAbsent(-row.getInt("source"), leg -> new Found())
                    .add(row.getDouble("metres"), row.getInt("road_rank"), row.getBoolean("gap"), row.getBytes("geom"));
        });
        return found;
    }

    private static TourPlan.Way straight(Spot from, Spot to) {
        double metres = metres(from, to) * TourRules.DETOUR;
        return new TourPlan.Way(
                Math.round(metres * 10) / 10.0,
                TourClock.minutes(metres, TourRules.STRAIGHT_KM_H),
                TourPlan.Basis.STRAIGHT_LINE,
                points(List.of(new Coordinate(from.lon(), from.lat()), new Coordinate(to.lon(), to.lat()))));
    }

    private static double[][] straight(List<Spot> spots) {
        return spots.stream()
                .map(from -> spots.stream()
                        .mapToDouble(to -> metres(from, to) * TourRules.DETOUR)
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Length of the great circle, m. */
    static double metres(Spot a, Spot b) {
        double lat = Math.toRadians(b.lat() - a.lat());
        double lon = Math.toRadians(b.lon() - a.lon());
        double h = Math.pow(Math.sin(lat / 2), 2)
                + Math.cos(Math.toRadians(a.lat()))
                        * Math.cos(Math.toRadians(b.lat()))
                        * Math.pow(Math.sin(lon / 2), 2);
        return 2 * RADIUS_M * Math.asin(Math.sqrt(Math.min(1, h)));
    }

    private static List<List<Double>> points(List<Coordinate> line) {
        Coordinate[] simple = DouglasPeuckerSimplifier.simplify(
                        new GeometryFactory().createLineString(line.toArray(Coordinate[]::new)), DETAIL_DEGREES)
                .getCoordinates();
        // a way that ends where it begins simplifies to nothing
        Coordinate[] kept = simple.length < 2 ? line.toArray(Coordinate[]::new) : simple;
        return Arrays.stream(kept)
                .map(point -> List.of(Math.round(point.x * ROUND) / ROUND, Math.round(point.y * ROUND) / ROUND))
                .toList();
    }

    private static Coordinate[] read(byte[] wkb) {
        try {
            return new WKBReader().read(wkb).getCoordinates();
        } catch (ParseException e) {
            throw new IllegalStateException("the database wrote a shape nobody can read", e);
        }
    }
}
