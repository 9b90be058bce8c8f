package org.mumap.rules.siting;

import java.util.Arrays;
import java.util.Optional;

/** The nine supplies and one levelling (九通一平) that make land ready to build on. */
public enum Readiness {
    /** Road: 道路通. */
    ROAD,
    /** Storm water: 雨水通. */
    STORM,
    /** Sewage: 污水通. */
    SEWAGE,
    /** Water: 自来水通. */
    WATER,
    /** Gas: 天然气通. */
    GAS,
    /** Power: 电力通. */
    POWER,
    /** Telecom: 电信通. */
    TELECOM,
    /** Heat: 热力通. */
    HEAT,
    /** Cable television: 有线电视通. */
    CABLE_TV,
    /** Levelled: 场地平整. */
    LEVELLED;

    /** The work of this name. */
    public static Optional<Readiness> find(String name) {
        return Arrays.stream(values()).filter(work -> work.name().equals(name)).findFirst();
    }
}
