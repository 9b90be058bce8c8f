package org.mumap.rules.siting.assembly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Good sets of a part too large to look at whole: from every plot a set is grown by the neighbour that costs the fewest new owners and
 * fits best, and every set that reaches the area is then bettered by leaving out, taking in or exchanging one plot.
 */
final class LocalSearch {

    private static final int MOST_STEPS = 40;

    private final Neighbourhood land;
    private final AssemblyNeed need;
    private final Keeper keeper;
    private long looked;

    LocalSearch(Neighbourhood land, AssemblyNeed need, Keeper keeper) {
        this.land = land;
        this.need = need;
        this.keeper = keeper;
    }

    long looked() {
        return looked;
    }

    void run(int[] part) {
        for (int seed : part) {
            if (land.areaOf(seed) <= need.maxM2()) {
                grow(seed, seed, true);
                grow(seed, seed, false);
                for (int next : land.neighboursOf(seed)) {
                    grow(seed, next, true);
                }
            }
        }
    }

    private void grow(int seed, int second, boolean byOwner) {
        int[] set = seed == second ? new int[] {seed} : new int[] {seed, second};
        if (area(set) > need.maxM2()) {
            return;
        }
        while (set.length <= need.mostPlots()) {
            if (set.length >= 2 && area(set) >= need.minM2()) {
                better(seed, set);
            }
            int[] next = set.length == need.mostPlots() ? null : grown(set, byOwner);
            if (next == null) {
                return;
            }
            set = next;
        }
    }

    private int @Nullable [] grown(int[] set, boolean byOwner) {
        int[] best = null;
        PlotSet bestSet = null;
        for (int next : around(set)) {
            int[] grown = with(set, next);
            if (area(grown) > need.maxM2()) {
                continue;
            }
            PlotSet measured = measure(grown);
            boolean wins = bestSet == null
                    || (byOwner
                            ? SetOrder.BEST_FIRST.compare(measured, bestSet) < 0
                            : measured.score() > bestSet.score());
            if (wins) {
                best = grown;
                bestSet = measured;
            }
        }
        return best;
    }

    private void better(int seed, int[] start) {
        int[] set = start;
        PlotSet held = measure(set);
        keeper.offer(seed, held);
        for (int step = 0; step < MOST_STEPS; step++) {
            int[] best = null;
            PlotSet bestSet = held;
            for (int[] move : moves(set)) {
                PlotSet measured = measure(move);
                if (SetOrder.BEST_FIRST.compare(measured, bestSet) < 0) {
                    best = move;
                    bestSet = measured;
                }
            }
            if (best == null) {
                return;
            }
            set = best;
            held = bestSet;
            keeper.offer(seed, held);
        }
    }

    /** The sets one move away that reach the area and hang together. */
    private List<int[]> moves(int[] set) {
        List<int[]> moves = new ArrayList<>();
        int[] around = around(set);
        for (int next : around) {
            if (set.length < need.mostPlots()) {
                take(moves, with(set, next));
            }
        }
        for (int out : set) {
            int[] less = without(set, out);
            take(moves, less);
            for (int next : around) {
                take(moves, with(less, next));
            }
        }
        return moves;
    }

    private void take(List<int[]> moves, int[] set) {
        double area = area(set);
        if (set.length >= 2 && area >= need.minM2() && area <= need.maxM2() && land.connected(set)) {
            moves.add(set);
        }
    }

    private PlotSet measure(int[] set) {
        looked++;
        return land.measure(set, need);
    }

    private double area(int[] set) {
        double area = 0;
        for (int plot : set) {
            area += land.areaOf(plot);
        }
        return area;
    }

    private int[] around(int[] set) {
        TreeSet<Integer> around = new TreeSet<>();
        for (int plot : set) {
            for (int next : land.neighboursOf(plot)) {
                around.add(next);
            }
        }
        for (int plot : set) {
            around.remove(plot);
        }
        return around.stream().mapToInt(i -> i).toArray();
    }

    private static int[] with(int[] set, int plot) {
        int[] more = Arrays.copyOf(set, set.length + 1);
        more[set.length] = plot;
        return more;
    }

    private static int[] without(int[] set, int plot) {
        return Arrays.stream(set).filter(each -> each != plot).toArray();
    }
}
