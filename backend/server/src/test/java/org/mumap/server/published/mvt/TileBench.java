package org.mumap.server.published.mvt;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/**
 * What a tile costs that no cache holds: CPU time of this process and of its database backends, per tile. Compares, on the same
 * random tiles and in turns, the SQL that the tile server Martin 1.14 sends with our rows and encoder. Started by {@code
 * scripts/bench tiles}; the database comes from the environment as {@code db.env} names it.
 */
final class TileBench {

    private static final double WORLD = 2 * Math.PI * 6378137;
    private static final double WEST = 13_418_000.5;
    private static final double SOUTH = 3_340_000.5;
    private static final double CELL = 68;
    private static final int MOST_WARM_UPS = 300;
    private static final int CALM_WARM_UPS = 8;
    private static final Map<Integer, Integer> TILES_PER_ROUND = Map.of(13, 25, 14, 60, 16, 200);
    private static final String ATTRIBUTES = "parcel_code, name, park_code, town, area_mu, land_use_code, supply_state,"
            + " idle_finding, legal_state, tax_wan_per_mu, output_wan_per_mu, net_idle_days, holder_name, low_efficiency";

    private final int side;
    private final int rounds;
    private final Connection owner;
    private final Connection app;
    private final long ownerPid;
    private final long appPid;

    private record At(int z, int x, int y) {}

    private record Cost(double serverMs, double databaseMs, double features, double bytes) {
        double ms() {
            return serverMs + databaseMs;
        }
    }

    private interface Way {
        /** Makes the tile; returns its features, or -1 when only its bytes are known, and its bytes. */
        long[] tile(At at) throws SQLException;
    }

    private TileBench(int parcels, int rounds) throws SQLException {
        this.side = (int) Math.round(Math.sqrt(parcels));
        this.rounds = rounds;
        String url = env("MUMAP_DB_URL");
        Flyway.configure()
                .dataSource(url, env("MUMAP_OWNER_USER"), env("MUMAP_OWNER_PASSWORD"))
                .locations("classpath:db/migration")
                .load()
                .migrate();
        this.owner = connect(url, env("MUMAP_OWNER_USER"), env("MUMAP_OWNER_PASSWORD"));
        this.app = connect(url, env("MUMAP_APP_USER"), env("MUMAP_APP_PASSWORD"));
        app.setAutoCommit(false);
        this.ownerPid = pid(owner);
        this.appPid = pid(app);
    }

    private static String env(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is missing; start with scripts/bench tiles");
        }
        return value;
    }

    private static Connection connect(String url, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("prepareThreshold", "1");
        Connection connection = DriverManager.getConnection(url, properties);
        execute(connection, "set jit = off; set max_parallel_workers_per_gather = 0");
        return connection;
    }

    private static long pid(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    public static void main(String[] arguments) throws SQLException, IOException {
        TileBench bench = new TileBench(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        bench.load();
        bench.run();
    }

    // ---- the county ----

    private void load() throws SQLException, IOException {
        long start = System.nanoTime();
        String script = Files.readString(Path.of(System.getProperty("bench.sql")), StandardCharsets.UTF_8)
                .replace(":side", Integer.toString(side))
                .replace(":west", Double.toString(WEST))
                .replace(":south", Double.toString(SOUTH))
                .replace(":cell", Double.toString(CELL));
        for (String statement : script.split(";\\s*\\n")) {
            if (!statement.isBlank()) {
                execute(owner, statement);
            }
        }
        say("%,d parcels loaded in %.0f s", (long) side * side, (System.nanoTime() - start) / 1e9);
        try (Statement sql = owner.createStatement();
                ResultSet rows = sql.executeQuery("""
                        select t, pg_size_pretty(pg_relation_size(t::regclass)), pg_size_pretty(pg_indexes_size(t::regclass))
                        from unnest(array['live.parcel', 'live.parcel_per_mu', 'live.tile_parcel']) t
                        """)) {
            while (rows.next()) {
                say("  %-20s heap %s, indexes %s", rows.getString(1), rows.getString(2), rows.getString(3));
            }
        }
    }

    // ---- the ways ----

    private Way martin() throws SQLException {
        PreparedStatement sql = owner.prepareStatement("""
                select st_asmvt(tile, 'parcels', 4096, 'geom', 'id')
                from (
                  select st_asmvtgeom(st_transform(st_curvetoline(geom_3857::geometry), 3857),
                                      st_tileenvelope(?::integer, ?::integer, ?::integer), 4096, 64, true) as geom, id, %s
                  from live.tile_parcel
                  where geom_3857 && st_transform(st_tileenvelope(?::integer, ?::integer, ?::integer, margin => 64.0 / 4096), 3857)
                ) as tile
                """.formatted(ATTRIBUTES));
        return at -> {
            for (int i = 0; i < 6; i += 3) {
                sql.setInt(i + 1, at.z());
                sql.setInt(i + 2, at.x());
                sql.setInt(i + 3, at.y());
            }
            try (ResultSet row = sql.executeQuery()) {
                row.next();
                return new long[] {-1, row.getBytes(1).length};
            }
        };
    }

    private Way ours(String from, String prefix) throws SQLException {
        PreparedStatement scope = app.prepareStatement("select set_config('mumap.scope', 'county', true)");
        PreparedStatement sql = app.prepareStatement("select t.id, t.geom_3857::bytea, "
                + prefix
                + " from " + from + " where t.geom_3857 && st_tileenvelope(?, ?, ?, margin => 64.0 / 4096)");
        return at -> {
            scope.executeQuery().close();
            sql.setInt(1, at.z());
            sql.setInt(2, at.x());
            sql.setInt(3, at.y());
            TileEncoder tile = new TileEncoder(at.z(), at.x(), at.y());
            TileLayer layer = tile.layer("parcels");
            try (ResultSet rows = sql.executeQuery()) {
                TileRows.encode(rows, layer);
            }
            app.commit();
            return new long[] {layer.features(), tile.toBytes().length};
        };
    }

    // ---- measuring ----

    private void run() throws SQLException, IOException {
        Way martin = martin();
        Way tileTable = ours("live.tile_parcel t", ATTRIBUTES);
        Way ledgerTable = ours(
                "live.parcel t left join live.parcel_per_mu y on y.parcel_code = t.parcel_code and y.year = 2025",
                ATTRIBUTES
                        .replace("parcel_code", "t.parcel_code")
                        .replace("park_code", "t.park_code")
                        .replace("town", "t.town")
                        .replace(" area_mu", " t.area_mu"));
        List<Way> ways = List.of(martin, tileTable, ledgerTable);
        warmUp(ways);
        say("CPU-ms per cold tile = this process + PostgreSQL backend; median of %d interleaved rounds", rounds);
        say(
                "A Martin's SQL on live.tile_parcel, no row security · B rows of live.tile_parcel under row security, encoded here");
        say("C as B from live.parcel joined to live.parcel_per_mu");
        for (int z : new int[] {13, 14, 16}) {
            report(z, ways);
        }
    }

    // until the just-in-time compiler has little left to do: its time is ours, but not a cold tile's
    private void warmUp(List<Way> ways) throws SQLException, IOException {
        var compiler = ManagementFactory.getCompilationMXBean();
        Random random = new Random(7);
        List<At> batch = new ArrayList<>(tiles(13, 2, random));
        batch.addAll(tiles(14, 8, random));
        batch.addAll(tiles(16, 40, random));
        int calm = 0;
        for (int i = 0; i < MOST_WARM_UPS && calm < CALM_WARM_UPS; i++) {
            long compiling = compiler.getTotalCompilationTime();
            long cpu = ownCpu();
            for (At at : batch) {
                ways.get(1).tile(at);
                ways.get(2).tile(at);
            }
            double share = (compiler.getTotalCompilationTime() - compiling) * 1e6 / (ownCpu() - cpu);
            calm = share < 0.02 ? calm + 1 : 0;
        }
        for (At at : batch) {
            ways.get(0).tile(at);
        }
    }

    private void report(int z, List<Way> ways) throws SQLException, IOException {
        List<At> tiles = tiles(z, TILES_PER_ROUND.get(z) * rounds, new Random(z));
        List<List<Cost>> costs = new ArrayList<>();
        ways.forEach(way -> costs.add(new ArrayList<>()));
        int each = TILES_PER_ROUND.get(z);
        for (int round = 0; round < rounds; round++) {
            List<At> these = tiles.subList(round * each, (round + 1) * each);
            for (int turn = 0; turn < ways.size(); turn++) {
                int way = (turn + round) % ways.size();
                costs.get(way).add(measure(ways.get(way), these));
            }
        }
        double reference = median(costs.get(0).stream().map(Cost::ms).toList());
        say(
                "z%d: %d tiles, %.0f features each",
                z, tiles.size(), costs.get(1).get(0).features());
        for (int way = 0; way < ways.size(); way++) {
            List<Cost> these = costs.get(way);
            say(
                    "  %s %8.2f ms (server %6.2f + database %7.2f)  ratio %.3f  %7.1f kB   rounds %s",
                    "ABC".charAt(way),
                    median(these.stream().map(Cost::ms).toList()),
                    median(these.stream().map(Cost::serverMs).toList()),
                    median(these.stream().map(Cost::databaseMs).toList()),
                    median(these.stream().map(Cost::ms).toList()) / reference,
                    these.get(0).bytes() / 1000,
                    these.stream().map(cost -> "%.2f".formatted(cost.ms())).toList());
        }
    }

    private Cost measure(Way way, List<At> tiles) throws SQLException, IOException {
        long server = ownCpu();
        long database = cpu(ownerPid) + cpu(appPid);
        long features = 0;
        long bytes = 0;
        for (At at : tiles) {
            long[] made = way.tile(at);
            features += made[0];
            bytes += made[1];
        }
        double n = tiles.size();
        return new Cost(
                (ownCpu() - server) / 1e6 / n,
                (cpu(ownerPid) + cpu(appPid) - database) / 1e6 / n,
                features / n,
                bytes / n);
    }

    // every thread, so that compiling and collecting garbage count as well
    private static long ownCpu() throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            long sum = 0;
            for (Path thread : threads.toList()) {
                sum += nanoseconds(thread.resolve("schedstat"));
            }
            return sum;
        }
    }

    private static long cpu(long pid) throws IOException {
        return nanoseconds(Path.of("/proc/" + pid + "/schedstat"));
    }

    private static long nanoseconds(Path schedstat) throws IOException {
        return Files.exists(schedstat)
                ? Long.parseLong(Files.readString(schedstat).split(" ")[0])
                : 0;
    }

    /** Distinct tiles within the county; again from the first when it has fewer. */
    private List<At> tiles(int z, int count, Random random) {
        double width = WORLD / (1 << z);
        int left = (int) Math.ceil((WEST + WORLD / 2) / width);
        int right = (int) Math.floor((WEST + CELL * side + WORLD / 2) / width) - 1;
        int upper = (int) Math.ceil((WORLD / 2 - SOUTH - CELL * side) / width);
        int lower = (int) Math.floor((WORLD / 2 - SOUTH) / width) - 1;
        List<At> all = new ArrayList<>();
        for (int x = left; x <= right; x++) {
            for (int y = upper; y <= lower; y++) {
                all.add(new At(z, x, y));
            }
        }
        Collections.shuffle(all, random);
        List<At> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(all.get(i % all.size()));
        }
        return chosen;
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
