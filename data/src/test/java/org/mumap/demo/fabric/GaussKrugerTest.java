package org.mumap.demo.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

class GaussKrugerTest {

    @ParameterizedTest(name = "zone {0}: {1}° E, {2}° N")
    @CsvSource({
        "39, 117.0,  32.0,  3541852.4342, 39500000.0000",
        "39, 118.25, 32.0,  3542535.2995, 39618120.5672",
        "35, 104.0,  30.5,  3375966.9601, 35403998.6918",
        "40, 120.16, 30.25, 3347837.8677, 40515398.9731"
    })
    void controlPointsFromProj(int zone, double longitude, double latitude, double northing, double easting) {
        GaussKruger plane = GaussKruger.zone3(zone);

        Coordinate there = plane.toPlane(longitude, latitude);
        assertThat(there.y).isCloseTo(northing, within(0.0001));
        assertThat(there.x).isCloseTo(easting, within(0.0001));

        Coordinate back = plane.toGeographic(easting, northing);
        assertThat(back.x).isCloseTo(longitude, within(1e-9));
        assertThat(back.y).isCloseTo(latitude, within(1e-9));
    }

    @Test
    void thereAndBackIsTheSamePlaceFarFromTheMeridian() {
        GaussKruger plane = GaussKruger.zone3(40);
        for (double longitude = 118; longitude <= 122; longitude += 0.37) {
            for (double latitude = 20; latitude <= 50; latitude += 2.9) {
                Coordinate p = plane.toPlane(longitude, latitude);
                Coordinate g = plane.toGeographic(p.x, p.y);
                assertThat(g.x).isCloseTo(longitude, within(1e-10));
                assertThat(g.y).isCloseTo(latitude, within(1e-10));
            }
        }
    }
}
