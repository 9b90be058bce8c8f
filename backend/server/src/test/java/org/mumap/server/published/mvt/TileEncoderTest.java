package org.mumap.server.published.mvt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

@DisplayName("Tiles from rows: grid, edge, validity, attributes")
class TileEncoderTest {

    private static final double WORLD = 2 * Math.PI * 6378137;

    // a tile unit is a metre here times this; the shapes below are written in tile units
    private static final int Z = 14;
    private static final int X = 13678;
    private static final int Y = 6826;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private static byte[] ewkb(Geometry inUnits) {
        return ewkb(inUnits, 2, ByteOrderValues.LITTLE_ENDIAN);
    }

    private static byte[] ewkb(Geometry inUnits, int dimension, int order) {
        double width = WORLD / (1 << Z);
        double unit = width / TileEncoder.EXTENT;
        Geometry onEarth = AffineTransformation.scaleInstance(unit, -unit)
                .translate(X * width - WORLD / 2, WORLD / 2 - Y * width)
                .transform(inUnits);
        onEarth.setSRID(3857);
        return new WKBWriter(dimension, order, true).write(onEarth);
    }

    private static Geometry wkt(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    private static List<StrictTile.Feature> encode(byte[] ewkb) {
        TileEncoder tile = new TileEncoder(Z, X, Y);
        TileLayer layer = tile.layer("l");
        if (layer.begin(1, ewkb)) {
            layer.end();
        }
        byte[] bytes = tile.toBytes();
        return bytes.length == 0
                ? List.of()
                : StrictTile.parse(bytes).layer("l").features();
    }

    private static String drawn(String wkt) {
        List<StrictTile.Feature> features = encode(ewkb(wkt(wkt)));
        return features.isEmpty() ? "" : features.get(0).geometry().norm().toText();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            A01 | a point                         | POINT (10 20)                                   | MULTIPOINT ((10 20))
            A02 | rounded to the grid             | POINT (9.6 20.4)                                | MULTIPOINT ((10 20))
            A03 | a point in the buffer           | POINT (-64 4160)                                | MULTIPOINT ((-64 4160))
            A04 | a point beyond                  | POINT (-65 10)                                  | ''
            A05 | some of many points             | MULTIPOINT ((1 1), (5000 5), (2 2))             | MULTIPOINT ((1 1), (2 2))
            A06 | an empty point                  | POINT EMPTY                                     | ''
            B01 | a line                          | LINESTRING (0 0, 10 10, 20 0)                   | MULTILINESTRING ((0 0, 10 10, 20 0))
            B02 | a line through the tile         | LINESTRING (-1000 100, 9000 100)                | MULTILINESTRING ((-64 100, 4160 100))
            B03 | a line that leaves and returns  | LINESTRING (10 10, 10 -200, 30 -200, 30 10)     | MULTILINESTRING ((10 10, 10 -64), (30 -64, 30 10))
            B04 | a line beyond                   | LINESTRING (-200 0, 0 -200)                     | ''
            B05 | a line that touches a corner    | LINESTRING (-128 0, 0 -128)                     | ''
            B06 | a line of one grid point        | LINESTRING (10 10, 10.2 10.2)                   | ''
            B07 | repeated points                 | LINESTRING (0 0, 0 0, 0.1 0, 5 5)               | MULTILINESTRING ((0 0, 5 5))
            B08 | several lines                   | MULTILINESTRING ((0 0, 5 5), (7 7, 9 9))        | MULTILINESTRING ((0 0, 5 5), (7 7, 9 9))
            C01 | a square                        | POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))         | MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)))
            C02 | drawn the other way round       | POLYGON ((0 0, 0 10, 10 10, 10 0, 0 0))         | MULTIPOLYGON (((10 0, 10 10, 0 10, 0 0, 10 0)))
            C03 | a square over the edge          | POLYGON ((-100 0, 10 0, 10 10, -100 10, -100 0)) | MULTIPOLYGON (((-64 10, -64 0, 10 0, 10 10, -64 10)))
            C04 | larger than the tile            | POLYGON ((-9000 -9000, 9000 -9000, 9000 9000, -9000 9000, -9000 -9000)) | MULTIPOLYGON (((-64 -64, 4160 -64, 4160 4160, -64 4160, -64 -64)))
            C05 | beyond                          | POLYGON ((5000 0, 5010 0, 5010 10, 5000 0))     | ''
            C06 | smaller than the grid           | POLYGON ((0 0, 0.3 0, 0.3 0.3, 0 0))            | ''
            C07 | a sliver without area           | POLYGON ((0 0, 10 0, 20 0.3, 0 0))              | ''
            C08 | a hole                          | POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0), (5 5, 15 5, 15 15, 5 15, 5 5)) | MULTIPOLYGON (((0 0, 20 0, 20 20, 0 20, 0 0), (5 15, 15 15, 15 5, 5 5, 5 15)))
            C09 | a hole smaller than the grid    | POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0), (5 5, 5.2 5, 5.2 5.2, 5 5)) | MULTIPOLYGON (((0 0, 20 0, 20 20, 0 20, 0 0)))
            C10 | a ring drawn outside takes its holes along | POLYGON ((5000 0, 5020 0, 5020 20, 5000 20, 5000 0), (5005 5, 5015 5, 5015 15, 5005 5)) | ''
            C11 | two parts                       | MULTIPOLYGON (((0 0, 8 0, 8 8, 0 0)), ((9 9, 14 9, 14 14, 9 9))) | MULTIPOLYGON (((0 0, 8 0, 8 8, 0 0)), ((9 9, 14 9, 14 14, 9 9)))
            C12 | an island in a lake             | MULTIPOLYGON (((0 0, 20 0, 20 20, 0 20, 0 0), (5 5, 15 5, 15 15, 5 15, 5 5)), ((8 8, 12 8, 12 12, 8 8))) | MULTIPOLYGON (((0 0, 20 0, 20 20, 0 20, 0 0), (5 15, 15 15, 15 5, 5 5, 5 15)), ((8 8, 12 8, 12 12, 8 8)))
            D01 | a collection: its polygons      | GEOMETRYCOLLECTION (POINT (1 1), LINESTRING (0 0, 5 5), POLYGON ((0 0, 10 0, 10 10, 0 0)), MULTIPOLYGON (((20 0, 30 0, 30 10, 20 0)))) | MULTIPOLYGON (((0 0, 10 0, 10 10, 0 0)), ((20 0, 30 0, 30 10, 20 0)))
            D02 | a collection without polygons   | GEOMETRYCOLLECTION (POINT (1 1), LINESTRING (0 0, 5 5)) | MULTILINESTRING ((0 0, 5 5))
            D03 | nothing                         | GEOMETRYCOLLECTION EMPTY                        | ''
            """)
    @DisplayName("A points, B lines, C polygons, D collections")
    void shapes(String number, String what, String wkt, String expected) {
        assertThat(drawn(wkt))
                .isEqualTo(expected.isEmpty() ? "" : wkt(expected).norm().toText());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            E1 | rounding folds a notch onto its own edge  | POLYGON ((0 0, 20 0, 20 10, 10.4 0.3, 9.6 0.3, 0 10, 0 0)) | 100
            E2 | rounding turns two corners past each other | POLYGON ((0 0, 10 0.2, 20 0, 20 10, 10 0.4, 0 10, 0 0)) | 100
            E3 | a neck closes                             | POLYGON ((0 0, 10 0, 10 4.6, 20 4.6, 20 0, 30 0, 30 10, 20 10, 20 4.9, 10 4.9, 10 10, 0 10, 0 0)) | 200
            E4 | a concave shape cut into two at the edge  | POLYGON ((-200 0, 100 0, 100 10, -100 10, -100 20, 100 20, 100 30, -200 30, -200 0)) | 3280
            E5 | a bow tie                                 | POLYGON ((0 0, 10 0, -5 15, 15 15, 0 0)) | 125
            E6 | a spike                                   | POLYGON ((0 0, 10 0, 10 10, 10 30, 10 10, 0 10, 0 0)) | 100
            E7 | a hole that rounding moves onto the shell | POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0), (0.3 5, 0.3 10, 5 10, 5 5, 0.3 5)) | 375
            E8 | two parts that rounding lays together     | MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)), ((10.3 0, 20 0, 20 10, 10.3 10, 10.3 0))) | 200
            """)
    @DisplayName("E what rounding or cutting would make invalid comes out valid, with its area")
    void repaired(String number, String what, String wkt, double area) {
        List<StrictTile.Feature> features = encode(ewkb(wkt(wkt)));
        assertThat(features).hasSize(1);
        assertThat(features.get(0).geometry().isValid()).isTrue();
        assertThat(features.get(0).area()).isEqualTo(area);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            S1 | cut to a corner of one unit            | POLYGON ((4159 100, 4300 0, 4300 200, 4159 101, 4159 100)) | true
            S2 | cut to a strip of one unit             | POLYGON ((-163 0, -63 0, -63 400, -163 400, -163 0))       | true
            S3 | cut to a strip of three units          | POLYGON ((-161 0, -61 0, -61 400, -161 400, -161 0))       | false
            S4 | beyond the edge by a unit              | POLYGON ((-163 0, -65 0, -65 400, -163 400, -163 0))       | true
            S5 | beyond the edge by three units         | POLYGON ((-163 0, -67 0, -67 400, -163 400, -163 0))       | false
            S6 | thin, inside the tile                  | POLYGON ((100 100, 130 100, 160 101, 100 100))             | true
            S7 | small, but a square                    | POLYGON ((100 100, 104 100, 104 104, 100 104, 100 100))    | false
            """)
    @DisplayName("S what rounding may leave or lose is set aside for PostGIS to decide, and nothing else is")
    void scraps(String number, String what, String wkt, boolean scrap) {
        TileLayer layer = new TileEncoder(Z, X, Y).layer("l");
        boolean begun = layer.begin(7, ewkb(wkt(wkt)));
        assertThat(layer.scraps()).isEqualTo(scrap ? new long[] {7} : new long[0]);
        assertThat(begun && scrap).isFalse();
    }

    @Test
    @DisplayName("F1 heights, measures and the other byte order are read over")
    void dimensions() {
        Geometry flat = wkt("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))");
        Geometry high = wkt("POLYGON Z((0 0 7, 10 0 7, 10 10 7, 0 10 7, 0 0 7))");
        Geometry measured = wkt("POLYGON ZM((0 0 7 1, 10 0 7 2, 10 10 7 3, 0 10 7 4, 0 0 7 5))");
        List<StrictTile.Feature> expected = encode(ewkb(flat));
        assertThat(encode(ewkb(flat, 2, ByteOrderValues.BIG_ENDIAN))).isEqualTo(expected);
        assertThat(encode(ewkb(high, 3, ByteOrderValues.LITTLE_ENDIAN))).isEqualTo(expected);
        assertThat(encode(ewkb(measured, 4, ByteOrderValues.BIG_ENDIAN))).isEqualTo(expected);
    }

    @Test
    @DisplayName("F2 what is no geometry is refused, whatever it announces")
    void refused() {
        byte[] good = ewkb(wkt("MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)))"));
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> encode(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        byte[] many = good.clone();
        Arrays.fill(many, 9, 13, (byte) 0x7F);
        assertThatThrownBy(() -> encode(many)).hasMessageContaining("announced");
        byte[] curve = good.clone();
        curve[1] = 8;
        assertThatThrownBy(() -> encode(curve)).hasMessageContaining("geometry type 8");
        assertThatThrownBy(() -> new TileEncoder(Z, X, Y).layer("l").begin(-1, good))
                .hasMessageContaining("not negative");
    }

    @Test
    @DisplayName("F3 the deepest tile inside a county: grid coordinates of more than 32 bits")
    void deep() {
        Geometry county = FACTORY.toGeometry(new org.locationtech.jts.geom.Envelope(1.2e7, 1.4e7, 3e6, 4e6));
        county.setSRID(3857);
        TileEncoder tile = new TileEncoder(22, 3_501_000, 1_747_000);
        TileLayer layer = tile.layer("l");
        assertThat(layer.begin(1, new WKBWriter(2, true).write(county))).isTrue();
        layer.end();
        assertThat(StrictTile.parse(tile.toBytes()).layer("l").features().get(0).area())
                .isEqualTo(4224.0 * 4224);
    }

    @Test
    @DisplayName("G1 attributes: each type, equal values written once, missing ones left out")
    void attributes() {
        TileEncoder tile = new TileEncoder(Z, X, Y);
        TileLayer layer = tile.layer("l");
        int text = layer.key("text");
        int number = layer.key("number");
        int whole = layer.key("whole");
        int flag = layer.key("flag");
        byte[] point = ewkb(wkt("POINT (1 1)"));
        for (int i = 0; i < 1000; i++) {
            assertThat(layer.begin(i, point)).isTrue();
            layer.text(text, "闲置 \uD83C\uDF3E");
            layer.number(number, i % 2 == 0 ? -0.5 : 1e300);
            layer.integer(whole, i % 2 == 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
            if (i == 3) {
                layer.flag(flag, true);
            }
            layer.end();
        }
        byte[] bytes = tile.toBytes();
        List<StrictTile.Feature> features = StrictTile.parse(bytes).layer("l").features();
        assertThat(features.get(3).attributes())
                .isEqualTo(Map.of("text", "闲置 \uD83C\uDF3E", "number", 1e300, "whole", Long.MAX_VALUE, "flag", true));
        assertThat(features.get(4).attributes())
                .isEqualTo(Map.of("text", "闲置 \uD83C\uDF3E", "number", -0.5, "whole", Long.MIN_VALUE));
        assertThat(bytes.length).isLessThan(25_000);
    }

    @Test
    @DisplayName("G2 many values: each keeps its own")
    void manyValues() {
        TileEncoder tile = new TileEncoder(Z, X, Y);
        TileLayer layer = tile.layer("l");
        int text = layer.key("text");
        int whole = layer.key("whole");
        byte[] point = ewkb(wkt("POINT (1 1)"));
        for (int i = 0; i < 5000; i++) {
            layer.begin(i, point);
            layer.text(text, "P" + i * 31);
            layer.integer(whole, i - 2500);
            layer.end();
        }
        assertThat(StrictTile.parse(tile.toBytes()).layer("l").features())
                .allSatisfy(feature -> assertThat(feature.attributes())
                        .isEqualTo(Map.of("text", "P" + feature.id() * 31, "whole", feature.id() - 2500)));
    }

    @Test
    @DisplayName("G3 layers stand one after the other; an empty one is left out; a name stands once")
    void layers() {
        TileEncoder tile = new TileEncoder(Z, X, Y);
        for (String name : List.of("parcels", "empty", "parks")) {
            TileLayer layer = tile.layer(name);
            if (!name.equals("empty")) {
                layer.begin(1, ewkb(wkt("POINT (1 1)")));
                layer.end();
            }
        }
        assertThat(StrictTile.parse(tile.toBytes()).layers())
                .extracting(StrictTile.Layer::name)
                .containsExactly("parcels", "parks");
        assertThatThrownBy(() -> tile.layer("parks")).hasMessageContaining("twice");
        assertThat(new TileEncoder(Z, X, Y).toBytes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName("H1 whatever the polygon, what is drawn is valid and its area is right to the rounding")
    void property(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            Polygon polygon = randomPolygon(random);
            if (!polygon.isValid()) {
                continue;
            }
            List<StrictTile.Feature> features = encode(ewkb(polygon));
            Geometry box = FACTORY.toGeometry(new org.locationtech.jts.geom.Envelope(-64, 4160, -64, 4160));
            Geometry seen = polygon.intersection(box);
            String said = "seed " + seed + ", polygon " + i + ": " + polygon;
            double area = 0;
            if (!features.isEmpty()) {
                Geometry geometry = features.get(0).geometry();
                assertThat(geometry.isValid()).as(said).isTrue();
                assertThat(box.covers(geometry)).as(said).isTrue();
                area = features.get(0).area();
            }
            assertThat(Math.abs(area - seen.getArea())).as(said).isLessThanOrEqualTo(1.1 * seen.getLength() + 4);
        }
    }

    // a wavy ring of any size about a point near the tile, sometimes with a hole; small ones collapse on the grid
    private static Polygon randomPolygon(Random random) {
        double middleX = random.nextDouble() * 4400 - 150;
        double middleY = random.nextBoolean() ? random.nextDouble() * 4400 - 150 : random.nextInt(3) * 2048;
        double radius = Math.exp(random.nextDouble() * 9 - 0.5);
        int corners = 3 + random.nextInt(random.nextInt(20) == 0 ? 400 : 30);
        LinearRing shell = wave(random, middleX, middleY, radius, corners);
        LinearRing[] holes = random.nextInt(4) == 0
                ? new LinearRing[] {wave(random, middleX, middleY, radius * 0.25, 3 + random.nextInt(8))}
                : new LinearRing[0];
        return FACTORY.createPolygon(shell, holes);
    }

    private static LinearRing wave(Random random, double middleX, double middleY, double radius, int corners) {
        List<Coordinate> ring = new ArrayList<>();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double reach = radius * (0.3 + 0.7 * random.nextDouble());
            ring.add(new Coordinate(middleX + reach * Math.cos(angle), middleY + reach * Math.sin(angle)));
        }
        ring.add(ring.get(0).copy());
        return FACTORY.createLinearRing(ring.toArray(Coordinate[]::new));
    }
}
