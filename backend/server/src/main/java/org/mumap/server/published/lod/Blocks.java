package org.mumap.server.published.lod;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Merges the parcels of one town and park into ever fewer blocks. What is smaller than a pixel always joins a neighbour. Where a
 * tile holds more blocks than its share, the smallest join the neighbour that hurts least: one of the same use and state,
 * then any that is not grave, then, when nothing else is left, a grave one; parcels that border on nothing join the nearest. No
 * block grows large as long as smaller ones are left to merge: a town's land riddled with holes is no shape to draw.
 */
final class Blocks {

    private final List<Block> all;

    /** A block in a queue, with the size it had when it came. */
    private record Waiting(Block block, double size, String code) implements Comparable<Waiting> {

        Waiting(Block block) {
            this(block, block.size(), block.lead.code());
        }

        /** Whether it was taken in or grew since. */
        boolean isPast() {
            return block.isGone() || block.size() != size;
        }

        @Override
        public int compareTo(Waiting other) {
            int bySize = Double.compare(size, other.size);
            return bySize != 0 ? bySize : code.compareTo(other.code);
        }
    }

    Blocks(Collection<LodParcel> parcels) {
        all = new ArrayList<>(parcels.stream().map(Block::new).toList());
        Borders.find(all);
    }

    List<Block> list() {
        return List.copyOf(all);
    }

    /**
     * Merges until every tile of the zoom keeps its share.
     *
     * @param grid the zoom's tiles
     * @param share most blocks by tile
     */
    void merge(TileGrid grid, Function<Long, Integer> share) {
        mergeInvisible(grid);
        Crowd crowd = new Crowd(grid, share, all);
        double most = grid.mostBlockArea();
        BiPredicate<Block, Block> small = (one, other) -> one.size() + other.size() <= most;
        BiPredicate<Block, Block> plain =
                (one, other) -> !one.state().isGrave() && !other.state().isGrave();
        List<BiPredicate<Block, Block>> passes = List.of(
                small.and(Block::isLike),
                small.and(plain),
                small.and((one, other) -> one.state() == other.state()),
                small,
                (one, other) -> true);
        for (BiPredicate<Block, Block> allowed : passes) {
            mergeNeighbours(crowd, allowed);
        }
        for (BiPredicate<Block, Block> allowed : passes) {
            mergeNear(crowd, allowed);
        }
    }

    private void mergeInvisible(TileGrid grid) {
        PriorityQueue<Waiting> small = new PriorityQueue<>();
        all.stream().filter(block -> block.size() < grid.pixelArea()).forEach(block -> small.add(new Waiting(block)));
        while (!small.isEmpty()) {
            Waiting first = small.poll();
            Block partner = first.isPast() ? null : partner(first.block(), (one, other) -> true);
            if (partner != null) {
                Block whole = join(first.block(), partner);
                if (whole.size() < grid.pixelArea()) {
                    small.add(new Waiting(whole));
                }
            }
        }
        all.removeIf(Block::isGone);
        mergeLonely(grid);
    }

    // a speck without neighbours joins the next speck of its state within sixteen pixels, so that together they are
    // seen
    private void mergeLonely(TileGrid grid) {
        Map<String, Block> byCell = new HashMap<>();
        for (Block block : List.copyOf(all)) {
            if (block.size() < grid.pixelArea()) {
                String cell = block.state() + " " + grid.cell(block.x, block.y);
                Block other = byCell.get(cell);
                byCell.put(cell, other == null || other.size() >= grid.pixelArea() ? block : join(block, other));
            }
        }
        all.removeIf(Block::isGone);
    }

    private void mergeNeighbours(Crowd crowd, BiPredicate<Block, Block> allowed) {
        PriorityQueue<Waiting> small = new PriorityQueue<>();
        all.stream().filter(crowd::isTooMany).forEach(block -> small.add(new Waiting(block)));
        while (!small.isEmpty()) {
            Waiting first = small.poll();
            Block block = first.block();
            Block partner = first.isPast() || !crowd.isTooMany(block) ? null : partner(block, allowed);
            if (partner == null) {
                continue;
            }
            Block whole = join(block, partner);
            crowd.leaves(whole == block ? partner : block);
            if (crowd.isTooMany(whole)) {
                small.add(new Waiting(whole));
            }
        }
        all.removeIf(Block::isGone);
    }

    // no boundary to go by: along the curve through the tile's cells, two and two
    private void mergeNear(Crowd crowd, BiPredicate<Block, Block> allowed) {
        Map<Long, List<Block>> byTile = new TreeMap<>();
        for (Block block : all) {
            if (crowd.isTooMany(block)) {
                byTile.computeIfAbsent(crowd.tile(block), t -> new ArrayList<>())
                        .add(block);
            }
        }
        for (List<Block> blocks : byTile.values()) {
            List<Block> left = blocks;
            int before = Integer.MAX_VALUE;
            left.sort(crowd.alongTheCurve());
            while (left.size() < before && crowd.isTooMany(left.get(0))) {
                before = left.size();
                left = halved(left, crowd, allowed);
            }
        }
        all.removeIf(Block::isGone);
    }

    private static List<Block> halved(List<Block> blocks, Crowd crowd, BiPredicate<Block, Block> allowed) {
        List<Block> left = new ArrayList<>();
        Block last = null;
        for (Block block : blocks) {
            if (last != null && crowd.isTooMany(block) && allowed.test(block, last)) {
                Block whole = join(block, last);
                crowd.leaves(whole == block ? last : block);
                left.set(left.size() - 1, whole);
                last = null;
            } else {
                left.add(block);
                last = block;
            }
        }
        return left;
    }

    private static @Nullable Block partner(Block block, BiPredicate<Block, Block> allowed) {
        Block best = null;
        for (Block other : block.borders.keySet()) {
            if (allowed.test(block, other) && (best == null || better(block, other, best))) {
                best = other;
            }
        }
        return best;
    }

    private static boolean better(Block block, Block one, Block other) {
        if (block.isLike(one) != block.isLike(other)) {
            return block.isLike(one);
        }
        if ((block.state() == one.state()) != (block.state() == other.state())) {
            return block.state() == one.state();
        }
        if (one.state().isGrave() != other.state().isGrave()) {
            return !one.state().isGrave();
        }
        int byLength = Double.compare(block.borderWith(one), block.borderWith(other));
        return byLength != 0 ? byLength > 0 : Block.BY_SIZE.compare(one, other) < 0;
    }

    private static Block join(Block one, Block other) {
        Block larger = Block.BY_SIZE.compare(one, other) > 0 ? one : other;
        larger.take(larger == one ? other : one);
        return larger;
    }
}
