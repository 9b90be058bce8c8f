package org.mumap.server.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.mumap.server.published.lod.LevelTables;
import org.mumap.server.published.mvt.StrictTile;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Annex A of OGC API Tiles Part 1 (20-057), one test per requirement of the classes that {@code /ogc/conformance} names. */
@LayersTest
@DisplayName("OGC API Tiles, Annex A")
class TilesConformanceIT {

    private static final String CONF = "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/";
    private static final String TILING_SCHEME = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme";
    private static final String TILESETS = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector";
    private static final String MVT = "application/vnd.mapbox-vector-tile";

    /** A quarter of the dense tile: full of parcels, few enough to be drawn one by one. */
    private static final TileCoordinate AT =
            new TileCoordinate(14, Fixture.DENSE.x() * 4 + 1, Fixture.DENSE.y() * 4 + 1);

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    LevelTables levels;

    @TempDir
    Path folder;

    Http bureau;

    @BeforeEach
    void rows() {
        Fixture.load(database);
        levels.build();
        bureau = new Http(port, "bureau");
    }

    private JsonNode tileSet(String collection) {
        return bureau.json("/ogc/collections/" + collection + "/tiles/WebMercatorQuad");
    }

    private static JsonNode link(JsonNode links, String rel) {
        return links.valueStream()
                .filter(link -> link.get("rel").asString().equals(rel))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no link " + rel + " in " + links));
    }

    private static String local(JsonNode link) {
        return link.get("href").asString().replaceFirst("^http://[^/]+", "");
    }

    private static String fill(String template, Object z, Object row, Object column) {
        return template.replace("{tileMatrix}", z.toString())
                .replace("{tileRow}", row.toString())
                .replace("{tileCol}", column.toString());
    }

    private List<String> collections() {
        return bureau.json("/ogc/collections")
                .get("collections")
                .valueStream()
                .map(one -> one.get("id").asString())
                .toList();
    }

    @Test
    @DisplayName("/req/core/conformance-success")
    void coreConformanceSuccess() {
        List<String> classes = bureau.json("/ogc/conformance")
                .get("conformsTo")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        assertThat(classes)
                .contains(
                        CONF + "core",
                        CONF + "tileset",
                        CONF + "tilesets-list",
                        CONF + "geodata-tilesets",
                        CONF + "mvt",
                        CONF + "oas30");
    }

    @Test
    @DisplayName("/req/core/tc-op")
    void coreTcOp() {
        for (String collection : collections()) {
            JsonNode item = link(tileSet(collection).get("links"), "item");
            HttpResponse<byte[]> tile = bureau.get(fill(local(item), AT.z(), AT.y(), AT.x()));
            assertThat(tile.statusCode()).as(collection).isIn(200, 204);
        }
        assertThat(bureau.get(fill(local(link(tileSet("parcels").get("links"), "item")), AT.z(), AT.y(), AT.x()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("/req/core/tc-tilematrix-definition, tc-tilerow-definition, tc-tilecol-definition")
    void coreTileParametersAreDefined() {
        JsonNode paths = bureau.json("/ogc/api").get("paths");
        JsonNode tile = paths.get("/collections/parcels/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}");
        for (String name : List.of("tileMatrix", "tileRow", "tileCol")) {
            JsonNode parameter = tile.get("get")
                    .get("parameters")
                    .valueStream()
                    .filter(one -> one.get("name").asString().equals(name))
                    .findFirst()
                    .orElseThrow();
            assertThat(parameter.get("in").asString()).isEqualTo("path");
            assertThat(parameter.get("required").asBoolean()).isTrue();
            assertThat(parameter.get("schema").get("type").asString()).isEqualTo("string");
        }
    }

    @Test
    @DisplayName("/req/core/tc-success")
    void coreTcSuccess() {
        HttpResponse<byte[]> answer = bureau.get(path("parcels", AT));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(MVT);
        StrictTile.Layer layer = StrictTile.parse(answer.body()).layer("parcels");
        // what is in the tile lies in its area or touches it, its buffer included
        Envelope area = new Envelope(-256, layer.extent() + 256, -256, layer.extent() + 256);
        assertThat(layer.features())
                .hasSizeGreaterThan(300)
                .allSatisfy(
                        feature -> assertThat(area.intersects(feature.geometry().getEnvelopeInternal()))
                                .isTrue());
    }

    @Test
    @DisplayName("/req/core/tc-error")
    void coreTcError() {
        for (String outside : List.of("14/16384/0", "14/0/16384", "23/0/0", "-1/0/0", "1.5/0/0", "NaN/0/0")) {
            assertThat(bureau.get("/ogc/collections/parcels/tiles/WebMercatorQuad/" + outside)
                            .statusCode())
                    .as(outside)
                    .isIn(400, 404);
        }
        assertThat(bureau.get(path("parcels", new TileCoordinate(14, 0, 0))).statusCode())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("/req/tileset/description")
    void tilesetDescription() {
        for (String collection : collections()) {
            JsonNode set = tileSet(collection);
            assertThat(set.get("dataType").asString()).isEqualTo("vector");
            assertThat(set.get("crs").asString()).isEqualTo("http://www.opengis.net/def/crs/EPSG/0/3857");
            assertThat(set.get("tileMatrixSetURI").asString())
                    .isEqualTo("http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad");
            JsonNode item = link(set.get("links"), "item");
            assertThat(item.get("templated").asBoolean()).isTrue();
            assertThat(item.get("type").asString()).isEqualTo(MVT);
            assertThat(item.get("href").asString()).contains("{tileMatrix}", "{tileRow}", "{tileCol}");
            JsonNode scheme = bureau.json(local(link(set.get("links"), TILING_SCHEME)));
            assertThat(scheme.get("id").asString()).isEqualTo("WebMercatorQuad");
            assertThat(set.get("layers").get(0).get("id").asString()).isEqualTo(collection);
            assertThat(set.get("boundingBox").get("lowerLeft")).hasSize(2);
        }
    }

    @Test
    @DisplayName("the tile matrix set is that of OGC 17-083r4, annex D")
    void tileMatrixSetDefinition() {
        JsonNode list = bureau.json("/ogc/tileMatrixSets").get("tileMatrixSets");
        assertThat(list).hasSize(1);
        JsonNode matrices =
                bureau.json(local(link(list.get(0).get("links"), "self"))).get("tileMatrices");
        assertThat(matrices).hasSize(TileCoordinate.LAST_ZOOM + 1);
        // from the standard: scale denominators and cell sizes of WebMercatorQuad
        assertThat(matrices.get(0).get("scaleDenominator").asDouble()).isCloseTo(559082264.028717, within(1e-3));
        assertThat(matrices.get(0).get("cellSize").asDouble()).isCloseTo(156543.033928041, within(1e-6));
        assertThat(matrices.get(22).get("scaleDenominator").asDouble()).isCloseTo(133.295598799, within(1e-6));
        assertThat(matrices.get(0).get("pointOfOrigin").get(0).asDouble()).isCloseTo(-20037508.3427892, within(1e-6));
        assertThat(matrices.get(3).get("matrixWidth").asInt()).isEqualTo(8);
        assertThat(matrices.get(3).get("tileWidth").asInt()).isEqualTo(256);
        assertThat(bureau.get("/ogc/tileMatrixSets/WorldCRS84Quad").statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("/req/tilesets-list/tileset-links")
    void tilesetsListTilesetLinks() {
        for (String collection : collections()) {
            JsonNode sets =
                    bureau.json("/ogc/collections/" + collection + "/tiles").get("tilesets");
            assertThat(sets).hasSize(1);
            JsonNode set = sets.get(0);
            assertThat(set.get("dataType").asString()).isEqualTo("vector");
            assertThat(set.has("crs")).isTrue();
            assertThat(set.has("tileMatrixSetURI")).isTrue();
            assertThat(link(set.get("links"), TILING_SCHEME)).isNotNull();
            String self = local(link(set.get("links"), "self"));
            assertThat(self).isEqualTo("/ogc/collections/" + collection + "/tiles/WebMercatorQuad");
            assertThat(bureau.json(self).get("tilejson").asString()).isEqualTo("3.0.0");
        }
    }

    @Test
    @DisplayName("/req/geodata-tilesets/desc-links, operation")
    void geodataTilesets() {
        for (String collection : collections()) {
            JsonNode described = bureau.json("/ogc/collections/" + collection);
            String tiles = local(link(described.get("links"), TILESETS));
            assertThat(tiles).isEqualTo("/ogc/collections/" + collection + "/tiles");
            assertThat(bureau.get(tiles).statusCode()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("/req/mvt/content")
    void mvtContent() throws Exception {
        for (String collection : collections()) {
            int from = tileSet(collection).get("minzoom").asInt();
            for (TileCoordinate at : List.of(new TileCoordinate(12, Fixture.DENSE.x(), Fixture.DENSE.y()), AT)) {
                HttpResponse<byte[]> answer = bureau.get(path(collection, at));
                if (answer.statusCode() == 204) {
                    continue;
                }
                // refuses any feature without geometry or type, and whatever else the specification forbids
                StrictTile.Layer layer = StrictTile.parse(answer.body()).layer(collection);
                assertThat(at.z()).isGreaterThanOrEqualTo(from);
                Path file = Files.write(folder.resolve(collection + "-" + at.z() + ".mvt"), answer.body());
                String said = Gdal.ogrinfo(
                        "-ro",
                        "-so",
                        "-al",
                        "-oo",
                        "X=" + at.x(),
                        "-oo",
                        "Y=" + at.y(),
                        "-oo",
                        "Z=" + at.z(),
                        "MVT:" + file);
                assertThat(said).contains("Feature Count: " + layer.features().size());
            }
        }
    }

    @Test
    @DisplayName("/req/mvt/content: the grid maps to the tile's extent: GDAL finds a parcel where the features have it")
    void mvtGridIsTheTile() throws Exception {
        HttpResponse<byte[]> answer = bureau.get(path("parks", Fixture.DENSE));
        Path file = Files.write(folder.resolve("parks.mvt"), answer.body());
        String said = Gdal.ogrinfo(
                "-ro",
                "-so",
                "-al",
                "-oo",
                "X=" + Fixture.DENSE.x(),
                "-oo",
                "Y=" + Fixture.DENSE.y(),
                "-oo",
                "Z=12",
                "MVT:" + file);
        var found = java.util.regex.Pattern.compile(
                        "Extent: \\(([-\\d.]+), ([-\\d.]+)\\) - \\(([-\\d.]+), ([-\\d.]+)\\)")
                .matcher(said);
        assertThat(found.find()).as(said).isTrue();
        double[] drawn = Stream.of(1, 2, 3, 4)
                .mapToDouble(i -> Double.parseDouble(found.group(i)))
                .toArray();
        // the same box from the table, cut at the tile with its buffer
        double width = 2 * Math.PI * 6378137 / (1 << 12);
        double west = -Math.PI * 6378137 + Fixture.DENSE.x() * width;
        double north = Math.PI * 6378137 - Fixture.DENSE.y() * width;
        double pixel = width / 4096;
        double buffer = 256 * pixel;
        String envelope = String.format(
                Locale.ROOT,
                "st_makeenvelope(%f, %f, %f, %f, 3857)",
                west - buffer,
                north - width - buffer,
                west + width + buffer,
                north + buffer);
        List<Double> stored = Fixture.keys(database, """
                        select concat_ws(' ', st_xmin(b), st_ymin(b), st_xmax(b), st_ymax(b)) from (
                          select st_extent(st_intersection(geom_3857, %s)) b from live.park) t
                        """.formatted(envelope)).stream()
                .flatMap(row -> Stream.of(row.split(" ")).map(Double::valueOf))
                .toList();
        for (int i = 0; i < 4; i++) {
            assertThat(drawn[i]).isCloseTo(stored.get(i), within(buffer));
        }
    }

    @Test
    @DisplayName("/req/oas30/completeness, operation-id")
    void oas30OperationIds() {
        JsonNode paths = bureau.json("/ogc/api").get("paths");
        List<String> ids = paths.properties().stream()
                .map(path -> path.getValue().get("get").get("operationId").asString())
                .toList();
        for (String collection : collections()) {
            assertThat(ids)
                    .contains(
                            collection + ".collection.vector.getTileSetsList",
                            collection + ".collection.vector.getTileSet",
                            collection + ".collection.vector.getTile");
        }
        assertThat(ids).contains("getTileMatrixSetsList", "getTileMatrixSet").doesNotHaveDuplicates();
    }

    private static String path(String collection, TileCoordinate at) {
        return "/ogc/collections/" + collection + "/tiles/WebMercatorQuad/" + at.z() + "/" + at.y() + "/" + at.x();
    }
}
