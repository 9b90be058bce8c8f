package org.mumap.server.published;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.mumap.server.MuMap;
import org.mumap.server.access.Scope;
import org.mumap.server.published.lod.LevelTables;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Measures the tiles of the running server on a synthetic county. Started by {@code scripts/bench tiles}; the database, an empty one,
 * comes from the environment as {@code db.env} names it. Nothing of this is in the server's jar.
 */
final class TileBench {

    private static final int MOST_WARM_UPS = 300;
    private static final int CALM_WARM_UPS = 8;
    private static final Map<Integer, Integer> TILES_PER_ROUND = Map.of(13, 25, 14, 120, 16, 1600);
    private static final double NS_PER_MS = 1e6;

    private final BenchCounty county;
    private final int rounds;
    private final ConfigurableApplicationContext server;
    private final JdbcClient owner;
    private final CpuClock clock;
    private final PublishedView view;
    private final TileSource source;
    private final ParcelTiles drawn;

    /** Makes a tile. */
    private interface Way {
        byte[] tile(TileCoordinate at);
    }

    private record Cost(double serverMs, double databaseMs, double bytes) {
        double ms() {
            return serverMs + databaseMs;
        }
    }

    private TileBench(int parcels, int rounds) {
        this.county = new BenchCounty((int) Math.round(Math.sqrt(parcels)));
        this.rounds = rounds;
        this.server = new SpringApplication(MuMap.class, BareTile.class)
                .run(
                        "--server.port=0",
                        "--mumap.demo=true",
                        "--mumap.demo-county=false",
                        "--mumap.limits.account-per-second=0",
                        // by default Tomcat ends a connection after a hundred requests, which is not what is measured
                        "--server.tomcat.max-keep-alive-requests=-1",
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=warn");
        // no pool: Martin's SQL gets a connection of its own, and the owner passes row security
        DriverManagerDataSource own = new DriverManagerDataSource(
                env("MUMAP_DB_URL") + "?prepareThreshold=1", env("MUMAP_OWNER_USER"), env("MUMAP_OWNER_PASSWORD"));
        this.owner = JdbcClient.create(own);
        this.clock = new CpuClock(owner);
        this.view = server.getBean(Catalogue.class).get(ParcelTiles.COLLECTION);
        this.source = server.getBean(TileSource.class);
        this.drawn = server.getBean(ParcelTiles.class);
    }

    private static String env(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is missing; start with scripts/bench tiles");
        }
        return value;
    }

    public static void main(String[] arguments) {
        TileBench bench = new TileBench(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        int exit = 0;
        try {
            bench.load();
            bench.cold();
            bench.equal();
            bench.smallScales();
            new WarmTiles(bench.server, bench.clock, bench.rounds).run(bench.county);
        } catch (Exception e) {
            e.printStackTrace();
            exit = 1;
        }
        bench.server.close();
        System.exit(exit);
    }

    private void load() {
        long start = System.nanoTime();
        county.load(owner);
        say("%,d parcels loaded in %.0f s", (long) county.side() * county.side(), seconds(start));
        start = System.nanoTime();
        int rows = server.getBean(LevelTables.class).build();
        say("%,d rows of simplified levels built in %.0f s", rows, seconds(start));
        owner.sql("vacuum analyze live.lod_parcel").update();
        owner.sql("""
                        select t, pg_size_pretty(pg_relation_size(t::regclass)) as heap, pg_size_pretty(pg_indexes_size(t::regclass)) as indexes
                        from unnest(array['live.parcel', 'live.parcel_per_mu', 'live.tile_parcel', 'live.lod_parcel']) t
                        """).query(row -> {
            say("  %-20s heap %s, indexes %s", row.getString("t"), row.getString("heap"), row.getString("indexes"));
        });
    }

    // ---- tiles that no cache holds ----

    private Scope scope() {
        return new Scope("bench", true, List.of(), List.of());
    }

    private byte[] ours(TileCoordinate at) {
        return source.read(scope(), view, at, null);
    }

    /** The parcels themselves, as many as the budget's feature count allows, whatever their bytes. */
    private byte[] parcels(TileCoordinate at) {
        return drawn.parcels(scope(), at, null, false).tile();
    }

    private void cold() throws Exception {
        try (MartinTiles martin = new MartinTiles()) {
            List<Way> ways = List.of(martin::tile, this::parcels, this::ours);
            say("CPU-ms per cold tile = this process + PostgreSQL backends; median of %d interleaved rounds", rounds);
            say(
                    "A Martin's SQL on live.tile_parcel, no row security · B the same parcels encoded here, under row security");
            say("C what this server gives: as B, or blocks where the parcels would pass the budget");
            for (int z : new int[] {13, 14, 16}) {
                warmUp(z, ways);
                report(z, ways);
            }
        }
    }

    // until the just-in-time compiler has little left to do: its time is ours, but not a cold tile's
    private void warmUp(int z, List<Way> ways) {
        var compiler = ManagementFactory.getCompilationMXBean();
        List<TileCoordinate> batch = county.inside(z, TILES_PER_ROUND.get(z) / 2, new Random(7));
        int calm = 0;
        for (int i = 0; i < MOST_WARM_UPS && calm < CALM_WARM_UPS; i++) {
            long compiling = compiler.getTotalCompilationTime();
            long cpu = CpuClock.process();
            batch.forEach(ways.get(1)::tile);
            batch.forEach(ways.get(2)::tile);
            double share = (compiler.getTotalCompilationTime() - compiling) * NS_PER_MS / (CpuClock.process() - cpu);
            calm = share < 0.02 ? calm + 1 : 0;
        }
        batch.forEach(ways.get(0)::tile);
    }

    private void report(int z, List<Way> ways) {
        int each = TILES_PER_ROUND.get(z);
        List<TileCoordinate> tiles = county.inside(z, each * rounds, new Random(z));
        List<List<Cost>> costs = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < rounds; round++) {
            List<TileCoordinate> these = tiles.subList(round * each, (round + 1) * each);
            for (int turn = 0; turn < ways.size(); turn++) {
                int way = (turn + round) % ways.size();
                costs.get(way).add(measure(ways.get(way), these));
            }
        }
        double features = tiles.stream()
                .limit(each)
                .mapToInt(at -> features(parcels(at)).size())
                .average()
                .orElse(0);
        say("z%d: %d tiles, %.0f features each", z, tiles.size(), features);
        double reference = median(costs.get(0).stream().map(Cost::ms).toList());
        for (int way = 0; way < ways.size(); way++) {
            List<Cost> these = costs.get(way);
            double ms = median(these.stream().map(Cost::ms).toList());
            say(
                    "  %s %8.2f ms (server %6.2f + database %7.2f)  ratio %.3f  %7.1f kB   rounds %s",
                    "ABC".charAt(way),
                    ms,
                    median(these.stream().map(Cost::serverMs).toList()),
                    median(these.stream().map(Cost::databaseMs).toList()),
                    ms / reference,
                    these.get(0).bytes() / 1000,
                    these.stream().map(cost -> "%.2f".formatted(cost.ms())).toList());
        }
    }

    private Cost measure(Way way, List<TileCoordinate> tiles) {
        List<Long> backends = clock.backends();
        long server = CpuClock.process();
        long database = CpuClock.backends(backends);
        long bytes = 0;
        for (TileCoordinate at : tiles) {
            bytes += way.tile(at).length;
        }
        double n = tiles.size();
        return new Cost(
                (CpuClock.process() - server) / NS_PER_MS / n,
                (CpuClock.backends(backends) - database) / NS_PER_MS / n,
                bytes / n);
    }

    // ---- the same as PostGIS's ----

    private void equal() throws Exception {
        int tiles = 0;
        int features = 0;
        try (MartinTiles martin = new MartinTiles()) {
            for (int z : new int[] {13, 14, 15, 16}) {
                for (TileCoordinate at : county.inside(z, 125, new Random(z + 100))) {
                    Map<Long, VectorTile.Feature> ours = features(parcels(at));
                    Map<Long, VectorTile.Feature> theirs = features(martin.tile(at));
                    if (!ours.keySet().equals(theirs.keySet())) {
                        throw new IllegalStateException("features on one side only: " + at + " "
                                + oneSided(ours, theirs) + " here, " + oneSided(theirs, ours) + " there");
                    }
                    ours.forEach((id, feature) -> {
                        if (!feature.properties().equals(theirs.get(id).properties())) {
                            throw new IllegalStateException("attributes differ: " + at + " " + id);
                        }
                    });
                    tiles++;
                    features += ours.size();
                }
            }
        }
        say("Same ids and attributes as ST_AsMVT: %d tiles, %,d features, none on one side only", tiles, features);
    }

    private static Set<Long> oneSided(Map<Long, VectorTile.Feature> features, Map<Long, VectorTile.Feature> others) {
        Set<Long> alone = new TreeSet<>(features.keySet());
        alone.removeAll(others.keySet());
        return alone;
    }

    static Map<Long, VectorTile.Feature> features(byte[] tile) {
        Map<Long, VectorTile.Feature> features = new java.util.HashMap<>();
        if (tile.length > 0) {
            VectorTile.read(tile)
                    .layers()
                    .get(ParcelTiles.COLLECTION)
                    .features()
                    .forEach(feature -> features.put(feature.id(), feature));
        }
        return features;
    }

    // ---- the budget of small scales ----

    private void smallScales() {
        say(
                "Small scales, every tile of the county (40 at most), each read cold: milliseconds by the clock, one reader");
        for (int z = 6; z <= 13; z++) {
            List<TileCoordinate> all = county.meeting(z);
            List<TileCoordinate> tiles = BenchCounty.some(all, Math.min(40, all.size()), new Random(z));
            tiles.forEach(this::ours);
            List<Double> times = new ArrayList<>();
            int bytes = 0;
            int features = 0;
            for (int i = 0; i < Math.max(1, 40 / tiles.size()); i++) {
                for (TileCoordinate at : tiles) {
                    long start = System.nanoTime();
                    byte[] tile = ours(at);
                    times.add((System.nanoTime() - start) / NS_PER_MS);
                    bytes = Math.max(bytes, tile.length);
                    features = Math.max(features, features(tile).size());
                }
            }
            times.sort(Double::compare);
            say(
                    "  z%-2d %3d tiles  p50 %6.1f ms  p95 %6.1f ms  at most %,5d features, %5.1f kB",
                    z,
                    tiles.size(),
                    times.get(times.size() / 2),
                    times.get(Math.min(times.size() - 1, times.size() * 95 / 100)),
                    features,
                    bytes / 1000.0);
        }
    }

    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
