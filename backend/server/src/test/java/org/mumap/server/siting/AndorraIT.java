package org.mumap.server.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.mumap.server.geo.Crs;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.ledger.Owner;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.Staged;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real roads and heights (OpenStreetMap and SRTM of Andorra, kept beside the project in {@code shared/data/osm-extracts}): ways
 * against a Dijkstra written here, slopes against gdaldem. Skipped where the data are not at hand.
 */
@ServerTest
@DisplayName("Roads and heights of Andorra")
class AndorraIT {

    private static final long SEED = 20261129L;
    private static final double SIDE = 0.0004;

    @TempDir
    Path folder;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @Autowired
    @Owner
    JdbcClient owner;

    private static @Nullable Path data() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("shared/data/osm-extracts");
            if (Files.exists(found.resolve("andorra.osm.pbf"))) {
                return found;
            }
        }
        return null;
    }

    @BeforeEach
    void atHand() {
        assumeTrue(data() != null, "shared/data/osm-extracts is not at hand");
    }

    private String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .directory(folder.toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", command) + "\n" + said)
                .isZero();
        return said;
    }

    private record Way(String roadClass, List<Coordinate> points) {
        String wkt() {
            List<String> each = points.stream().map(p -> p.x + " " + p.y).toList();
            return "LINESTRING(" + String.join(",", each) + ")";
        }
    }

    private List<Way> ways() throws Exception {
        Path file = folder.resolve("roads.json");
        run(
                "ogr2ogr",
                "-f",
                "GeoJSON",
                file.toString(),
                data().resolve("andorra.osm.pbf").toString(),
                "lines",
                "-where",
                "highway is not null",
                "-select",
                "highway,other_tags");
        List<Way> ways = new ArrayList<>();
        for (JsonNode feature :
                JsonMapper.shared().readTree(Files.readString(file)).get("features")) {
            // a property without a value is left out
            JsonNode other = feature.get("properties").get("other_tags");
            String tags = other == null ? "" : other.asString("");
            boolean apart = tags.contains("\"bridge\"") || tags.contains("\"tunnel\"");
            List<Coordinate> points = new ArrayList<>();
            feature.get("geometry")
                    .get("coordinates")
                    .forEach(p -> points.add(
                            new Coordinate(p.get(0).asDouble(), p.get(1).asDouble())));
            String highway = feature.get("properties").get("highway").asString();
            ways.add(new Way(apart ? highway + " bridge" : highway, points));
        }
        return ways;
    }

    /** Ways from places to all that the shared points of the roads reach: great-circle lengths, every point a node. */
    private static Map<Coordinate, Double> dijkstra(List<Way> ways, List<Coordinate> from) {
        Map<Coordinate, List<Coordinate>> next = new HashMap<>();
        for (Way way : ways) {
            for (int i = 1; i < way.points().size(); i++) {
                Coordinate a = way.points().get(i - 1);
                Coordinate b = way.points().get(i);
                next.computeIfAbsent(a, c -> new ArrayList<>()).add(b);
                next.computeIfAbsent(b, c -> new ArrayList<>()).add(a);
            }
        }
        Map<Coordinate, Double> best = new HashMap<>();
        PriorityQueue<Map.Entry<Coordinate, Double>> queue = new PriorityQueue<>(Map.Entry.comparingByValue());
        from.forEach(place -> queue.add(Map.entry(place, 0.0)));
        while (!queue.isEmpty()) {
            Map.Entry<Coordinate, Double> at = queue.poll();
            if (best.putIfAbsent(at.getKey(), at.getValue()) == null) {
                next.getOrDefault(at.getKey(), List.of())
                        .forEach(to -> queue.add(Map.entry(to, at.getValue() + haversine(at.getKey(), to))));
            }
        }
        return best;
    }

    private static double haversine(Coordinate a, Coordinate b) {
        double dy = Math.toRadians(b.y - a.y) / 2;
        double dx = Math.toRadians(b.x - a.x) / 2;
        double h = Math.sin(dy) * Math.sin(dy)
                + Math.cos(Math.toRadians(a.y)) * Math.cos(Math.toRadians(b.y)) * Math.sin(dx) * Math.sin(dx);
        return 2 * 6_371_000 * Math.asin(Math.sqrt(h));
    }

    @Test
    @DisplayName("A1 ways by road agree with a plain Dijkstra within 1 % and 60 m")
    void roads() throws Exception {
        List<Way> ways = ways();
        List<Coordinate> main = ways.stream()
                .filter(way -> way.roadClass().equals("primary"))
                .flatMap(way -> Stream.of(way.points().get(0)))
                .toList();
        Random random = new Random(SEED);
        List<Coordinate> stations = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            stations.add(main.get(random.nextInt(main.size())));
        }
        Map<Coordinate, Double> plain = dijkstra(ways, stations);
        Emptied.facts(database);
        Staged utilities = Staged.of("utilities");
        for (int i = 0; i < ways.size(); i++) {
            utilities.row(
                    Map.of(
                            "utility_code",
                            "R" + i,
                            "kind",
                            "ROAD",
                            "class",
                            ways.get(i).roadClass()),
                    ways.get(i).wkt());
        }
        for (int i = 0; i < stations.size(); i++) {
            Coordinate at = stations.get(i);
            utilities.row(Map.of("utility_code", "P" + i, "kind", "POWER"), "POINT(" + at.x + " " + at.y + ")");
        }
        Staged parcels = Staged.of("parcels");
        List<Coordinate> places =
                main.stream().filter(plain::containsKey).limit(120).toList();
        assertThat(places).as("places that a road leads to").hasSize(120);
        for (int i = 0; i < places.size(); i++) {
            Coordinate at = places.get(i);
            parcels.row(
                    Map.of("parcel_code", "339922001001GB%05d".formatted(i + 1)),
                    Staged.square(at.x - SIDE / 2, at.y - SIDE / 2, SIDE));
        }
        ledger.commit(parcels.ready(database), false, "test");
        ledger.commit(utilities.ready(database), false, "test");
        assertThat(owner.sql("select value from live.setting where name = 'road_distance_basis'")
                        .query(String.class)
                        .single())
                .isEqualTo("NETWORK");
        List<Double> ours = owner.sql("select power_by_road_m from live.parcel order by parcel_code")
                .query(Double.class)
                .list();
        double worst = 0;
        for (int i = 0; i < places.size(); i++) {
            double expected = plain.get(places.get(i));
            assertThat(ours.get(i))
                    .as("parcel " + (i + 1) + ", seed " + SEED)
                    .isCloseTo(expected, within(60 + expected / 100));
            worst = Math.max(worst, Math.abs(ours.get(i) - expected));
        }
        assertThat(plain.get(places.get(0))).as("a way, not a point").isNotNaN();
        System.out.printf("ways by road of %d parcels: largest difference %.0f m%n", places.size(), worst);
    }

    @Test
    @DisplayName("A2 mean slopes agree with gdaldem within 0.1 degrees")
    void slopes() throws Exception {
        String hgt = "/vsizip/" + data().resolve("N42E001.hgt.zip") + "/N42E001.hgt";
        run(
                "gdalwarp",
                "-q",
                "-t_srs",
                "EPSG:32631",
                "-tr",
                "90",
                "90",
                "-te",
                "370000",
                "4700000",
                "400000",
                "4724000",
                "-r",
                "bilinear",
                "-ot",
                "Float32",
                hgt,
                "1.tif");
        run("gdaldem", "slope", "-q", "1.tif", "slope.tif");
        run("gdal_translate", "-q", "-of", "AAIGrid", "slope.tif", "slope.asc");
        List<String> rows = Files.readAllLines(folder.resolve("slope.asc"));
        int header = 0;
        while (Character.isLetter(rows.get(header).strip().charAt(0))) {
            header++;
        }
        double[][] slope = new double[rows.size() - header][];
        for (int i = header; i < rows.size(); i++) {
            slope[i - header] = Stream.of(rows.get(i).strip().split("\\s+"))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
        Random random = new Random(SEED);
        double worst = 0;
        int compared = 0;
        try (Heights heights = Heights.open(folder.resolve("1.tif"))) {
            for (int n = 0; n < 60; n++) {
                int left = 5 + random.nextInt(300);
                int top = 5 + random.nextInt(240);
                int size = 3 + random.nextInt(8);
                double sum = 0;
                int known = 0;
                for (int y = top; y < top + size; y++) {
                    for (int x = left; x < left + size; x++) {
                        // beside a hole of the heights there is no slope on either side
                        sum += slope[y][x] < 0 ? 0 : slope[y][x];
                        known += slope[y][x] < 0 ? 0 : 1;
                    }
                }
                if (known == 0) {
                    continue;
                }
                compared++;
                Geometry box = new GeometryFactory()
                        .toGeometry(new Envelope(
                                370_000 + left * 90 + 1,
                                370_000 + (left + size) * 90 - 1,
                                4_724_000 - (top + size) * 90 + 1,
                                4_724_000 - top * 90 - 1));
                double ours = heights.meanSlope(Crs.get(32631).toCgcs2000(box).orElseThrow())
                        .orElseThrow();
                double expected = sum / known;
                assertThat(ours).as("box " + n + ", seed " + SEED).isCloseTo(expected, within(0.1));
                worst = Math.max(worst, Math.abs(ours - expected));
            }
        }
        assertThat(compared).as("places with heights, of 60").isGreaterThan(40);
        System.out.printf("mean slopes of %d places: largest difference %.3f degrees%n", compared, worst);
    }
}
