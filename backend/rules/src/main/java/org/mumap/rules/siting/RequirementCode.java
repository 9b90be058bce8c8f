package org.mumap.rules.siting;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a need may demand of a parcel beyond area and supply. All of them are upper limits. */
public enum RequirementCode {
    /** Distance to the nearest power line or substation. */
    POWER_WITHIN_M("m", SiteCandidate::powerM),
    /** Distance to the nearest road. */
    ROAD_WITHIN_M("m", SiteCandidate::roadM),
    /** Distance to the nearest water main. */
    WATER_WITHIN_M("m", SiteCandidate::waterM),
    /** Distance to the nearest sewer. */
    SEWAGE_WITHIN_M("m", SiteCandidate::sewageM),
    /** Distance to the nearest gas main. */
    GAS_WITHIN_M("m", SiteCandidate::gasM),
    /** Mean slope. */
    SLOPE_MAX_DEG("deg", SiteCandidate::slopeDeg);

    private final String unit;
    private final Function<SiteCandidate, @Nullable Double> column;

    RequirementCode(String unit, Function<SiteCandidate, @Nullable Double> column) {
        this.unit = unit;
        this.column = column;
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
        return column.apply(candidate);
    }
}
