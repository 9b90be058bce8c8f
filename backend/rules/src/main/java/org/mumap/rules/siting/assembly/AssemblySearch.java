package org.mumap.rules.siting.assembly;

import java.util.ArrayList;
import java.util.List;

/** Finds sets of neighbouring plots that reach an area. */
public final class AssemblySearch {

    /** Sets looked at before a part counts as large; about a second. */
    public static final long BUDGET = 400_000;

    private static final int KEPT_PER_PLOT = 4;
    /** Two sets that share more of their land than this are one proposal. */
    private static final double SAME_SHARE = 0.6;

    private AssemblySearch() {}

    /**
     * What was found.
     *
     * @param sets the sets, best first, no two of them mostly the same land
     * @param exact whether every connected set was looked at, so that the first is the best there is
     * @param looked how many sets were looked at
     * @param largestPart how many plots hang together at most
     */
    public record Found(List<PlotSet> sets, boolean exact, long looked, int largestPart) {}

    /** {@link #find(Neighbourhood, AssemblyNeed, int, long)} within {@link #BUDGET}. */
    public static Found find(Neighbourhood land, AssemblyNeed need, int wanted) {
        return find(land, need, wanted, BUDGET);
    }

    /**
     * The best sets.
     *
     * @param wanted how many sets
     * @param budget sets looked at in all before parts are searched instead of looked at whole; 0 = search only
     */
    public static Found find(Neighbourhood land, AssemblyNeed need, int wanted, long budget) {
        List<PlotSet> all = new ArrayList<>();
        boolean exact = true;
        long looked = 0;
        int largest = 0;
        for (int[] part : land.parts()) {
            largest = Math.max(largest, part.length);
            if (part.length < 2) {
                continue;
            }
            Keeper keeper = new Keeper(KEPT_PER_PLOT);
            Enumeration whole = new Enumeration(land, need, keeper, budget - looked);
            boolean done = budget > looked && whole.run(part);
            looked += whole.looked();
            if (!done) {
                exact = false;
                LocalSearch search = new LocalSearch(land, need, keeper);
                search.run(part);
                looked += search.looked();
            }
            all.addAll(keeper.all());
        }
        all.sort(SetOrder.BEST_FIRST);
        return new Found(different(all, land, wanted), exact, looked, largest);
    }

    private static List<PlotSet> different(List<PlotSet> sorted, Neighbourhood land, int wanted) {
        List<PlotSet> chosen = new ArrayList<>();
        for (PlotSet set : sorted) {
            if (chosen.size() == wanted) {
                break;
            }
            boolean fresh = chosen.stream().noneMatch(other -> set.shareIn(other, land.plots()) > SAME_SHARE);
            if (fresh) {
                chosen.add(set);
            }
        }
        return List.copyOf(chosen);
    }
}
