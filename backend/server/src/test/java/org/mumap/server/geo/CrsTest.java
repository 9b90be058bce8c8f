package org.mumap.server.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.mumap.rules.measure.GaussZone;

@DisplayName("Coordinate systems: read, refused by name, brought to EPSG:4490")
class CrsTest {

    private static final String ARCGIS = "PROJCS[\"%s\",GEOGCS[\"%s\",DATUM[\"%s\",SPHEROID[\"%s\",%s]],"
            + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Gauss_Kruger\"],"
            + "PARAMETER[\"False_Easting\",%s],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",%s],"
            + "PARAMETER[\"Scale_Factor\",1.0],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";

    private static String china2000(String name, String easting, String meridian) {
        return ARCGIS.formatted(
                name,
                "GCS_China_Geodetic_Coordinate_System_2000",
                "D_China_2000",
                "CGCS2000",
                "6378137.0,298.257222101",
                easting,
                meridian);
    }

    private static String xian80(String name) {
        return ARCGIS.formatted(
                name, "GCS_Xian_1980", "D_Xian_1980", "Xian_1980", "6378140.0,298.257", "500000.0", "120.0");
    }

    @ParameterizedTest
    @DisplayName("A1 codes, URNs, addresses and CRS84 are names of the same thing")
    @CsvSource({
        "EPSG:4528, EPSG:4528",
        "epsg: 4528, EPSG:4528",
        "4528, EPSG:4528",
        "urn:ogc:def:crs:EPSG::4490, EPSG:4490",
        "http://www.opengis.net/def/crs/EPSG/0/4549, EPSG:4549",
        "urn:ogc:def:crs:OGC:1.3:CRS84, EPSG:4326",
    })
    void names(String text, String code) {
        assertThat(Crs.read(text))
                .isInstanceOfSatisfying(
                        CrsReading.Known.class, k -> assertThat(k.crs()).hasToString(code));
    }

    static Stream<Arguments> prj() {
        return Stream.of(
                Arguments.of(china2000("CGCS2000_3_Degree_GK_Zone_40", "40500000.0", "120.0"), "EPSG:4528"),
                Arguments.of(china2000("CGCS2000_3_Degree_GK_CM_120E", "500000.0", "120.0"), "EPSG:4549"),
                Arguments.of(china2000("CGCS2000_3_Degree_GK_CM_117E", "500000.0", "117.0"), "EPSG:4548"),
                Arguments.of(china2000("CGCS2000_GK_Zone_20", "20500000.0", "117.0"), "EPSG:4498"));
    }

    @ParameterizedTest
    @DisplayName("A2 a .prj of ArcGIS names no code: the zone is known by its numbers")
    @MethodSource("prj")
    void arcgis(String wkt, String code) {
        assertThat(Crs.read(wkt))
                .isInstanceOfSatisfying(
                        CrsReading.Known.class, k -> assertThat(k.crs()).hasToString(code));
    }

    @Test
    @DisplayName("A3 CGCS2000 on a meridian of its own has no code and is taken: its parameters stand in the file")
    void ownMeridian() {
        CrsReading reading = Crs.read(china2000("Own_CM_119_5", "500000.0", "119.5"));
        assertThat(reading).isInstanceOf(CrsReading.Known.class);
        Crs crs = ((CrsReading.Known) reading).crs();
        assertThat(crs.epsg()).isEmpty();
        Coordinate onMeridian = move(crs, 500_000, 3_542_000);
        assertThat(onMeridian.x).isCloseTo(119.5, within(1e-9));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("EPSG:2385", CrsReading.Sort.XIAN_80),
                Arguments.of("EPSG:2349", CrsReading.Sort.XIAN_80),
                Arguments.of("EPSG:2327", CrsReading.Sort.XIAN_80),
                Arguments.of("EPSG:4610", CrsReading.Sort.XIAN_80),
                Arguments.of(xian80("Xian_1980_3_Degree_GK_CM_120E"), CrsReading.Sort.XIAN_80),
                Arguments.of("1980西安坐标系", CrsReading.Sort.XIAN_80),
                Arguments.of("EPSG:2437", CrsReading.Sort.BEIJING_54),
                Arguments.of("EPSG:21420", CrsReading.Sort.BEIJING_54),
                Arguments.of("EPSG:21460", CrsReading.Sort.BEIJING_54),
                Arguments.of("EPSG:4214", CrsReading.Sort.BEIJING_54),
                Arguments.of("GCS_GCJ_02", CrsReading.Sort.SHIFTED),
                Arguments.of("BD-09", CrsReading.Sort.SHIFTED),
                Arguments.of("火星坐标系", CrsReading.Sort.SHIFTED),
                Arguments.of(
                        "LOCAL_CS[\"某市城建坐标系\",LOCAL_DATUM[\"local\",0],UNIT[\"m\",1],AXIS[\"x\",EAST],AXIS[\"y\",NORTH]]",
                        CrsReading.Sort.LOCAL));
    }

    @ParameterizedTest
    @DisplayName("B1 Xian 80, Beijing 54, local and shifted systems are refused by name, never transformed")
    @MethodSource("refused")
    void refusedByName(String text, CrsReading.Sort sort) {
        assertThat(Crs.read(text))
                .isInstanceOfSatisfying(
                        CrsReading.Refused.class, r -> assertThat(r.sort()).isEqualTo(sort));
    }

    @ParameterizedTest
    @DisplayName("B2 nonsense, heights and addresses are unknown; nothing is fetched")
    @ValueSource(
            strings = {"EPSG:999999", "EPSG:5773", "http://127.0.0.1:9/crs", "file:///etc/passwd", "PROJCS[", "三度带"})
    void unknown(String text) {
        assertThat(Crs.read(text)).isInstanceOf(CrsReading.Unknown.class);
    }

    @ParameterizedTest
    @DisplayName("C1 control vectors of PROJ, to a millimetre, both ways")
    @CsvSource({
        "4527, 39500000.0000, 3541852.4342, 117.0, 32.0",
        "4527, 39618120.5672, 3542535.2995, 118.25, 32.0",
        "4548, 618120.5672, 3542535.2995, 118.25, 32.0",
        "4523, 35403998.6918, 3375966.9601, 104.0, 30.5",
        "4544, 403998.6918, 3375966.9601, 104.0, 30.5",
        "4528, 40515398.9731, 3347837.8677, 120.16, 30.25",
        "4549, 515398.9731, 3347837.8677, 120.16, 30.25",
    })
    void control(int epsg, double east, double north, double lon, double lat) {
        Crs crs = Crs.get(epsg);
        Coordinate degrees = move(crs, east, north);
        assertThat(degrees.x).isCloseTo(lon, within(1e-8));
        assertThat(degrees.y).isCloseTo(lat, within(1e-8));
        Coordinate back = crs.fromCgcs2000(point(lon, lat)).orElseThrow().getCoordinate();
        assertThat(back.x).isCloseTo(east, within(1e-3));
        assertThat(back.y).isCloseTo(north, within(1e-3));
    }

    @ParameterizedTest
    @DisplayName("C2 other systems go by their public parameters; a lenient transform would be 100 m off (27700, 5514)")
    @CsvSource({
        "27700, 400000, 300000, -2.001433, 52.597792",
        "5514, -650000, -1120000, 15.835842, 49.506775",
        "3857, 13358338.895, 3378624.0, 120.0, 29.023395",
        "32650, 500000, 3500000, 117.0, 31.635186",
        "26986, 236000, 900000, -71.063068, 42.349667",
    })
    void elsewhere(int epsg, double x, double y, double lon, double lat) {
        Coordinate degrees = move(Crs.get(epsg), x, y);
        assertThat(degrees.x).isCloseTo(lon, within(2e-6));
        assertThat(degrees.y).isCloseTo(lat, within(2e-6));
    }

    @Test
    @DisplayName("C3 WGS 84 counts as CGCS2000: the numbers stay as they are")
    void wgs84() {
        Geometry there = point(-71.1044697, 42.363513);
        assertThat(Crs.get(4326).toCgcs2000(there).orElseThrow()).isSameAs(there);
    }

    @Test
    @DisplayName("C4 all 3° and 6° zones, with and without zone number, are known by their code")
    void zones() {
        for (int zone = 25; zone <= 45; zone++) {
            GaussZone three = new GaussZone(3, zone);
            assertThat(Crs.get(4488 + zone).zone()).contains(three);
            assertThat(Crs.get(4509 + zone).zone()).contains(three);
            assertThat(move(Crs.get(4488 + zone), zone * 1e6 + 500_000, 3e6).x).isCloseTo(3.0 * zone, within(1e-9));
            assertThat(move(Crs.get(4509 + zone), 500_000, 3e6).x).isCloseTo(3.0 * zone, within(1e-9));
        }
        for (int zone = 13; zone <= 23; zone++) {
            assertThat(move(Crs.get(4478 + zone), zone * 1e6 + 500_000, 3e6).x).isCloseTo(6.0 * zone - 3, within(1e-9));
            assertThat(move(Crs.get(4489 + zone), 500_000, 3e6).x).isCloseTo(6.0 * zone - 3, within(1e-9));
        }
    }

    private static Coordinate move(Crs crs, double x, double y) {
        return crs.toCgcs2000(point(x, y)).orElseThrow().getCoordinate();
    }

    private static Geometry point(double x, double y) {
        return ShapeFault.FACTORY.createPoint(new Coordinate(x, y));
    }
}
