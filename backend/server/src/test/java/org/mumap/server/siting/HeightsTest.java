package org.mumap.server.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.function.DoubleBinaryOperator;
import org.geotools.api.parameter.GeneralParameterValue;
import org.geotools.coverage.grid.GridCoverageFactory;
import org.geotools.gce.geotiff.GeoTiffWriter;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.mumap.server.geo.Crs;

@DisplayName("Mean slope of a shape on a grid of heights")
class HeightsTest {

    @TempDir
    Path folder;

    /** 60 × 60 cells over that box; heights by place. */
    private Path grid(int epsg, Envelope box, DoubleBinaryOperator height) throws Exception {
        int cells = 60;
        float[][] rows = new float[cells][cells];
        for (int r = 0; r < cells; r++) {
            for (int c = 0; c < cells; c++) {
                double x = box.getMinX() + (c + 0.5) * box.getWidth() / cells;
                double y = box.getMaxY() - (r + 0.5) * box.getHeight() / cells;
                rows[r][c] = (float) height.applyAsDouble(x, y);
            }
        }
        Path file = folder.resolve("1.tif");
        var coverage = new GridCoverageFactory()
                .create("heights", rows, new ReferencedEnvelope(box, CRS.decode("EPSG:" + epsg, true)));
        GeoTiffWriter writer = new GeoTiffWriter(file.toFile());
        writer.write(coverage, (GeneralParameterValue[]) null);
        writer.dispose();
        return file;
    }

    private static Geometry inPlane(double x, double y, double side) {
        Geometry square = new GeometryFactory().toGeometry(new Envelope(x, x + side, y, y + side));
        return Crs.get(4528).toCgcs2000(square).orElseThrow();
    }

    @Test
    @DisplayName("A1 a plane has its own slope everywhere, whichever way it falls")
    void plane() throws Exception {
        double rise = Math.tan(Math.toRadians(5));
        Envelope box = new Envelope(40_550_000, 40_551_800, 3_210_000, 3_211_800);
        Path file = grid(4528, box, (x, y) -> 100 + rise * (0.6 * (x - 40_550_000) - 0.8 * (y - 3_210_000)));
        try (Heights heights = Heights.open(file)) {
            assertThat(heights.meanSlope(inPlane(40_550_300, 3_210_300, 120)).getAsDouble())
                    .isCloseTo(5, within(0.01));
            assertThat(heights.meanSlope(inPlane(40_550_310, 3_210_310, 3)).getAsDouble())
                    .isCloseTo(5, within(0.01));
            assertThat(heights.ground(inPlane(40_550_310, 3_210_310, 3))
                            .orElseThrow()
                            .reliefM())
                    .as("a parcel within a cell is sampled between cells")
                    .isBetween(rise * 3 * 1.4 * 0.6, rise * 3 * 1.4 + 0.001);
            assertThat(heights.ground(inPlane(40_550_310, 3_210_310, 0.001)))
                    .as("however small")
                    .isPresent();
        }
    }

    @Test
    @DisplayName("A2 degrees of a grid in longitude and latitude are turned into metres")
    void degrees() throws Exception {
        Envelope box = new Envelope(120.5, 120.51, 29, 29.01);
        double eastward = 111_319.49 * Math.cos(Math.toRadians(29.005));
        Path file = grid(4490, box, (x, y) -> Math.tan(Math.toRadians(8)) * (x - 120.5) * eastward);
        Geometry square = new GeometryFactory().toGeometry(new Envelope(120.504, 120.506, 29.004, 29.006));
        try (Heights heights = Heights.open(file)) {
            assertThat(heights.meanSlope(square).getAsDouble()).isCloseTo(8, within(0.05));
        }
    }

    @Test
    @DisplayName("A3 the mean is of the cells inside: half flat and half steep lies between")
    void mean() throws Exception {
        Envelope box = new Envelope(40_550_000, 40_551_800, 3_210_000, 3_211_800);
        Path file = grid(4528, box, (x, y) -> x < 40_550_900 ? 0 : (x - 40_550_900) * Math.tan(Math.toRadians(10)));
        try (Heights heights = Heights.open(file)) {
            assertThat(heights.meanSlope(inPlane(40_550_600, 3_210_600, 600)).getAsDouble())
                    .isCloseTo(5, within(0.3));
            assertThat(heights.meanSlope(inPlane(40_550_100, 3_210_600, 300)).getAsDouble())
                    .isZero();
        }
    }

    @Test
    @DisplayName("B1 outside the grid there is no data, not a slope of nothing")
    void outside() throws Exception {
        Envelope box = new Envelope(40_550_000, 40_551_800, 3_210_000, 3_211_800);
        try (Heights heights = Heights.open(grid(4528, box, (x, y) -> 7))) {
            assertThat(heights.meanSlope(inPlane(40_560_000, 3_210_600, 300))).isEmpty();
        }
    }
}
