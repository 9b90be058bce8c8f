package org.mumap.server.published.lod;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.locationtech.jts.geom.Geometry;

/**
 * All levels of the parcels of one town and park, the finest first; each is made from the one before. Levels {@value #LAST} to
 * {@value #FIRST_OF_BLOCKS} hold blocks; the coarsest, {@value #FIRST}, one shape per state: the whole of a town's land in a park.
 */
final class Levels {

    /** The coarsest level; it serves all smaller zooms too. */
    static final int FIRST = 8;

    static final int FIRST_OF_BLOCKS = 9;

    /** The finest level; it serves all larger zooms too. */
    static final int LAST = 13;

    /** Blocks that a tile of a level may hold, all towns and parks together; with their attributes well below the byte budget. */
    static final int BLOCKS_PER_TILE = 3_000;

    private static final double TOLERANCE_PIXELS = 0.75;

    private Levels() {}

    /**
     * Builds the rows.
     *
     * @param parcels of one town and park, in the order of their keys
     * @param share blocks that these parcels may have in a tile, by zoom and tile
     */
    static List<LodRow> build(List<LodParcel> parcels, BiFunction<Integer, Long, Integer> share) {
        Blocks blocks = new Blocks(parcels);
        List<LodRow> rows = new ArrayList<>();
        for (int z = LAST; z >= FIRST; z--) {
            int zoom = z;
            TileGrid grid = new TileGrid(z);
            blocks.merge(grid, tile -> share.apply(zoom, tile));
            List<Block> all = new ArrayList<>(blocks.list());
            all.sort(Comparator.comparingLong((Block block) -> grid.curve(block.x, block.y)));
            reshape(all, grid);
            rows.addAll(z == FIRST ? byState(all, grid) : rows(z, all));
        }
        return rows;
    }

    private static void reshape(List<Block> blocks, TileGrid grid) {
        Geometry[] shapes =
                blocks.stream().map(block -> Outlines.union(block.parts)).toArray(Geometry[]::new);
        Geometry[] simple = Outlines.simplified(shapes, grid.pixel() * TOLERANCE_PIXELS);
        for (int i = 0; i < simple.length; i++) {
            blocks.get(i).parts = new ArrayList<>(List.of(simple[i]));
        }
    }

    private static List<LodRow> rows(int z, List<Block> blocks) {
        return blocks.stream()
                .map(block -> new LodRow(
                        z, block.lead, block.gravest, block.sums.parcels() == 1, block.sums, block.parts.get(0)))
                .toList();
    }

    private static List<LodRow> byState(List<Block> blocks, TileGrid grid) {
        Map<LandState, List<Block>> byState = new EnumMap<>(LandState.class);
        blocks.forEach(block -> byState.computeIfAbsent(block.state(), state -> new ArrayList<>())
                .add(block));
        List<LodRow> rows = new ArrayList<>();
        byState.forEach((state, all) -> {
            Block largest = all.stream().max(Block.BY_SIZE).orElseThrow();
            LodRow.Sums sums =
                    LodRow.Sums.of(all.stream().map(block -> block.sums).toList());
            Geometry whole =
                    Outlines.union(all.stream().map(block -> block.parts.get(0)).toList());
            rows.add(new LodRow(
                    FIRST, largest.lead, largest.gravest, sums.parcels() == 1, sums, withoutSpecks(whole, grid)));
        });
        return rows;
    }

    // parts of less than a pixel go, but the largest stays: a state is never lost from the map, its parcels never from
    // the sums
    private static Geometry withoutSpecks(Geometry whole, TileGrid grid) {
        List<Geometry> parts = new ArrayList<>();
        for (int i = 0; i < whole.getNumGeometries(); i++) {
            parts.add(whole.getGeometryN(i));
        }
        parts.sort(Comparator.comparingDouble(Geometry::getArea).reversed());
        List<Geometry> kept = new ArrayList<>(parts.subList(0, 1));
        parts.stream()
                .skip(1)
                .filter(part -> part.getArea() >= grid.pixelArea())
                .forEach(kept::add);
        return whole.getFactory().buildGeometry(kept);
    }
}
