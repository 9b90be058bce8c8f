package org.mumap.rules.siting;

import java.util.List;

/**
 * The rectangle that a plant needs inside the parcel. Of each parcel the widest rectangles of five proportions are measured at
 * import; the plant fits when one of them takes it, so a fit is certain and a narrow miss may still fit by another proportion.
 *
 * @param lengthM its longer side, m
 * @param widthM its shorter side, m
 */
public record Plant(double lengthM, double widthM) {

    /**
     * A proportion that is measured.
     *
     * @param measure the width measured
     * @param ratio length ÷ width
     */
    public record Proportion(Measure measure, double ratio) {}

    /** The proportions measured, the squarest first. */
    public static final List<Proportion> PROPORTIONS = List.of(
            new Proportion(Measure.RECT_1_M, 1),
            new Proportion(Measure.RECT_1_5_M, 1.5),
            new Proportion(Measure.RECT_2_M, 2),
            new Proportion(Measure.RECT_3_M, 3),
            new Proportion(Measure.RECT_5_M, 5));

    public Plant {
        if (!(widthM > 0 && lengthM >= widthM && lengthM <= 100_000)) {
            throw new IllegalArgumentException("A plant is at least as long as wide: " + lengthM + " x " + widthM);
        }
    }

    /** By how many times the largest plant of these sides that fits is smaller; 1 or less = it fits; not a number = not measured. */
    double shrinking(SiteFacts facts) {
        double best = Double.NaN;
        for (Proportion each : PROPORTIONS) {
            double width = facts.measure(each.measure());
            double times = Math.max(widthM / width, lengthM / (width * each.ratio()));
            if (!(best <= times) && !Double.isNaN(times)) {
                best = times;
            }
        }
        return best;
    }
}
