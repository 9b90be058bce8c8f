package org.mumap.rules.siting.assembly;

import java.util.Comparator;

/** The order of sets: fewest owners, then the best score, then fewest parcels, then by their codes so that it never depends on chance. */
public final class SetOrder {

    /** Best first. */
    public static final Comparator<PlotSet> BEST_FIRST = Comparator.comparingInt(PlotSet::owners)
            .thenComparing(Comparator.comparingDouble(PlotSet::score).reversed())
            .thenComparing(set -> set.plots().size())
            .thenComparing(set -> String.join(" ", set.codes()));

    private SetOrder() {}
}
