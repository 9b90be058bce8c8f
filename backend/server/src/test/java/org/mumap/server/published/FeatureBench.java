package org.mumap.server.published;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mumap.server.MuMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures features as GeoJSON through real HTTP on a synthetic county, with every property, in a browser's session: CPU of the
 * whole server (compiling and collecting included, the reading client not) and of its PostgreSQL backends, the first byte, the heap.
 * In turns with a plain endpoint that lets PostGIS write them. Started by {@code scripts/bench features}.
 */
final class FeatureBench {

    private static final int WARM_UPS = 10;
    private static final int FIRST_BYTES = 40;
    private static final int COMPARED = 2_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int features;
    private final int rounds;
    private final ConfigurableApplicationContext server;
    private final JdbcClient owner;
    private final CpuClock clock;

    private record Cost(double serverS, double databaseS, double wallS, long bytes) {
        double cpuS() {
            return serverS + databaseS;
        }
    }

    private FeatureBench(int features, int rounds) {
        this.features = features;
        this.rounds = rounds;
        this.server = new SpringApplication(MuMap.class, BareFeatures.class)
                .run(
                        "--server.port=0",
                        "--mumap.demo=true",
                        "--mumap.demo-county=false",
                        "--server.tomcat.max-keep-alive-requests=-1",
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=warn");
        this.owner = JdbcClient.create(new DriverManagerDataSource(
                System.getenv("MUMAP_DB_URL"),
                System.getenv("MUMAP_OWNER_USER"),
                System.getenv("MUMAP_OWNER_PASSWORD")));
        this.clock = new CpuClock(owner);
    }

    public static void main(String[] arguments) {
        FeatureBench bench = new FeatureBench(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        int exit = 0;
        try {
            bench.load();
            bench.measure();
        } catch (Exception e) {
            e.printStackTrace();
            exit = 1;
        }
        bench.server.close();
        System.exit(exit);
    }

    private void load() {
        int side = (int) Math.ceil(Math.sqrt(features));
        new BenchCounty(side).load(owner);
        say("%,d parcels loaded", (long) side * side);
    }

    private void measure() throws IOException {
        int port = ((WebServerApplicationContext) server).getWebServer().getPort();
        String ours = "/ogc/collections/parcels/items?limit=" + features;
        String plain = "/api/bare-features?limit=" + features;
        try (WarmTiles.Browser browser = new WarmTiles.Browser(port)) {
            equal(browser);
            for (int i = 0; i < WARM_UPS; i++) {
                cost(browser, ours);
                cost(browser, plain);
            }
            List<Cost> first = new ArrayList<>();
            List<Cost> second = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                first.add(cost(browser, ours));
                second.add(cost(browser, plain));
            }
            int properties =
                    server.getBean(Catalogue.class).get("parcels").properties().size();
            say(
                    "%,d features as GeoJSON, %d properties each; CPU = the whole server + PostgreSQL, median of %d interleaved rounds",
                    features, properties, rounds);
            print("items", first, first);
            print("ST_AsGeoJSON of the row, streamed from a cursor", second, first);
            firstByte(browser, ours);
            heap(browser, ours);
        }
    }

    private void print(String name, List<Cost> costs, List<Cost> ours) {
        double cpu = TileBench.median(costs.stream().map(Cost::cpuS).toList());
        say(
                "  %-48s %,9.0f features/CPU-s   CPU %.2f s (server %.2f + database %.2f)   wall %.2f s   %.1f MB   ratio %.2f   rounds %s",
                name,
                features / cpu,
                cpu,
                TileBench.median(costs.stream().map(Cost::serverS).toList()),
                TileBench.median(costs.stream().map(Cost::databaseS).toList()),
                TileBench.median(costs.stream().map(Cost::wallS).toList()),
                costs.get(0).bytes() / 1e6,
                TileBench.median(ours.stream().map(Cost::cpuS).toList()) / cpu,
                costs.stream()
                        .map(each -> String.format(Locale.ROOT, "%.2f", each.cpuS()))
                        .toList());
    }

    private Cost cost(WarmTiles.Browser browser, String path) throws IOException {
        List<Long> backends = clock.backends();
        long database = CpuClock.backends(backends);
        long reader = ownCpu();
        long process = CpuClock.process();
        long start = System.nanoTime();
        long[] bytes = {0};
        browser.stream(path, (some, count) -> bytes[0] += count);
        double wall = (System.nanoTime() - start) / 1e9;
        double serverS = (CpuClock.process() - process - (ownCpu() - reader)) / 1e9;
        return new Cost(serverS, (CpuClock.backends(backends) - database) / 1e9, wall, bytes[0]);
    }

    private static long ownCpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void firstByte(WarmTiles.Browser browser, String path) throws IOException {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < FIRST_BYTES; i++) {
            times.add(browser.stream(path, (some, count) -> {}) / 1e6);
        }
        times.sort(Double::compare);
        say(
                "First byte of that answer, warm, %d times: median %.1f ms, longest %.1f ms",
                FIRST_BYTES, times.get(FIRST_BYTES / 2), times.get(FIRST_BYTES - 1));
    }

    // what is held while the answer runs: the heap right after a collection, at ten places of it
    private void heap(WarmTiles.Browser browser, String path) throws IOException {
        long whole = cost(browser, path).bytes();
        long step = whole / 10;
        List<Double> held = new ArrayList<>();
        long[] read = {0, 0};
        browser.stream(path, (some, count) -> {
            read[0] += count;
            if (read[0] - read[1] >= step) {
                read[1] = read[0];
                System.gc();
                held.add((Runtime.getRuntime().totalMemory()
                                - Runtime.getRuntime().freeMemory())
                        / 1e6);
            }
        });
        say(
                "Heap held at ten places of the answer: %.0f to %.0f MB",
                held.stream().mapToDouble(Double::doubleValue).min().orElse(0),
                held.stream().mapToDouble(Double::doubleValue).max().orElse(0));
    }

    // both say the same of the same features
    private void equal(WarmTiles.Browser browser) throws IOException {
        JsonNode ours = read(browser, "/ogc/collections/parcels/items?limit=" + COMPARED);
        JsonNode plain = read(browser, "/api/bare-features?limit=" + COMPARED);
        int different = 0;
        for (int i = 0; i < COMPARED; i++) {
            JsonNode one = ours.get("features").get(i);
            JsonNode other = plain.get("features").get(i);
            // PostGIS names the reference system in the shape, which GeoJSON since RFC 7946 does not
            ((tools.jackson.databind.node.ObjectNode) other.get("geometry")).remove("crs");
            boolean same = one.get("geometry").equals(other.get("geometry"));
            for (Map.Entry<String, JsonNode> each : one.get("properties").properties()) {
                JsonNode told = other.get("properties").get(each.getKey());
                boolean numbers = each.getValue().isNumber() && told.isNumber();
                same &= numbers
                        ? each.getValue().asDouble() == told.asDouble()
                        : each.getValue().equals(told);
            }
            different += same ? 0 : 1;
        }
        say(
                "The same features with the same values as PostGIS writes them: %,d compared, %d different",
                COMPARED, different);
        if (different > 0) {
            throw new IllegalStateException("first: " + ours.get("features").get(0) + "\n"
                    + plain.get("features").get(0));
        }
    }

    private static JsonNode read(WarmTiles.Browser browser, String path) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        browser.stream(path, (some, count) -> whole.write(some, 0, count));
        return JSON.readTree(whole.toByteArray());
    }

    private static void say(String format, Object... values) {
        TileBench.say(format, values);
    }
}
