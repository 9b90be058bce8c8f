package org.mumap.server.geo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

@DisplayName("Axes and zones, seen from the numbers")
class AxisCheckTest {

    private static final Envelope COUNTY = new Envelope(120.35, 120.76, 28.86, 29.14);

    @ParameterizedTest(name = "EPSG:{0} {1} {2} → {3}")
    @DisplayName("A1 swapped axes and wrong zones are certain; anything else passes")
    @CsvSource({
        "4490, 120.5, 29.0, ",
        "4490, 29.0, 120.5, swapped-axes",
        "4490, 42.36, -71.10, ",
        "4326, -71.10, 42.36, ",
        "4490, 40550000, 3210000, not-degrees",
        "4528, 40550000, 3210000, ",
        "4528, 3210000, 40550000, swapped-axes",
        "4549, 3210000, 550000, swapped-axes",
        "4528, 39550000, 3210000, wrong-zone",
        "4528, 550000, 3210000, zone-prefix-missing",
        "4528, 4040550000, 3210000, zone-prefix-doubled",
        "4528, 80550000, 3210000, zone-prefix-doubled",
        "4498, 520000, 3210000, zone-prefix-missing",
        "4498, 21520000, 3210000, wrong-zone",
        "4549, 40550000, 3210000, zone-prefix-extra",
        "4549, 39550000, 3210000, wrong-zone",
        "4509, 20520000, 3210000, zone-prefix-extra",
        "4549, 550000, 3210000, ",
        "4548, 550000, 3210000, wrong-zone",
        "4550, 550000, 3210000, wrong-zone",
        "3857, 13420000, 3375000, ",
        "3857, 3375000, 13420000, swapped-axes",
    })
    void axes(int epsg, double x, double y, String code) {
        var point = ShapeFault.FACTORY.createPoint(new Coordinate(x, y));
        assertThat(new AxisCheck(COUNTY)
                        .find(point, Crs.get(epsg))
                        .map(ShapeFault::code)
                        .orElse(null))
                .isEqualTo(code);
    }
}
