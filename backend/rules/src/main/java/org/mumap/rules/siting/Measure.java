package org.mumap.rules.siting;

/** What is measured of a parcel at import and asked about by searches. A name is also that of its column in lower case. */
public enum Measure {
    /** Straight line to the nearest road of any class. */
    ROAD_M("m"),
    /** Straight line to the nearest road of rank {@link RoadRank#SECONDARY} or better. */
    SECONDARY_ROAD_M("m"),
    /** Straight line to the nearest road of rank {@link RoadRank#ARTERIAL} or better. */
    ARTERIAL_ROAD_M("m"),
    /** Straight line to the nearest road of rank {@link RoadRank#EXPRESS}. */
    EXPRESS_ROAD_M("m"),
    /** Straight line to the nearest power line or substation. */
    POWER_M("m"),
    /** Straight line to the nearest water main. */
    WATER_M("m"),
    /** Straight line to the nearest sewer. */
    SEWAGE_M("m"),
    /** Straight line to the nearest gas main. */
    GAS_M("m"),
    /** Way by road to the nearest road of rank {@link RoadRank#EXPRESS}. */
    EXPRESS_BY_ROAD_M("m"),
    /** Way by road to the nearest power facility. */
    POWER_BY_ROAD_M("m"),
    /** Way by road to the nearest water facility. */
    WATER_BY_ROAD_M("m"),
    /** Way by road to the nearest sewage facility. */
    SEWAGE_BY_ROAD_M("m"),
    /** Way by road to the nearest gas facility. */
    GAS_BY_ROAD_M("m"),
    /** Spare capacity of the nearest power facility that states one, in the unit of its file. */
    POWER_SPARE("capacity"),
    /** Spare capacity of the nearest water facility that states one. */
    WATER_SPARE("capacity"),
    /** Spare capacity of the nearest sewage facility that states one. */
    SEWAGE_SPARE("capacity"),
    /** Spare capacity of the nearest gas facility that states one. */
    GAS_SPARE("capacity"),
    /** Mean slope. */
    SLOPE_DEG("deg"),
    /** Soil to be moved, cut and fill together, to level the parcel at its mean height, per mu. */
    EARTHWORK_M3_PER_MU("m3"),
    /** Area ÷ area of the smallest rectangle around it, 0 to 1. */
    SHAPE("ratio"),
    /** How many of the ten works of readiness (九通一平) stand. */
    READY_COUNT("works"),
    /** Idle floor space of the buildings on it. */
    IDLE_FLOOR_M2("m2"),
    /** Largest clear height of a building with idle floor. */
    CLEAR_HEIGHT_M("m"),
    /** Largest installed power of a building with idle floor. */
    BUILDING_KVA("kVA"),
    /** Width of the widest square inside. */
    RECT_1_M("m"),
    /** Width of the widest rectangle inside that is 1.5 times as long as wide. */
    RECT_1_5_M("m"),
    /** Width of the widest rectangle inside that is twice as long as wide. */
    RECT_2_M("m"),
    /** Width of the widest rectangle inside that is three times as long as wide. */
    RECT_3_M("m"),
    /** Width of the widest rectangle inside that is five times as long as wide. */
    RECT_5_M("m");

    private final String unit;

    Measure(String unit) {
        this.unit = unit;
    }

    /** Unit of its values. */
    public String unit() {
        return unit;
    }

    /** The column that holds it. */
    public String column() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
