package org.mumap.rules.siting;

import java.util.Arrays;
import java.util.Optional;

/** What a site is scored by. */
public enum ScoreTerm {
    /** How near the area is to the middle of the range; always counted, with weight 1 unless given. */
    AREA_FIT,
    /** How near the next road is: 1 at 0 m, 0 at 2,000 m. */
    ROAD_DISTANCE,
    /** How flat: 1 at 0°, 0 at 15°. */
    SLOPE,
    /** How much of its best rectangle the parcel fills, 0 to 1. */
    SHAPE,
    /** How well it lies in a park, 0 to 1: 1 inside, 0 outside, unless measured. */
    PARK_FIT,
    /** How easily it can be had: reserve 1, approved 0.8, idle 0.5, low efficiency 0.3; halved by mortgage or seizure. */
    EASE;

    /** The term of this name. */
    public static Optional<ScoreTerm> find(String name) {
        return Arrays.stream(values()).filter(term -> term.name().equals(name)).findFirst();
    }
}
