package org.mumap.rules.siting.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Keeps the best sets under each key, so that one good corner of the county does not crowd out all others. */
final class Keeper {

    private final int each;
    private final Map<Integer, TreeSet<PlotSet>> kept = new HashMap<>();

    Keeper(int each) {
        this.each = each;
    }

    /** True if a set with so many owners could still be among the best under the key. */
    boolean mayTake(int key, int owners) {
        TreeSet<PlotSet> sets = kept.get(key);
        return sets == null || sets.size() < each || owners <= sets.last().owners();
    }

    void offer(int key, PlotSet set) {
        TreeSet<PlotSet> sets = kept.computeIfAbsent(key, k -> new TreeSet<>(SetOrder.BEST_FIRST));
        sets.add(set);
        if (sets.size() > each) {
            sets.pollLast();
        }
    }

    List<PlotSet> all() {
        TreeSet<PlotSet> all = new TreeSet<>(SetOrder.BEST_FIRST);
        kept.values().forEach(all::addAll);
        return new ArrayList<>(all);
    }
}
