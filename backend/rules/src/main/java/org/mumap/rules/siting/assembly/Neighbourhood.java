package org.mumap.rules.siting.assembly;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mumap.rules.Term;

/** Plots and the borders between them, as a graph; it measures sets of plots without uniting shapes. */
public final class Neighbourhood {

    private static final double SQUARE_METRES_PER_MU = 2000.0 / 3;
    /** 4π × area ÷ perimeter² of a square, the best shape for a plant. */
    private static final double COMPACTNESS_OF_SQUARE = Math.PI / 4;

    private final List<Plot> plots;
    private final List<List<Border>> borders = new ArrayList<>();
    private final int[][] neighbours;
    private final int[] owner;
    private final int owners;

    /** Plots, and borders between them by index. */
    public Neighbourhood(List<Plot> plots, List<Border> all) {
        this.plots = List.copyOf(plots);
        List<Set<Integer>> sets = new ArrayList<>();
        plots.forEach(plot -> {
            borders.add(new ArrayList<>());
            sets.add(new TreeSet<>());
        });
        for (Border border : all) {
            borders.get(border.one()).add(border);
            borders.get(border.other()).add(border);
            sets.get(border.one()).add(border.other());
            sets.get(border.other()).add(border.one());
        }
        neighbours = sets.stream()
                .map(set -> set.stream().mapToInt(i -> i).toArray())
                .toArray(int[][]::new);
        owner = new int[plots.size()];
        List<String> names = plots.stream()
                .flatMap(plot -> plot.owner() == null ? Stream.empty() : Stream.of(plot.owner()))
                .distinct()
                .sorted()
                .toList();
        int next = names.size();
        for (int i = 0; i < owner.length; i++) {
            String name = plots.get(i).owner();
            owner[i] = name == null ? next++ : names.indexOf(name);
        }
        owners = next;
    }

    /** The plots, by index. */
    public List<Plot> plots() {
        return plots;
    }

    int size() {
        return plots.size();
    }

    int[] neighboursOf(int plot) {
        return neighbours[plot];
    }

    double areaOf(int plot) {
        return plots.get(plot).areaM2();
    }

    int ownerOf(int plot) {
        return owner[plot];
    }

    int owners() {
        return owners;
    }

    /** The borders inside a set, for naming gaps and slivers. */
    public List<Border> inner(List<Integer> set) {
        Set<Integer> members = new HashSet<>(set);
        List<Border> inner = new ArrayList<>();
        for (int plot : set) {
            for (Border border : borders.get(plot)) {
                if (border.one() == plot && members.contains(border.other())) {
                    inner.add(border);
                }
            }
        }
        return inner;
    }

    /** The connected parts, each ascending, the one with the smallest index first. */
    List<int[]> parts() {
        List<int[]> parts = new ArrayList<>();
        boolean[] seen = new boolean[size()];
        for (int start = 0; start < size(); start++) {
            if (!seen[start]) {
                parts.add(reach(start, seen));
            }
        }
        return parts;
    }

    private int[] reach(int start, boolean[] seen) {
        ArrayDeque<Integer> open = new ArrayDeque<>(List.of(start));
        seen[start] = true;
        List<Integer> part = new ArrayList<>();
        while (!open.isEmpty()) {
            int plot = open.poll();
            part.add(plot);
            for (int next : neighbours[plot]) {
                if (!seen[next]) {
                    seen[next] = true;
                    open.add(next);
                }
            }
        }
        return part.stream().sorted().mapToInt(i -> i).toArray();
    }

    /** True if every plot of the set can be reached from every other inside it. */
    public boolean connected(int[] set) {
        if (set.length == 0) {
            return false;
        }
        boolean[] outside = new boolean[size()];
        Arrays.fill(outside, true);
        for (int plot : set) {
            outside[plot] = false;
        }
        return reach(set[0], outside).length == set.length;
    }

    /** Measures and scores a set. */
    public PlotSet measure(int[] members, AssemblyNeed need) {
        int[] set = members.clone();
        Arrays.sort(set);
        double area = 0;
        double idle = 0;
        double outline = 0;
        double road = 0;
        double unknownM2 = 0;
        int unknown = 0;
        BigDecimal cost = BigDecimal.ZERO;
        Set<Integer> who = new HashSet<>();
        List<Integer> list = new ArrayList<>();
        for (int index : set) {
            Plot plot = plots.get(index);
            list.add(index);
            who.add(owner[index]);
            area += plot.areaM2();
            idle += plot.idle() ? plot.areaM2() : 0;
            outline += plot.perimeterM();
            road += plot.roadM();
            if (plot.clearWan() == null) {
                unknown++;
                unknownM2 += plot.areaM2();
            } else {
                cost = cost.add(plot.clearWan());
            }
        }
        for (Border border : inner(list)) {
            outline -= 2 * border.lengthM();
        }
        double outer = Math.max(outline, 2 * Math.sqrt(Math.PI * area));
        List<Term> terms = terms(need, area, outer, road, cost, unknownM2);
        List<String> codes = list.stream().map(i -> plots.get(i).code()).toList();
        return new PlotSet(
                List.copyOf(list), codes, area, idle, outer, road, who.size(), cost, unknown, terms, Term.total(terms));
    }

    private static List<Term> terms(
            AssemblyNeed need, double area, double outline, double road, BigDecimal cost, double unknownM2) {
        double compactness = 4 * Math.PI * area / (outline * outline);
        double shape = Math.min(1, compactness / COMPACTNESS_OF_SQUARE);
        double side = Math.min(1, road / Math.sqrt(area));
        // an unknown cost is reckoned as high as it can be: nobody shall look cheap by being silent
        double perMu = cost.doubleValue() / (area / SQUARE_METRES_PER_MU);
        double dear = perMu / need.clearWanPerMuOfZero() + unknownM2 / area;
        return List.of(
                term("COMPACTNESS", compactness, 4, "ratio", shape, need.shapeWeight()),
                term("ROAD_SIDE", road, 1, "m", side, need.roadWeight()),
                term("CLEARING", perMu, 4, "wanPerMu", Math.max(0, 1 - dear), need.clearWeight()));
    }

    private static Term term(String code, double value, int scale, String unit, double score, double weight) {
        return new Term(code, BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_UP), unit, score, weight);
    }
}
