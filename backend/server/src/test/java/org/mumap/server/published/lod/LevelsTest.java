package org.mumap.server.published.lod;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

@DisplayName("Simplified levels of one town and park")
class LevelsTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double WEST = 13_418_000;
    private static final double SOUTH = 3_340_000;
    private static final int SIDE = 40;
    private static final int PARCELS = SIDE * SIDE;

    /** Blocks per tile that force merging on every level. */
    private static final int FEW = 150;

    private static List<LodParcel> county(long seed, double cell, double gap) {
        Random random = new Random(seed);
        Coordinate[][] nodes = new Coordinate[SIDE + 1][SIDE + 1];
        for (int x = 0; x <= SIDE; x++) {
            for (int y = 0; y <= SIDE; y++) {
                nodes[x][y] = new Coordinate(
                        WEST + cell * (x + 0.5 * (random.nextDouble() - 0.5)),
                        SOUTH + cell * (y + 0.5 * (random.nextDouble() - 0.5)));
            }
        }
        List<LodParcel> parcels = new ArrayList<>();
        for (int x = 0; x < SIDE; x++) {
            for (int y = 0; y < SIDE; y++) {
                Geometry shape = FACTORY.createPolygon(new Coordinate[] {
                    nodes[x][y], nodes[x + 1][y], nodes[x + 1][y + 1], nodes[x][y + 1], nodes[x][y]
                });
                parcels.add(parcel(parcels.size(), gap == 0 ? shape : shape.buffer(-gap), random));
            }
        }
        return parcels;
    }

    private static LodParcel parcel(int n, Geometry shape, Random random) {
        String finding = random.nextInt(25) == 0 ? "SUSPECTED_STOPPED" : "DEVELOPED";
        String supply = random.nextInt(8) == 0 ? "RESERVE" : "SUPPLIED";
        String use = random.nextBoolean() ? "0601" : "0602";
        return new LodParcel(
                n + 1, "GB%05d".formatted(n), 10, use, supply, finding, "NONE", false, 2, n % 7, n % 11, shape);
    }

    private static List<LodRow> level(List<LodRow> rows, int z) {
        return rows.stream().filter(row -> row.z() == z).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 10, 11, 12, 13})
    @DisplayName("A1 on every level each parcel is in exactly one block: counts, areas and money add up to the town's")
    void conserved(int z) {
        List<LodParcel> parcels = county(1, 60, 0);
        LodRow.Sums all = LodRow.Sums.of(parcels.stream().map(LodRow.Sums::of).toList());
        LodRow.Sums level = LodRow.Sums.of(level(Levels.build(parcels, (zoom, tile) -> FEW), z).stream()
                .map(LodRow::sums)
                .toList());
        assertThat(level.parcels()).isEqualTo(PARCELS);
        assertThat(level.areaMu()).isCloseTo(all.areaMu(), org.assertj.core.data.Offset.offset(1e-6));
        assertThat(level.suspected()).isEqualTo(all.suspected()).isPositive();
        assertThat(level.taxWan()).isCloseTo(all.taxWan(), org.assertj.core.data.Offset.offset(1e-6));
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 11, 12, 13})
    @DisplayName("A2 the blocks of a level are a coverage: no overlap, no gap inside, the town's outline to a pixel")
    void coverage(int z) {
        List<LodParcel> parcels = county(2, 60, 0);
        Geometry[] shapes = level(Levels.build(parcels, (zoom, tile) -> FEW), z).stream()
                .map(LodRow::shape)
                .toArray(Geometry[]::new);
        assertThat(CoverageValidator.isValid(shapes)).isTrue();
        Geometry union = OverlayNGRobust.union(FACTORY.createGeometryCollection(shapes));
        double sum = 0;
        for (Geometry shape : shapes) {
            sum += shape.getArea();
        }
        assertThat(sum).isCloseTo(union.getArea(), org.assertj.core.data.Percentage.withPercentage(1e-6));
        for (int i = 0; i < union.getNumGeometries(); i++) {
            assertThat(((org.locationtech.jts.geom.Polygon) union.getGeometryN(i)).getNumInteriorRing())
                    .isZero();
        }
        Geometry town = OverlayNGRobust.union(FACTORY.createGeometryCollection(
                parcels.stream().map(LodParcel::shape).toArray(Geometry[]::new)));
        double pixel = new TileGrid(z).pixel();
        assertThat(town.buffer(2 * pixel).contains(union)).isTrue();
        assertThat(union.buffer(2 * pixel).contains(town)).isTrue();
    }

    @Test
    @DisplayName("A3 a suspected parcel is in a suspected block on every level, and no block is called so without one")
    void grave() {
        List<LodRow> rows = Levels.build(county(3, 60, 0), (zoom, tile) -> FEW);
        for (LodRow row : rows) {
            assertThat(row.gravest().state().isGrave())
                    .as("level %d, block of %s", row.z(), row.lead().code())
                    .isEqualTo(row.sums().suspected() > 0);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 4})
    @DisplayName("A4 no tile of a level holds more blocks than its share, whether parcels touch or lie apart")
    void share(double gap) {
        List<LodRow> rows = Levels.build(county(4, 60, gap), (zoom, tile) -> FEW);
        for (int z = Levels.FIRST_OF_BLOCKS; z <= Levels.LAST; z++) {
            TileGrid grid = new TileGrid(z);
            List<LodRow> level = level(rows, z);
            Set<Long> tiles = new HashSet<>();
            level.forEach(row -> tiles.add(grid.tile(
                    row.lead().shape().getEnvelopeInternal().getMinX(),
                    row.lead().shape().getEnvelopeInternal().getMinY())));
            assertThat(level.size()).as("level " + z).isPositive().isLessThanOrEqualTo(FEW * tiles.size());
        }
    }

    @Test
    @DisplayName("A5 where nothing has to be merged and each is larger than a pixel, each parcel stays itself")
    void sparse() {
        List<LodRow> finest = level(Levels.build(county(5, 60, 0), (zoom, tile) -> Integer.MAX_VALUE), Levels.LAST);
        assertThat(finest).hasSize(PARCELS).allMatch(LodRow::single);
        Set<Long> ids =
                new HashSet<>(finest.stream().map(row -> row.lead().id()).toList());
        assertThat(ids).hasSize(PARCELS);
    }

    @Test
    @DisplayName("A6 the coarsest level is one shape per state")
    void coarsest() {
        List<LodRow> rows = level(Levels.build(county(6, 60, 0), (zoom, tile) -> FEW), Levels.FIRST);
        assertThat(rows.stream().map(row -> row.gravest().state())).doesNotHaveDuplicates();
        assertThat(rows).anyMatch(row -> row.gravest().state() == LandState.SUSPECTED);
    }

    @Test
    @DisplayName("A7 the same parcels give the same levels")
    void same() {
        List<String> once = told(Levels.build(county(7, 60, 0), (zoom, tile) -> FEW));
        assertThat(told(Levels.build(county(7, 60, 0), (zoom, tile) -> FEW))).isEqualTo(once);
    }

    private static List<String> told(List<LodRow> rows) {
        return rows.stream()
                .map(row -> row.z() + row.lead().code() + row.sums() + row.shape())
                .toList();
    }

    @Test
    @DisplayName("B1 parcels that overlap by a hand's breadth, as surveys do, are built all the same")
    void overlapping() {
        List<LodParcel> parcels = new ArrayList<>(county(8, 60, -0.1));
        parcels.add(new LodParcel(
                9999,
                "GB99999",
                10,
                "0601",
                "SUPPLIED",
                null,
                null,
                false,
                0,
                0,
                0,
                parcels.get(0).shape()));
        List<LodRow> rows = Levels.build(parcels, (zoom, tile) -> FEW);
        for (int z = Levels.FIRST; z <= Levels.LAST; z++) {
            assertThat(LodRow.Sums.of(level(rows, z).stream().map(LodRow::sums).toList())
                            .parcels())
                    .isEqualTo(PARCELS + 1);
        }
    }
}
