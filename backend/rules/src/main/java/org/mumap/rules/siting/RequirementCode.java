package org.mumap.rules.siting;

import java.util.Arrays;
import java.util.Optional;

/** What a need may demand of a parcel beyond area, supply, readiness and the plant's rectangle: one measured value and its limit. */
public enum RequirementCode {
    /** Straight distance to the nearest power line or substation, at most. */
    POWER_WITHIN_M(Measure.POWER_M, false),
    /** Straight distance to the nearest road, at most. */
    ROAD_WITHIN_M(Measure.ROAD_M, false),
    /** Straight distance to the nearest road of rank SECONDARY or better, at most. */
    SECONDARY_ROAD_WITHIN_M(Measure.SECONDARY_ROAD_M, false),
    /** Straight distance to the nearest road of rank ARTERIAL or better, at most. */
    ARTERIAL_ROAD_WITHIN_M(Measure.ARTERIAL_ROAD_M, false),
    /** Straight distance to the nearest road of rank EXPRESS, at most. */
    EXPRESS_ROAD_WITHIN_M(Measure.EXPRESS_ROAD_M, false),
    /** Straight distance to the nearest water main, at most. */
    WATER_WITHIN_M(Measure.WATER_M, false),
    /** Straight distance to the nearest sewer, at most. */
    SEWAGE_WITHIN_M(Measure.SEWAGE_M, false),
    /** Straight distance to the nearest gas main, at most. */
    GAS_WITHIN_M(Measure.GAS_M, false),
    /** Way by road to the nearest road of rank EXPRESS, at most. */
    EXPRESS_BY_ROAD_WITHIN_M(Measure.EXPRESS_BY_ROAD_M, false),
    /** Way by road to the nearest power facility, at most. */
    POWER_BY_ROAD_WITHIN_M(Measure.POWER_BY_ROAD_M, false),
    /** Way by road to the nearest water facility, at most. */
    WATER_BY_ROAD_WITHIN_M(Measure.WATER_BY_ROAD_M, false),
    /** Way by road to the nearest sewage facility, at most. */
    SEWAGE_BY_ROAD_WITHIN_M(Measure.SEWAGE_BY_ROAD_M, false),
    /** Way by road to the nearest gas facility, at most. */
    GAS_BY_ROAD_WITHIN_M(Measure.GAS_BY_ROAD_M, false),
    /** Spare capacity of the nearest power facility that states one, at least. */
    POWER_SPARE_MIN(Measure.POWER_SPARE, true),
    /** Spare capacity of the nearest water facility that states one, at least. */
    WATER_SPARE_MIN(Measure.WATER_SPARE, true),
    /** Spare capacity of the nearest sewage facility that states one, at least. */
    SEWAGE_SPARE_MIN(Measure.SEWAGE_SPARE, true),
    /** Spare capacity of the nearest gas facility that states one, at least. */
    GAS_SPARE_MIN(Measure.GAS_SPARE, true),
    /** Mean slope, at most. */
    SLOPE_MAX_DEG(Measure.SLOPE_DEG, false),
    /** Mean slope, at least: with {@link #SLOPE_MAX_DEG} it finds low hills and gentle slopes (低丘缓坡, 8 to 25°). */
    SLOPE_MIN_DEG(Measure.SLOPE_DEG, true),
    /** Cut and fill per mu, at most. */
    EARTHWORK_MAX_M3_PER_MU(Measure.EARTHWORK_M3_PER_MU, false),
    /** How many works of readiness stand, at least. */
    READY_COUNT_MIN(Measure.READY_COUNT, true),
    /** Idle floor space, at least. */
    IDLE_FLOOR_MIN_M2(Measure.IDLE_FLOOR_M2, true),
    /** Clear height of a building with idle floor, at least. */
    CLEAR_HEIGHT_MIN_M(Measure.CLEAR_HEIGHT_M, true),
    /** Installed power of a building with idle floor, at least. */
    BUILDING_POWER_MIN_KVA(Measure.BUILDING_KVA, true);

    private final Measure measure;
    private final boolean atLeast;

    RequirementCode(Measure measure, boolean atLeast) {
        this.measure = measure;
        this.atLeast = atLeast;
    }

    /** What is measured. */
    public Measure measure() {
        return measure;
    }

    /** True where the limit is the smallest value that passes, false where it is the largest. */
    public boolean atLeast() {
        return atLeast;
    }

    /** Unit of value and limit. */
    public String unit() {
        return measure.unit();
    }

    /** The code of this name; unknown ones are the caller's to refuse. */
    public static Optional<RequirementCode> find(String name) {
        return Arrays.stream(values()).filter(code -> code.name().equals(name)).findFirst();
    }
}
