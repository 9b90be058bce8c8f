package org.mumap.server.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mumap.server.ledger.Owner;
import org.mumap.server.published.lod.LevelTables;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@LayersTest
@DisplayName("Vector tiles: content, scope, budget, cache, abuse")
class TilesIT {

    private static final TileCoordinate DENSE = Fixture.DENSE;

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @TempDir
    Path folder;

    Http bureau;
    Http park;

    @Autowired
    LevelTables levels;

    @Autowired
    @Owner
    TransactionTemplate transaction;

    @Autowired
    @Owner
    JdbcClient owner;

    @BeforeEach
    void rows() {
        Fixture.load(database);
        levels.build();
        bureau = new Http(port, "bureau");
        park = new Http(port, "park1");
    }

    @Test
    @DisplayName("A1 a parcel in a tile has the id and the values of the published view")
    void content() {
        Map<Long, JsonNode> items = new HashMap<>();
        Map<String, Long> ids = new HashMap<>();
        Fixture.keys(database, "select parcel_code || ' ' || id from live.parcel")
                .forEach(row -> ids.put(row.split(" ")[0], Long.valueOf(row.split(" ")[1])));
        for (JsonNode feature :
                bureau.json("/ogc/collections/parcels/items?limit=10000").get("features")) {
            items.put(ids.get(feature.get("id").asString()), feature.get("properties"));
        }
        List<VectorTile.Feature> features = features(bureau, "parcels", quarter(), "");
        assertThat(features).hasSizeGreaterThan(300).allSatisfy(feature -> {
            JsonNode item = items.get(feature.id());
            assertThat(feature.properties().keySet())
                    .isSubsetOf(
                            "parcel_code",
                            "name",
                            "park_code",
                            "town",
                            "area_mu",
                            "land_use_code",
                            "supply_state",
                            "idle_finding",
                            "legal_state",
                            "tax_wan_per_mu",
                            "output_wan_per_mu",
                            "net_idle_days",
                            "holder_name",
                            "low_efficiency");
            feature.properties().forEach((name, value) -> {
                JsonNode expected = item.get(name);
                if (value instanceof Number number) {
                    assertThat(number.doubleValue()).as(name).isEqualTo(expected.doubleValue());
                } else {
                    assertThat(value.toString()).as(name).isEqualTo(expected.asString());
                }
            });
            item.properties().stream()
                    .filter(property -> List.of("holder_name", "park_code", "tax_wan_per_mu")
                            .contains(property.getKey()))
                    .forEach(property -> assertThat(feature.properties().containsKey(property.getKey()))
                            .isEqualTo(!property.getValue().isNull()));
        });
    }

    @Test
    @DisplayName("A2 the year asked for, else the newest closed one")
    void year() {
        assertThat(taxes("")).containsExactly(12.5);
        assertThat(taxes("?year=2025")).containsExactly(12.5);
        assertThat(taxes("?year=2023")).containsExactly(11.5);
        assertThat(taxes("?year=1999")).isEmpty();
    }

    @Test
    @DisplayName("A3 each collection reads well in our strict reader and in GDAL's, at low and at high zoom")
    void everyCollection() throws Exception {
        for (PublishedView view : PublishedViewsIT.catalogue(database).list()) {
            for (TileCoordinate at : List.of(new TileCoordinate(11, 1709, 851), DENSE, quarter())) {
                HttpResponse<byte[]> answer = tile(bureau, view.id(), at, "");
                if (at.z() < view.tiles().fromZoom()) {
                    assertThat(answer.statusCode()).as(view.id()).isEqualTo(204);
                    continue;
                }
                if (at.z() == 14 && answer.statusCode() == 204) {
                    continue;
                }
                VectorTile.Layer layer = VectorTile.read(answer.body()).layers().get(view.id());
                assertThat(layer.extent()).isEqualTo(4096);
                assertThat(layer.features()).as(view.id()).isNotEmpty();
                Path file = Files.write(folder.resolve(view.id() + at.z() + ".pbf"), answer.body());
                assertThat(Gdal.featureCount("-ro", "-so", "-al", "MVT:" + file))
                        .as(view.id())
                        .isEqualTo(layer.features().size());
            }
        }
    }

    @Test
    @DisplayName("A4 projects are lamps (points) on small scales and sites from zoom 14")
    void lamps() {
        assertThat(features(bureau, "project_sites", DENSE, "")).hasSize(12).allMatch(feature -> feature.type() == 1);
        assertThat(features(bureau, "project_sites", at(14, 120.514 + 0.0007, 29.0107), ""))
                .anyMatch(feature -> feature.type() == 3);
    }

    @Test
    @DisplayName("B1 park1 gets the same parcels through items, item, tiles, csv and GeoJSON: its own")
    void scope() {
        Set<String> own =
                Fixture.keys(database, "select parcel_code from live.parcel where park_code in ('P01', 'P0101')");
        assertThat(new TreeSet<>(FeaturesIT.walk(park, "/ogc/collections/parcels/items?limit=1000")))
                .isEqualTo(own);
        Set<String> drawn = new TreeSet<>();
        for (int x = DENSE.x() * 4; x < DENSE.x() * 4 + 4; x++) {
            for (int y = DENSE.y() * 4; y < DENSE.y() * 4 + 4; y++) {
                drawn.addAll(keys(park, new TileCoordinate(14, x, y)));
            }
        }
        drawn.addAll(keys(park, at(16, 120.7005, 29.1005)));
        assertThat(drawn).isEqualTo(own);
        JsonNode exported = park.json("/api/exports/parcels.geojson");
        assertThat(exported.get("features")
                        .valueStream()
                        .map(f -> f.get("id").asString())
                        .collect(Collectors.toSet()))
                .isEqualTo(own);
        Set<String> csv = Http.text(park.get("/api/exports/parcels.csv"))
                .lines()
                .skip(1)
                .map(line -> line.split(",")[0])
                .collect(Collectors.toSet());
        assertThat(csv).isEqualTo(own);
        for (String foreign : List.of("339922001001GB06000", "339922001001GB03000")) {
            assertThat(park.get("/ogc/collections/parcels/items/" + foreign).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    @DisplayName("B2 who has no data scope gets nothing; a town's officer gets the parcels of his towns")
    void otherScopes() {
        assertThat(tile(new Http(port, "admin"), "parcels", quarter(), "").statusCode())
                .isEqualTo(204);
        assertThat(tile(new Http(port, "admin"), "control_lines", DENSE, "").statusCode())
                .isEqualTo(204);
        assertThat(features(new Http(port, "inspector"), "parcels", DENSE, ""))
                .hasSize(3200)
                .allMatch(feature -> feature.properties().get("town").equals("沙河镇"));
    }

    @Test
    @DisplayName("B3 one reader's tag never gives another a 304 for what differs")
    void tagsPerScope() {
        String tag =
                tile(bureau, "parcels", DENSE, "").headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> others = park.send(park.request(path("parcels", DENSE, ""))
                .header("If-None-Match", tag)
                .GET());
        assertThat(others.statusCode()).isEqualTo(200);
        assertThat(others.headers().firstValue("ETag")).isNotEqualTo(java.util.Optional.of(tag));
    }

    @Test
    @DisplayName(
            "C1 a tile of another layer holds 5,000 features at most; a parcel tile too: blocks where they would be more")
    void budget() {
        HttpResponse<byte[]> answer = tile(bureau, "parcels", DENSE, "");
        assertThat(answer.body()).hasSizeLessThanOrEqualTo(500_000);
        List<VectorTile.Feature> blocks = features(bureau, "parcels", DENSE, "");
        assertThat(blocks).hasSizeLessThanOrEqualTo(5000);
        assertThat(blocks.stream()
                        .mapToLong(block -> ((Number) block.properties().get("parcels")).longValue())
                        .sum())
                .isEqualTo(6400);
        assertThat(tile(bureau, "parcels", new TileCoordinate(5, 1709 >> 6, 851 >> 6), "")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("D1 private, revalidated by a strong tag; 304 without a body; gzip only for whom takes it")
    void cache() throws Exception {
        HttpResponse<byte[]> plain = tile(bureau, "parcels", quarter(), "");
        String tag = plain.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        assertThat(plain.headers().firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(plain.headers().firstValue("Content-Type")).contains("application/vnd.mapbox-vector-tile");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        HttpResponse<byte[]> again = bureau.send(bureau.request(path("parcels", quarter(), ""))
                .header("If-None-Match", tag)
                .GET());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        HttpResponse<byte[]> zipped = bureau.send(bureau.request(path("parcels", quarter(), ""))
                .header("Accept-Encoding", "br, gzip")
                .GET());
        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(zipped.headers().firstValue("ETag")).isNotEqualTo(java.util.Optional.of(tag));
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
                .isEqualTo(plain.body());
    }

    @Test
    @DisplayName("D2 after a commit the very next tile shows it, and the old tag is no longer good")
    void commit() {
        TileCoordinate at = at(16, 120.7005, 29.1005);
        HttpResponse<byte[]> before = tile(bureau, "parcels", at, "");
        String tag = before.headers().firstValue("ETag").orElseThrow();
        for (int i = 0; i < 5; i++) {
            String name = "改名 " + i;
            Fixture.commit(
                    transaction,
                    owner,
                    "update live.parcel set name = '" + name + "' where parcel_code = 'REG/12'",
                    "update live.version set n = n + 1 where layer = 'parcels'");
            HttpResponse<byte[]> after = bureau.send(bureau.request(path("parcels", at, ""))
                    .header("If-None-Match", tag)
                    .GET());
            assertThat(after.statusCode()).isEqualTo(200);
            assertThat(VectorTile.read(after.body()).layers().get("parcels").features())
                    .singleElement()
                    .satisfies(feature -> assertThat(feature.properties()).containsEntry("name", name));
        }
    }

    @Test
    @DisplayName("D3 many at once get the same tile, also when it is not yet encoded")
    void together() throws Exception {
        Fixture.commit(transaction, owner, "update live.version set n = n + 1 where layer = 'parcels'");
        var pool = Executors.newFixedThreadPool(24);
        try {
            List<Callable<String>> askers = java.util.Collections.nCopies(
                    48,
                    () -> tile(bureau, "parcels", DENSE, "")
                            .headers()
                            .firstValue("ETag")
                            .orElse("none"));
            Set<String> tags = new TreeSet<>();
            for (var answer : pool.invokeAll(askers)) {
                tags.add(answer.get());
            }
            assertThat(tags).singleElement().asString().startsWith("\"");
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -1/0/0                     | 400
            0/-1/0                     | 400
            0/0/-1                     | 400
            1.5/0/0                    | 400
            12/1702.0/3419             | 400
            NaN/0/0                    | 400
            12/1e3/3419                | 400
            12/0x6a8/3419              | 400
            12/99999999999999999999/0  | 400
            12/1702/3419.mvt           | 400
            12/1702/'                  | 400
            23/0/0                     | 404
            31/0/0                     | 404
            2147483648/0/0             | 404
            9999999999/0/0             | 404
            0/1/0                      | 404
            0/0/1                      | 404
            12/4096/0                  | 404
            12/0/2147483648            | 404
            0/0/0                      | 204
            22/0/0                     | 204
            """)
    @DisplayName("E1 an address that is no tile is refused before any SQL, an empty one is 204; never an error of ours")
    void abuse(String address, int status) {
        HttpResponse<byte[]> answer =
                bureau.get("/ogc/collections/parcels/tiles/WebMercatorQuad/" + address.replace("'", "%27"));
        assertThat(answer.statusCode()).as(Http.text(answer)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "/ogc/collections/secrets/tiles/WebMercatorQuad/0/0/0, 404",
        "/ogc/collections/pg_class/tiles/WebMercatorQuad/0/0/0, 404",
        "/ogc/collections/parcels/tiles/WorldCRS84Quad/0/0/0, 404",
        "/ogc/collections/parcels/tiles/WebMercatorQuad/12/1702/3419?year=abc, 400",
        "/ogc/collections/parcels/tiles/WebMercatorQuad/12/1702/3419?year=-1, 400",
        "/ogc/collections/parcels/tiles/WebMercatorQuad/12/1702/3419?x=1, 400"
    })
    @DisplayName("E2 nor is any other part of the address taken on trust")
    void otherAbuse(String path, int status) {
        assertThat(bureau.get(path).statusCode()).isEqualTo(status);
    }

    @Test
    @DisplayName(
            "E3 a tile that takes longer than five seconds is 503, holds nobody else up, and is good again afterwards")
    void timeout() throws Exception {
        Fixture.commit(transaction, owner, "update live.version set n = n + 1 where layer = 'utilities'");
        var pool = Executors.newSingleThreadExecutor();
        try (Connection holder = database.owner();
                var sql = holder.createStatement()) {
            holder.setAutoCommit(false);
            sql.execute("lock table live.utility in access exclusive mode");
            var waiting = pool.submit(() -> tile(bureau, "utilities", DENSE, ""));
            assertThat(tile(bureau, "parcels", quarter(), "").statusCode()).isEqualTo(200);
            HttpResponse<byte[]> answer = waiting.get();
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(Http.text(answer)).contains("tile-too-slow");
            holder.rollback();
        } finally {
            pool.shutdownNow();
        }
        assertThat(tile(bureau, "utilities", DENSE, "").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("F1 TileJSON and style lead a map library to the tiles")
    void documents() {
        for (PublishedView view : PublishedViewsIT.catalogue(database).list()) {
            JsonNode style = bureau.json("/ogc/collections/" + view.id() + "/styles/default");
            assertThat(style.get("version").asInt()).isEqualTo(8);
            assertThat(style.get("layers")).isNotEmpty().allSatisfy(layer -> {
                assertThat(layer.get("source-layer").asString()).isEqualTo(view.id());
                assertThat(layer.get("paint")).isNotNull();
            });
            String url = style.get("sources").get(view.id()).get("url").asString();
            JsonNode tileJson = bureau.json(url.replaceFirst("^http://[^/]+", ""));
            assertThat(tileJson.get("tilejson").asString()).isEqualTo("3.0.0");
            assertThat(tileJson.get("minzoom").asInt()).isEqualTo(view.tiles().fromZoom());
            assertThat(tileJson.get("bounds")).hasSize(4);
            assertThat(tileJson.get("vector_layers").get(0).get("fields").size())
                    .isEqualTo(view.tiles().properties().size());
            String tile = tileJson.get("tiles")
                    .get(0)
                    .asString()
                    .replaceFirst("^http://[^/]+", "")
                    .replace("{z}", "12")
                    .replace("{y}", "1702")
                    .replace("{x}", "3419");
            assertThat(bureau.get(tile).statusCode()).as(tile).isEqualTo(200);
        }
    }

    private Set<Double> taxes(String query) {
        return features(bureau, "parcels", quarter(), query).stream()
                .filter(feature -> feature.properties().containsKey("tax_wan_per_mu"))
                .map(feature -> (Double) feature.properties().get("tax_wan_per_mu"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keys(Http http, TileCoordinate at) {
        return features(http, "parcels", at, "").stream().map(TilesIT::key).collect(Collectors.toSet());
    }

    private static String key(VectorTile.Feature feature) {
        return String.valueOf(feature.properties().get("parcel_code"));
    }

    private static List<VectorTile.Feature> features(Http http, String collection, TileCoordinate at, String query) {
        HttpResponse<byte[]> answer = tile(http, collection, at, query);
        return answer.statusCode() == 204
                ? List.of()
                : VectorTile.read(answer.body()).layers().get(collection).features();
    }

    private static HttpResponse<byte[]> tile(Http http, String collection, TileCoordinate at, String query) {
        return http.get(path(collection, at, query));
    }

    private static String path(String collection, TileCoordinate at, String query) {
        return "/ogc/collections/%s/tiles/WebMercatorQuad/%d/%d/%d%s"
                .formatted(collection, at.z(), at.y(), at.x(), query);
    }

    /** A tile of zoom 14 inside the grid, wholly filled. */
    private static TileCoordinate quarter() {
        return new TileCoordinate(14, DENSE.x() * 4 + 1, DENSE.y() * 4 + 1);
    }

    private static TileCoordinate at(int z, double longitude, double latitude) {
        double phi = Math.toRadians(latitude);
        int x = (int) Math.floor((longitude + 180) / 360 * (1 << z));
        int y = (int) Math.floor((1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI) / 2 * (1 << z));
        return new TileCoordinate(z, x, y);
    }
}
