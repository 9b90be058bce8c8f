package org.mumap.rules.siting.assembly;

import java.util.Arrays;

/**
 * Looks at every connected set of a part once: each set is found from its smallest plot, by growing only with plots that are new
 * to the set's surroundings. What already exceeds the area, the number of parcels or the owners of all sets kept is not grown on.
 */
final class Enumeration {

    private final Neighbourhood land;
    private final AssemblyNeed need;
    private final Keeper keeper;
    private final long budget;
    private final int[] set;
    private final int[] ownerCount;
    private int size;
    private int owners;
    private double area;
    private long looked;

    Enumeration(Neighbourhood land, AssemblyNeed need, Keeper keeper, long budget) {
        this.land = land;
        this.need = need;
        this.keeper = keeper;
        this.budget = budget;
        this.set = new int[need.mostPlots()];
        this.ownerCount = new int[land.owners()];
    }

    long looked() {
        return looked;
    }

    /** True if every set of the part was looked at; false when the budget ran out. */
    boolean run(int[] part) {
        for (int root : part) {
            boolean[] near = new boolean[land.size()];
            near[root] = true;
            int[] extension = Arrays.stream(land.neighboursOf(root))
                    .filter(next -> next > root)
                    .toArray();
            for (int next : extension) {
                near[next] = true;
            }
            add(root);
            boolean whole = grow(root, extension, near);
            removeLast();
            if (!whole) {
                return false;
            }
        }
        return true;
    }

    private boolean grow(int root, int[] extension, boolean[] near) {
        looked++;
        if (looked > budget) {
            return false;
        }
        if (size >= 2 && area >= need.minM2()) {
            keeper.offer(root, land.measure(Arrays.copyOf(set, size), need));
        }
        if (size == need.mostPlots()) {
            return true;
        }
        for (int i = 0; i < extension.length; i++) {
            int next = extension[i];
            if (area + land.areaOf(next) > need.maxM2() || !keeper.mayTake(root, ownersWith(next))) {
                continue;
            }
            int[] fresh = Arrays.stream(land.neighboursOf(next))
                    .filter(plot -> plot > root && !near[plot])
                    .toArray();
            int[] rest = Arrays.copyOfRange(extension, i + 1, extension.length + fresh.length);
            System.arraycopy(fresh, 0, rest, extension.length - i - 1, fresh.length);
            for (int plot : fresh) {
                near[plot] = true;
            }
            add(next);
            boolean whole = grow(root, rest, near);
            removeLast();
            for (int plot : fresh) {
                near[plot] = false;
            }
            if (!whole) {
                return false;
            }
        }
        return true;
    }

    private int ownersWith(int plot) {
        return owners + (ownerCount[land.ownerOf(plot)] == 0 ? 1 : 0);
    }

    private void add(int plot) {
        set[size++] = plot;
        area += land.areaOf(plot);
        owners += ownerCount[land.ownerOf(plot)]++ == 0 ? 1 : 0;
    }

    private void removeLast() {
        int plot = set[--size];
        area -= land.areaOf(plot);
        owners -= --ownerCount[land.ownerOf(plot)] == 0 ? 1 : 0;
    }
}
