package org.mumap.rules.siting;

/** Kinds of control line. */
public enum ControlKind {
    /** Permanent basic farmland: 永久基本农田. */
    FARMLAND,
    /** Ecological red line: 生态保护红线. */
    ECOLOGICAL,
    /** Urban development boundary: 城镇开发边界. */
    URBAN_BOUNDARY,
    /** Flood control: 防洪控制线. */
    FLOOD,
    /** Cultural heritage: 文物保护控制线. */
    HERITAGE,
    /** Forest: 林地. */
    FOREST,
    /** Drinking-water source: 饮用水水源保护区. */
    WATER_SOURCE,
    /** Geological hazard: 地质灾害. */
    GEO_HAZARD,
    /** Planned use: 规划用途. */
    PLAN_USE,
    /** Any other. */
    OTHER
}
