package org.mumap.rules.measure;

import java.util.Arrays;

/**
 * Natural breaks, exactly: of all ways to cut the sorted values into classes the one with the least sum of squared distances from
 * the means (W. D. Fisher, On grouping for maximum homogeneity, 1958). The best last cut never moves left as more values come in,
 * so each class needs n log n steps instead of n².
 */
final class NaturalBreaks {

    private final double[] values;
    private final double[] sums;
    private final double[] squares;

    private NaturalBreaks(double[] values) {
        this.values = values;
        this.sums = new double[values.length + 1];
        this.squares = new double[values.length + 1];
        // about the mean, so that large values near each other do not lose their digits
        double mean = Arrays.stream(values).average().orElse(0);
        for (int i = 0; i < values.length; i++) {
            double v = values[i] - mean;
            sums[i + 1] = sums[i] + v;
            squares[i + 1] = squares[i] + v * v;
        }
    }

    /** The first value of each class but the lowest; {@code sorted} ascending, not empty. */
    static double[] of(double[] sorted, int classes) {
        return new NaturalBreaks(sorted).breaks(classes);
    }

    /** Squared distances of the values from, up to without to, from their mean. */
    private double cost(int from, int to) {
        double sum = sums[to] - sums[from];
        return Math.max(0, squares[to] - squares[from] - sum * sum / (to - from));
    }

    private double[] breaks(int classes) {
        int n = values.length;
        int most = Math.min(classes, n);
        double[] before = new double[n + 1];
        for (int to = 1; to <= n; to++) {
            before[to] = cost(0, to);
        }
        int[][] cuts = new int[most + 1][n + 1];
        for (int k = 2; k <= most; k++) {
            double[] now = new double[n + 1];
            Arrays.fill(now, Double.POSITIVE_INFINITY);
            fill(before, now, cuts[k], k, n, k - 1, n - 1);
            before = now;
        }
        double[] limits = new double[most - 1];
        int to = n;
        for (int k = most; k >= 2; k--) {
            to = cuts[k][to];
            limits[k - 2] = values[to];
        }
        return limits;
    }

    /** The best last cut for each end from {@code low} to {@code high}, known to lie between two cuts. */
    private void fill(double[] before, double[] now, int[] cut, int low, int high, int firstCut, int lastCut) {
        if (low > high) {
            return;
        }
        int middle = (low + high) >>> 1;
        int best = firstCut;
        for (int at = firstCut; at <= Math.min(middle - 1, lastCut); at++) {
            double total = before[at] + cost(at, middle);
            if (total < now[middle]) {
                now[middle] = total;
                best = at;
            }
        }
        cut[middle] = best;
        fill(before, now, cut, low, middle - 1, firstCut, best);
        fill(before, now, cut, middle + 1, high, best, lastCut);
    }
}
