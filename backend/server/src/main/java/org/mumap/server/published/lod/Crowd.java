package org.mumap.server.published.lod;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Counts the blocks of each tile against what the tile may hold. */
final class Crowd {

    private final TileGrid grid;
    private final Function<Long, Integer> share;
    private final Map<Long, Integer> count = new HashMap<>();

    Crowd(TileGrid grid, Function<Long, Integer> share, Collection<Block> blocks) {
        this.grid = grid;
        this.share = share;
        blocks.forEach(block -> count.merge(tile(block), 1, Integer::sum));
    }

    long tile(Block block) {
        return grid.tile(block.x, block.y);
    }

    /** Whether the block's tile holds more than its share. */
    boolean isTooMany(Block block) {
        long tile = tile(block);
        return count.getOrDefault(tile, 0) > share.apply(tile);
    }

    void leaves(Block block) {
        count.merge(tile(block), -1, Integer::sum);
    }

    /** Neighbours on the ground stand near each other in this order. */
    Comparator<Block> alongTheCurve() {
        return Comparator.comparingLong((Block block) -> grid.curve(block.x, block.y))
                .thenComparing(Block.BY_SIZE);
    }
}
