package org.mumap.server.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("GeoJSON: read as a stream, written as it was read")
class GeoJsonTest {

    private static final String SQUARE = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}";

    private static GeoJsonFeatures open(String text) throws IOException {
        return GeoJsonFeatures.open(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 1_000);
    }

    private static List<GeoJsonFeatures.Feature> read(String text) throws IOException {
        List<GeoJsonFeatures.Feature> list = new ArrayList<>();
        try (GeoJsonFeatures features = open(text)) {
            for (var f = features.next(); f != null; f = features.next()) {
                list.add(f);
            }
        }
        return list;
    }

    private static String feature(String geometry) {
        return "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":"
                + geometry + "}]}";
    }

    @Test
    @DisplayName("A1 members may stand in any order; numbers stay exact; null is left out")
    void order() throws IOException {
        String text = "{\"features\":[{\"geometry\":" + SQUARE
                + ",\"properties\":{\"a\":0.1,\"b\":null,\"c\":[1,\"x\"],\"d\":{\"e\":true}},\"type\":\"Feature\"}],"
                + "\"crs\":{\"properties\":{\"name\":\"EPSG:4528\"},\"type\":\"name\"},\"type\":\"FeatureCollection\"}";
        try (GeoJsonFeatures features = open(text)) {
            assertThat(features.crsName()).contains("EPSG:4528");
            assertThat(features.count()).isEqualTo(1);
            var feature = features.next();
            assertThat(feature.properties())
                    .containsEntry("a", new BigDecimal("0.1"))
                    .doesNotContainKey("b");
            assertThat(feature.drawing()).isInstanceOf(Drawing.Shape.class);
            assertThat(features.next()).isNull();
        }
    }

    @Test
    @DisplayName("A2 a single feature, a missing geometry, an empty collection")
    void small() throws IOException {
        assertThat(read("{\"type\":\"Feature\",\"properties\":{\"n\":1},\"geometry\":null}"))
                .singleElement()
                .satisfies(f -> assertThat(f.drawing()).isInstanceOf(Drawing.None.class));
        assertThat(read("{\"type\":\"FeatureCollection\",\"features\":[]}")).isEmpty();
        assertThat(read(feature("null")).get(0).drawing()).isInstanceOf(Drawing.None.class);
    }

    @ParameterizedTest
    @DisplayName("B1 one bad shape is told with its reason; the file goes on")
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"type\":\"Point\",\"coordinates\":[1e400,0]}; INVALID_COORDINATE",
                "{\"type\":\"Point\",\"coordinates\":[\"1\",\"2\"]}; UNREADABLE",
                "{\"type\":\"Point\",\"coordinates\":[1]}; INVALID_COORDINATE",
                "{\"type\":\"Point\",\"coordinates\":7}; UNREADABLE",
                "{\"type\":\"Polygon\",\"coordinates\":[[0,0],[1,1],[1,0],[0,0]]}; UNREADABLE",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1]]]}; RING_NOT_CLOSED",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[0,0]]]}; TOO_FEW_POINTS",
                "{\"type\":\"LineString\",\"coordinates\":[[0,0]]}; TOO_FEW_POINTS",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[]}; EMPTY",
                "{\"type\":\"Polygon\",\"coordinates\":[[[[[[0,0]]]]]]}; UNREADABLE",
                "\"POINT(1 2)\"; UNREADABLE",
            })
    void broken(String geometry, String reason) throws IOException {
        assertThat(read(feature(geometry)).get(0).drawing())
                .isInstanceOfSatisfying(
                        Drawing.Broken.class, b -> assertThat(b.fault().args()).containsExactly("@reason." + reason));
    }

    @Test
    @DisplayName("B2 an open ring is told where it stays open")
    void openRing() throws IOException {
        Drawing drawing = read(feature("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[3,4]]]}"))
                .get(0)
                .drawing();
        assertThat(((Drawing.Broken) drawing).fault().place().getCoordinate()).hasToString("(3.0, 4.0, NaN)");
    }

    @Test
    @DisplayName("B3 more vertices than allowed are not even kept in memory")
    void vertices() throws IOException {
        String points = "[1,1],".repeat(2_000) + "[1,1]";
        assertThat(read(feature("{\"type\":\"LineString\",\"coordinates\":[" + points + "]}"))
                        .get(0)
                        .drawing())
                .isInstanceOfSatisfying(
                        Drawing.Broken.class, b -> assertThat(b.fault().code()).isEqualTo("too-many-vertices"));
    }

    @Test
    @DisplayName("C1 a crs that is a link is reported, not followed")
    void link() {
        assertThatThrownBy(() -> open("{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"link\",\"properties\":"
                        + "{\"href\":\"http://127.0.0.1:9/x\"}},\"features\":[]}"))
                .isInstanceOfSatisfying(
                        GeoJsonFeatures.NotGeoJson.class,
                        e -> assertThat(e.code()).isEqualTo("crs-link"));
    }

    @ParameterizedTest
    @DisplayName("C2 what is no JSON, too deep, or has a key twice ends in a clean refusal")
    @ValueSource(
            strings = {
                "{\"type\":\"FeatureCollection\",\"features\":[",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"a\":1,\"a\":2},\"geometry\":null}]}",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{\"a\":NaN}}]}",
            })
    void malformed(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(JacksonException.class);
    }

    @Test
    @DisplayName("C3 twenty thousand brackets are refused without an Error")
    void deep() {
        String text = feature("{\"type\":\"Polygon\",\"coordinates\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}");
        assertThatThrownBy(() -> read(text)).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @DisplayName("C4 other JSON is not GeoJSON")
    @ValueSource(
            strings = {"[]", "{}", "{\"type\":\"Topology\"}", "{\"type\":\"FeatureCollection\",\"features\":[]} {}"})
    void other(String text) {
        assertThatThrownBy(() -> open(text)).isInstanceOf(GeoJsonFeatures.NotGeoJson.class);
    }

    @ParameterizedTest
    @DisplayName("D1 what is written is read again as the same shape; the PostGIS driver's types keep it too")
    @ValueSource(
            strings = {
                "POINT (120.1234567890123 29.5)",
                "MULTIPOINT ((1 2), (3 4))",
                "LINESTRING (0 0, 1 1.5, 2 0)",
                "MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))",
                "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (2 2, 6 2, 6 6, 2 6, 2 2))",
                "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
            })
    void roundTrip(String wkt) throws ParseException {
        Geometry shape = new WKTReader(ShapeFault.FACTORY).read(wkt);
        String json = JsonMapper.builder().build().writeValueAsString(GeoJson.toMap(shape));
        Drawing again = GeoJson.parse(json, 1_000);
        assertThat(((Drawing.Shape) again).geometry().equalsExact(shape)).isTrue();
        assertThat(PostgisShapes.ofHex(PostgisShapes.toHex(shape)).equalsExact(shape))
                .isTrue();
    }

    @Test
    @DisplayName("D2 random shapes come back bit for bit (seed 20261123)")
    void random() {
        Random random = new Random(20261123);
        for (int i = 0; i < 200; i++) {
            Geometry shape = ShapeFault.FACTORY
                    .createPoint(new org.locationtech.jts.geom.Coordinate(
                            73 + 62 * random.nextDouble(), 18 + 36 * random.nextDouble()))
                    .buffer(random.nextDouble() * 0.01);
            String json = JsonMapper.builder().build().writeValueAsString(GeoJson.toMap(shape));
            assertThat(((Drawing.Shape) GeoJson.parse(json, 10_000)).geometry().equalsExact(shape))
                    .isTrue();
            assertThat(PostgisShapes.ofHex(PostgisShapes.toHex(shape)).equalsExact(shape))
                    .isTrue();
        }
    }
}
