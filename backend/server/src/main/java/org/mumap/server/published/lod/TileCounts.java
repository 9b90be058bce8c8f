package org.mumap.server.published.lod;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** How many parcels begin in each tile, in all and by town and park: decides how many blocks each may have there. */
final class TileCounts {

    private final Map<Integer, Map<Long, Integer>> county = new HashMap<>();
    private final Map<Group, List<Cell>> byGroup = new HashMap<>();

    /**
     * A town in a park.
     *
     * @param town name, empty = none
     * @param park code, empty = none
     */
    record Group(String town, String park) {}

    /**
     * Parcels of a group in a tile of the finest level.
     *
     * @param column from the west
     * @param row from the south
     */
    record Cell(long column, long row, int parcels) {

        long tile(int z) {
            return column >> Levels.LAST - z << 32 | row >> Levels.LAST - z & 0xFFFFFFFFL;
        }
    }

    void add(Group group, Cell cell) {
        byGroup.computeIfAbsent(group, g -> new ArrayList<>()).add(cell);
        for (int z = Levels.FIRST; z <= Levels.LAST; z++) {
            county.computeIfAbsent(z, zoom -> new HashMap<>()).merge(cell.tile(z), cell.parcels(), Integer::sum);
        }
    }

    /** The group's tiles in portions of at most so many parcels, neighbours together: what is built at one time. */
    List<List<Cell>> portions(Group group, int most) {
        TileGrid grid = new TileGrid(Levels.LAST);
        List<Cell> cells = new ArrayList<>(byGroup.getOrDefault(group, List.of()));
        cells.sort(Comparator.comparingLong(cell -> grid.curveOfTile(cell.column(), cell.row())));
        List<List<Cell>> portions = new ArrayList<>();
        int parcels = 0;
        for (Cell cell : cells) {
            if (portions.isEmpty() || parcels + cell.parcels() > most) {
                portions.add(new ArrayList<>());
                parcels = 0;
            }
            portions.get(portions.size() - 1).add(cell);
            parcels += cell.parcels();
        }
        return portions;
    }

    /** Blocks that a portion may have by zoom and tile: its part of the tile's parcels, where they are too many. */
    BiFunction<Integer, Long, Integer> share(List<Cell> portion) {
        Map<Integer, Map<Long, Integer>> own = new HashMap<>();
        for (Cell cell : portion) {
            for (int z = Levels.FIRST; z <= Levels.LAST; z++) {
                own.computeIfAbsent(z, zoom -> new HashMap<>()).merge(cell.tile(z), cell.parcels(), Integer::sum);
            }
        }
        return (z, tile) -> {
            int all = county.getOrDefault(z, Map.of()).getOrDefault(tile, 0);
            if (all <= Levels.BLOCKS_PER_TILE) {
                return Integer.MAX_VALUE;
            }
            long mine = own.getOrDefault(z, Map.of()).getOrDefault(tile, 0);
            return (int) Math.max(1, mine * Levels.BLOCKS_PER_TILE / all);
        };
    }
}
