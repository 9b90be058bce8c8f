package org.mumap.rules.siting.assembly;

/**
 * A border that two plots share.
 *
 * @param one index of a plot
 * @param other index of the other
 * @param lengthM length along which they lie together, m
 * @param fit how the two drawings fit there
 * @param gapM widest gap, m; 0 where they touch
 * @param overlapM2 how much they overlap, m²
 */
public record Border(int one, int other, double lengthM, Fit fit, double gapM, double overlapM2) {

    /** How two neighbouring drawings fit together. */
    public enum Fit {
        /** Edge on edge. */
        SHARED,
        /** A gap within the tolerance lies between them (缝隙). */
        GAP,
        /** They overlap by a sliver within the tolerance (细碎重叠). */
        SLIVER
    }

    public Border {
        if (one == other || !(lengthM > 0)) {
            throw new IllegalArgumentException("A border lies between two plots and has a length");
        }
    }
}
