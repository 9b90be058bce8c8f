package org.mumap.rules.siting;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a need may demand of a parcel beyond area and supply. All of them are upper limits. */
public enum RequirementCode {
    /** Distance to the nearest power line or substation. */
    POWER_WITHIN_M("m"),
    /** Distance to the nearest road. */
    ROAD_WITHIN_M("m"),
    /** Distance to the nearest water main. */
    WATER_WITHIN_M("m"),
    /** Distance to the nearest sewer. */
    SEWAGE_WITHIN_M("m"),
    /** Distance to the nearest gas main. */
    GAS_WITHIN_M("m"),
    /** Mean slope. */
    SLOPE_MAX_DEG("deg");

    private final String unit;

    RequirementCode(String unit) {
        this.unit = unit;
    }

    /** Unit of value and limit. */
    public String unit() {
        return unit;
    }

    /** The code of this name; unknown ones are the caller's to refuse. */
    public static Optional<RequirementCode> find(String name) {
        return Arrays.stream(values()).filter(code -> code.name().equals(name)).findFirst();
    }

    /** The candidate's value, null when nobody measured it. */
    @Nullable
    Double value(SiteCandidate candidate) {
        return switch (this) {
            case POWER_WITHIN_M -> candidate.powerM();
            case ROAD_WITHIN_M -> candidate.roadM();
            case WATER_WITHIN_M -> candidate.waterM();
            case SEWAGE_WITHIN_M -> candidate.sewageM();
            case GAS_WITHIN_M -> candidate.gasM();
            case SLOPE_MAX_DEG -> candidate.slopeDeg();
        };
    }
}
