package org.mumap.rules.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * Limits between the classes of a map. A class holds from its lower limit up to, but without, the next; the first has no lower and
 * the last no upper limit. Limits are rounded to the digits in which the property is shown, so that what a legend says is what was
 * counted; limits that fall together are one, so there may be fewer classes than asked for.
 */
public final class ClassBreaks {

    /** Fewest classes. */
    public static final int FEWEST = 2;
    /** Most classes that a reader can still tell apart. */
    public static final int MOST = 7;

    private ClassBreaks() {}

    /** How limits are found. */
    public enum Method {
        /** As many values in each class. */
        QUANTILE,
        /** Classes of the same width. */
        EQUAL,
        /** Natural breaks: classes whose values lie as near as possible to their mean (Fisher 1958, Jenks 1977), found exactly. */
        JENKS
    }

    /**
     * The limits.
     *
     * @param values values in any order, none of them NaN
     * @param classes {@value #FEWEST} to {@value #MOST}
     * @param digits decimals to which limits are rounded
     * @return ascending limits, at most {@code classes − 1}; none when all values are equal or there are none
     * @throws IllegalArgumentException when the number of classes is out of range
     */
    public static double[] of(double[] values, Method method, int classes, int digits) {
        if (classes < FEWEST || classes > MOST) {
            throw new IllegalArgumentException("classes " + classes);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0 || sorted[0] == sorted[sorted.length - 1]) {
            return new double[0];
        }
        double[] limits = switch (method) {
            case QUANTILE -> quantile(sorted, classes);
            case EQUAL -> equal(sorted, classes);
            case JENKS -> NaturalBreaks.of(sorted, classes);
        };
        return rounded(limits, digits, sorted);
    }

    /** How many values fall into each class. */
    public static int[] count(double[] values, double[] limits) {
        int[] counts = new int[limits.length + 1];
        for (double value : values) {
            counts[classOf(value, limits)]++;
        }
        return counts;
    }

    /** The class of a value, 0 for the lowest. */
    public static int classOf(double value, double[] limits) {
        int at = Arrays.binarySearch(limits, value);
        return at >= 0 ? at + 1 : -at - 1;
    }

    private static double[] quantile(double[] sorted, int classes) {
        double[] limits = new double[classes - 1];
        for (int k = 1; k < classes; k++) {
            limits[k - 1] = sorted[(int) ((long) k * sorted.length / classes)];
        }
        return limits;
    }

    private static double[] equal(double[] sorted, int classes) {
        double low = sorted[0];
        double width = (sorted[sorted.length - 1] - low) / classes;
        double[] limits = new double[classes - 1];
        for (int k = 1; k < classes; k++) {
            limits[k - 1] = low + k * width;
        }
        return limits;
    }

    // a limit at or below the least value, or above the largest, would make a class that nothing can be in
    private static double[] rounded(double[] limits, int digits, double[] sorted) {
        return Arrays.stream(limits)
                .map(limit -> new BigDecimal(limit)
                        .setScale(digits, RoundingMode.HALF_UP)
                        .doubleValue())
                .filter(limit -> limit > sorted[0] && limit <= sorted[sorted.length - 1])
                .sorted()
                .distinct()
                .toArray();
    }
}
