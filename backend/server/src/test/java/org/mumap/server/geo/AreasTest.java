package org.mumap.server.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

@DisplayName("Areas: ellipsoid, 3° zone, plane of the file")
class AreasTest {

    @Test
    @DisplayName("A1 a parcel with a hole, drawn in zone 39: 30,000 − 1,200 m² in every plane, the ellipsoid within a"
            + " millimetre²")
    void worked() throws ParseException {
        Areas areas = areas(
                "POLYGON((39500300 3542150,39500500 3542150,39500500 3542000,39500300 3542000,39500300 3542150),"
                        + "(39500380 3542090,39500380 3542060,39500420 3542060,39500420 3542090,39500380 3542090))",
                4527);
        assertThat(areas.filePlaneM2()).isCloseTo(28_800, within(1e-6));
        assertThat(areas.zonePlaneM2()).isCloseTo(28_800, within(1e-6));
        assertThat(areas.zoneEpsg()).isEqualTo(4527);
        assertThat(areas.ellipsoidM2()).isCloseTo(28_800, within(1e-3));
    }

    @Test
    @DisplayName("A2 a file in degrees has no plane of its own; the zone's plane is worked out")
    void degrees() throws ParseException {
        Areas areas = areas("POLYGON((120.55 29.00,120.56 29.00,120.56 29.01,120.55 29.01,120.55 29.00))", 4490);
        assertThat(areas.filePlaneM2()).isNull();
        assertThat(areas.zoneEpsg()).isEqualTo(4528);
        // 53 km east of the meridian the plane is 1 + (53/6371)² ≈ 70 ppm too big
        assertThat(areas.zonePlaneM2() / areas.ellipsoidM2() - 1).isBetween(60e-6, 80e-6);
    }

    @Test
    @DisplayName("A3 outside China's zones there is no zone plane")
    void elsewhere() throws ParseException {
        Areas areas = areas("POLYGON((-71.1 42.3,-71.0 42.3,-71.0 42.4,-71.1 42.3))", 4326);
        assertThat(areas.zonePlaneM2()).isNull();
        assertThat(areas.zoneEpsg()).isNull();
        assertThat(areas.ellipsoidM2()).isGreaterThan(4e7);
    }

    @Test
    @DisplayName("A4 a file in another plane keeps that plane's area beside the zone's")
    void otherPlane() throws ParseException {
        Areas areas = areas("POLYGON((13358000 3378000,13359000 3378000,13359000 3379000,13358000 3378000))", 3857);
        assertThat(areas.filePlaneM2()).isCloseTo(500_000, within(1e-6));
        // the map projection of the web is a third too big at 29° north
        assertThat(areas.filePlaneM2() / areas.ellipsoidM2()).isBetween(1.25, 1.35);
        assertThat(areas.zonePlaneM2()).isCloseTo(areas.ellipsoidM2(), within(areas.ellipsoidM2() * 1e-4));
    }

    private static Areas areas(String wkt, int epsg) throws ParseException {
        Geometry drawn = new WKTReader().read(wkt);
        Crs crs = Crs.get(epsg);
        return Areas.of(crs.toCgcs2000(drawn).orElseThrow(), drawn, crs);
    }
}
