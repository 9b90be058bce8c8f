package org.mumap.rules.siting;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a site is scored by. A term that comes from a measured value is 1 at its best value and 0 at its worst, straight between them
 * and never outside 0 to 1; the others say how they are reckoned.
 */
public enum ScoreTerm {
    /** How near the area is to the middle of the range, 0 at its ends; always counted, with weight 1 unless given. */
    AREA_FIT(null, 0, 0),
    /** Straight distance to the next road: 1 at 0 m, 0 at 2,000 m. */
    ROAD_DISTANCE(Measure.ROAD_M, 0, 2_000),
    /** Straight distance to the next arterial road: 1 at 0 m, 0 at 5,000 m. */
    ARTERIAL_DISTANCE(Measure.ARTERIAL_ROAD_M, 0, 5_000),
    /** Way by road to the next express road: 1 at 0 m, 0 at 20,000 m. */
    EXPRESS_BY_ROAD(Measure.EXPRESS_BY_ROAD_M, 0, 20_000),
    /** Straight distance to power: 1 at 0 m, 0 at 5,000 m. */
    POWER_DISTANCE(Measure.POWER_M, 0, 5_000),
    /** Straight distance to a water main: 1 at 0 m, 0 at 3,000 m. */
    WATER_DISTANCE(Measure.WATER_M, 0, 3_000),
    /** Straight distance to a sewer: 1 at 0 m, 0 at 3,000 m. */
    SEWAGE_DISTANCE(Measure.SEWAGE_M, 0, 3_000),
    /** Straight distance to a gas main: 1 at 0 m, 0 at 5,000 m. */
    GAS_DISTANCE(Measure.GAS_M, 0, 5_000),
    /** How flat: 1 at 0°, 0 at 15°. */
    SLOPE(Measure.SLOPE_DEG, 0, 15),
    /** Soil to be moved per mu: 1 at none, 0 at 3,000 m³. */
    EARTHWORK(Measure.EARTHWORK_M3_PER_MU, 0, 3_000),
    /** How many of the ten works of readiness stand: 1 with all ten, 0 with none. */
    READINESS(Measure.READY_COUNT, 10, 0),
    /** How much of its best rectangle the parcel fills, 0 to 1. */
    SHAPE(Measure.SHAPE, 1, 0),
    /** How well it lies in a park, 0 to 1: 1 inside, 0 outside, unless measured. */
    PARK_FIT(null, 1, 0),
    /**
     * How easily it can be had: reserve 1, approved 0.8, empty factory 0.6, idle 0.5, low efficiency 0.3; the best of its ways,
     * halved by mortgage or seizure.
     */
    EASE(null, 0, 0);

    private final @Nullable Measure measure;
    private final double best;
    private final double worst;

    ScoreTerm(@Nullable Measure measure, double best, double worst) {
        this.measure = measure;
        this.best = best;
        this.worst = worst;
    }

    /** The measured value it comes from; null where it comes from none. */
    public @Nullable Measure measure() {
        return measure;
    }

    /** The value that scores 1, where it comes from a measured value. */
    public double best() {
        return best;
    }

    /** The value that scores 0, where it comes from a measured value. */
    public double worst() {
        return worst;
    }

    /** The score of a measured value, 0 to 1; not a number where there is none. */
    double scale(double value) {
        return Double.isNaN(value) ? Double.NaN : Math.min(1, Math.max(0, (value - worst) / (best - worst)));
    }

    /** The term of this name. */
    public static Optional<ScoreTerm> find(String name) {
        return Arrays.stream(values()).filter(term -> term.name().equals(name)).findFirst();
    }
}
