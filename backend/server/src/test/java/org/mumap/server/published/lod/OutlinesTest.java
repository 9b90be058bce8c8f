package org.mumap.server.published.lod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

@DisplayName("Outlines of blocks")
class OutlinesTest {

    private static Geometry shape(String text) throws ParseException {
        return new WKTReader().read(text);
    }

    @Test
    @DisplayName("A1 outlines that fold back on themselves do not cost the others theirs")
    void foldedOutlines() throws ParseException {
        Geometry[] shapes = {
            shape("POLYGON ((3 0, 1 0, 1 1, 2 2, 3 0))"),
            shape("POLYGON ((3 0, 0 2, 3 0, 3 2, 3 0))"),
            shape("POLYGON ((10 0, 10 40, 50 40, 50 0, 30 0.1, 10 0))")
        };
        assertThatThrownBy(() -> CoverageSimplifier.simplify(shapes, 3)).isInstanceOf(RuntimeException.class);

        Geometry[] simple = Outlines.simplified(shapes, 3);

        assertThat(simple).hasSize(3);
        assertThat(simple[2].equalsTopo(shape("POLYGON ((10 0, 10 40, 50 40, 50 0, 10 0))")))
                .isTrue();
    }
}
