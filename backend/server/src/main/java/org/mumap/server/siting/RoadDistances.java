package org.mumap.server.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.mumap.server.ledger.Owner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ways by road, measured at import: the roads become a network, pgRouting passes once over it per kind of facility, and each parcel
 * goes straight to its nearest road and along it. Without pgRouting the ways are straight lines times a stated factor, and the
 * setting {@code road_distance_basis} says so.
 */
@Component
class RoadDistances {

    /** How much longer a way by road is held to be than the straight line, where there is no network. */
    static final double DETOUR = 1.3;

    /** How ways were reckoned, in {@code live.setting}: NETWORK or STRAIGHT_LINE. */
    static final String BASIS = "road_distance_basis";

    private static final Logger LOG = LoggerFactory.getLogger(RoadDistances.class);
    private static final Set<String> FACILITIES = Set.of("POWER", "WATER", "SEWAGE", "GAS");
    private static final double EARTH_M = 6_378_137.0;
    private static final int CHUNK = 20_000;

    private final JdbcClient jdbc;

    RoadDistances(@Owner JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the network anew and measures all parcels; after the straight lines. */
    void renew() {
        jdbc.sql("truncate live.road_edge, live.road_source, live.road_cost").update();
        boolean routing = routing();
        jdbc.sql("delete from live.setting where name = :name and not exists (select from live.utility)")
                .param("name", BASIS)
                .update();
        jdbc.sql("""
                        insert into live.setting (name, value) select :name, :basis where exists (select from live.utility)
                        on conflict (name) do update set value = excluded.value
                        """)
                .param("name", BASIS)
                .param("basis", routing ? "NETWORK" : "STRAIGHT_LINE")
                .update();
        if (routing) {
            build();
        } else {
            LOG.warn(
                    "No pgRouting in this database (create extension pgrouting): ways by road are straight lines x {}",
                    DETOUR);
        }
        measure(true);
    }

    /** Measures the parcels in {@code touched_parcel}, or all. */
    void measure(boolean all) {
        if (routing()) {
            jdbc.sql(SitingSql.text("road_ways.sql")).param("all", all).update();
        } else {
            jdbc.sql(SitingSql.text("road_ways_straight.sql"))
                    .param("all", all)
                    .param("factor", DETOUR)
                    .update();
        }
    }

    private boolean routing() {
        return jdbc.sql("select exists (select from pg_extension where extname = 'pgrouting')")
                .query(Boolean.class)
                .single();
    }

    private void build() {
        RoadNetwork roads = new RoadNetwork();
        WKBReader reader = new WKBReader();
        jdbc.sql("select class, st_asbinary(geom) as geom from live.utility where kind = 'ROAD' order by utility_code")
                .query(row -> {
                    for (Coordinate[] line : lines(shape(reader, row.getBytes("geom")))) {
                        roads.road(line, row.getString("class"));
                    }
                });
        roads.join();
        jdbc.sql("""
                        select kind, st_asbinary(geom) as geom from live.utility
                        where kind = any(:kinds) order by utility_code
                        """).param("kinds", FACILITIES.toArray(String[]::new)).query(row -> {
            roads.facility(
                    row.getString("kind"), shape(reader, row.getBytes("geom")).getCoordinates());
        });
        RoadNetwork.Network network = roads.network();
        List<RoadNetwork.Edge> edges = network.edges();
        for (int from = 0; from < edges.size(); from += CHUNK) {
            write(edges.subList(from, Math.min(edges.size(), from + CHUNK)), from);
        }
        network.sources()
                .forEach((kind, nodes) -> jdbc.sql(
                                "insert into live.road_source (kind, node) select :kind, n from unnest(:nodes::bigint[]) n")
                        .param("kind", kind)
                        .param("nodes", nodes.toArray(Long[]::new))
                        .update());
        jdbc.sql("analyze live.road_edge, live.road_source").update();
        for (String kind : network.sources().keySet()) {
            jdbc.sql(SitingSql.text("road_costs.sql")).param("kind", kind).update();
        }
        jdbc.sql("analyze live.road_cost").update();
    }

    private void write(List<RoadNetwork.Edge> edges, int first) {
        Long[] ids = new Long[edges.size()];
        Arrays.setAll(ids, i -> (long) first + i + 1);
        WKBWriter writer = new WKBWriter();
        GeometryFactory factory = new GeometryFactory();
        jdbc.sql(SitingSql.text("road_edges_write.sql"))
                .param("ids", ids)
                .param("sources", edges.stream().map(RoadNetwork.Edge::source).toArray(Long[]::new))
                .param("targets", edges.stream().map(RoadNetwork.Edge::target).toArray(Long[]::new))
                .param("costs", edges.stream().map(RoadNetwork.Edge::metres).toArray(Double[]::new))
                .param(
                        "ranks",
                        edges.stream().map(edge -> edge.rank().ordinal()).toArray(Integer[]::new))
                .param(
                        "shapes",
                        edges.stream()
                                .map(edge -> edge.line() == null
                                        ? null
                                        : writer.write(factory.createLineString(mercator(edge.line()))))
                                .toArray(byte[][]::new))
                .update();
    }

    private static Coordinate[] mercator(Coordinate[] line) {
        return Arrays.stream(line)
                .map(point -> new Coordinate(
                        Math.toRadians(point.x) * EARTH_M,
                        EARTH_M * Math.log(Math.tan(Math.PI / 4 + Math.toRadians(point.y) / 2))))
                .toArray(Coordinate[]::new);
    }

    private static List<Coordinate[]> lines(Geometry shape) {
        List<Coordinate[]> lines = new ArrayList<>();
        for (Object line : LinearComponentExtracter.getLines(shape)) {
            lines.add(((LineString) line).getCoordinates());
        }
        return lines;
    }

    private static Geometry shape(WKBReader reader, byte[] bytes) {
        try {
            return reader.read(bytes);
        } catch (ParseException e) {
            throw new IllegalStateException("the database wrote a shape nobody can read", e);
        }
    }
}
