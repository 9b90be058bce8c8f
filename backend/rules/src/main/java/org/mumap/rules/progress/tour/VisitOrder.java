package org.mumap.rules.progress.tour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jgrapht.alg.tour.TwoOptHeuristicTSP;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.jspecify.annotations.Nullable;

/**
 * The order in which stops are visited on the shortest way. Up to {@link #EXACT_MOST} stops every order is weighed (dynamic
 * programming over sets of stops, Held and Karp 1962); more are ordered by 2-opt from nearest neighbours, which is good and not
 * proven to be best. The same distances always give the same order.
 */
public final class VisitOrder {

    /** So many stops are ordered exactly. */
    public static final int EXACT_MOST = 12;

    private static final int PASSES = 20;
    private static final long SEED = 20_261_130L;

    private VisitOrder() {}

    /**
     * An order.
     *
     * @param stops rows of the distances, first to last
     * @param metres the way from the start to the end, m
     * @param exact whether there is no shorter one
     */
    public record Found(List<Integer> stops, double metres, boolean exact) {

        public Found {
            stops = List.copyOf(stops);
        }
    }

    /**
     * The shortest order, or a good one above {@link #EXACT_MOST} stops.
     *
     * @param metres way from each stop to each other, m; none negative
     * @param fromStart way from where the tour begins to each stop; null when it begins at its first stop
     * @param toEnd way from each stop to where the tour ends; null when it ends at its last stop
     * @throws IllegalArgumentException when there are no stops, or the lists differ in length
     */
    public static Found find(double[][] metres, double @Nullable [] fromStart, double @Nullable [] toEnd) {
        int n = metres.length;
        double[] first = fromStart == null ? new double[n] : fromStart;
        double[] last = toEnd == null ? new double[n] : toEnd;
        if (n == 0
                || first.length != n
                || last.length != n
                || Arrays.stream(metres).anyMatch(row -> row.length != n)) {
            throw new IllegalArgumentException("distances of different lengths");
        }
        List<Integer> stops = n <= EXACT_MOST ? exact(metres, first, last) : good(metres, first, last);
        return new Found(stops, length(stops, metres, first, last), n <= EXACT_MOST);
    }

    /** The way of an order from start to end, m. */
    static double length(List<Integer> stops, double[][] metres, double[] first, double[] last) {
        double sum = first[stops.get(0)] + last[stops.get(stops.size() - 1)];
        for (int i = 1; i < stops.size(); i++) {
            sum += metres[stops.get(i - 1)][stops.get(i)];
        }
        return sum;
    }

    private static List<Integer> exact(double[][] metres, double[] first, double[] last) {
        int n = metres.length;
        int sets = 1 << n;
        double[][] least = new double[sets][n];
        int[][] before = new int[sets][n];
        for (double[] row : least) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        for (int i = 0; i < n; i++) {
            least[1 << i][i] = first[i];
            before[1 << i][i] = -1;
        }
        for (int seen = 1; seen < sets; seen++) {
            for (int at = 0; at < n; at++) {
                if (least[seen][at] < Double.POSITIVE_INFINITY) {
                    extend(seen, at, metres, least, before);
                }
            }
        }
        return trace(sets - 1, cheapestEnd(least[sets - 1], last), before);
    }

    private static void extend(int seen, int at, double[][] metres, double[][] least, int[][] before) {
        for (int next = 0; next < metres.length; next++) {
            int more = seen | 1 << next;
            double way = least[seen][at] + metres[at][next];
            if (more != seen && way < least[more][next]) {
                least[more][next] = way;
                before[more][next] = at;
            }
        }
    }

    private static int cheapestEnd(double[] least, double[] last) {
        int best = 0;
        for (int i = 1; i < least.length; i++) {
            if (least[i] + last[i] < least[best] + last[best]) {
                best = i;
            }
        }
        return best;
    }

    private static List<Integer> trace(int all, int end, int[][] before) {
        List<Integer> stops = new ArrayList<>();
        int seen = all;
        for (int at = end; at >= 0; ) {
            stops.add(0, at);
            int previous = before[seen][at];
            seen &= ~(1 << at);
            at = previous;
        }
        return stops;
    }

    /**
     * A closed tour with two stops more, where the way begins and where it ends. Both are far from everything but each other, so
     * that they stay side by side, and the tour cut there is the way.
     */
    private static List<Integer> good(double[][] metres, double[] first, double[] last) {
        int n = metres.length;
        int start = n;
        int end = n + 1;
        double far = 1
                + Arrays.stream(metres).flatMapToDouble(Arrays::stream).sum()
                + Arrays.stream(first).sum()
                + Arrays.stream(last).sum();
        SimpleWeightedGraph<Integer, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
        for (int i = 0; i <= end; i++) {
            graph.addVertex(i);
        }
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                weigh(graph, i, j, (metres[i][j] + metres[j][i]) / 2);
            }
            weigh(graph, start, i, far + first[i]);
            weigh(graph, end, i, far + last[i]);
        }
        weigh(graph, start, end, 0);
        List<Integer> circle = new ArrayList<>(new TwoOptHeuristicTSP<Integer, DefaultWeightedEdge>(PASSES, SEED)
                .getTour(graph)
                .getVertexList());
        circle.remove(circle.size() - 1);
        return cut(circle, start, end);
    }

    private static List<Integer> cut(List<Integer> circle, int start, int end) {
        int n = circle.size();
        int at = circle.indexOf(start);
        int step = circle.get((at + 1) % n) == end ? n - 1 : 1;
        List<Integer> stops = new ArrayList<>();
        for (int i = 1; i < n; i++) {
            int stop = circle.get((at + i * step) % n);
            if (stop != end) {
                stops.add(stop);
            }
        }
        return stops;
    }

    private static void weigh(
            SimpleWeightedGraph<Integer, DefaultWeightedEdge> graph, int one, int other, double weight) {
        graph.setEdgeWeight(graph.addEdge(one, other), weight);
    }
}
