package org.mumap.rules.siting.assembly;

/**
 * What a set must reach, and how sets with equally many owners are compared.
 *
 * @param minM2 smallest area, m², itself included
 * @param maxM2 largest area, m², itself included
 * @param mostPlots most parcels of a set
 * @param shapeWeight weight of the shape
 * @param roadWeight weight of the road side
 * @param clearWeight weight of the cost to clear
 * @param clearWanPerMuOfZero cost per mu, 万元, at which the score of the cost is 0
 */
public record AssemblyNeed(
        double minM2,
        double maxM2,
        int mostPlots,
        double shapeWeight,
        double roadWeight,
        double clearWeight,
        double clearWanPerMuOfZero) {

    public AssemblyNeed {
        if (!(minM2 >= 0) || !(maxM2 >= minM2) || mostPlots < 2) {
            throw new IllegalArgumentException("An assembly needs an area range and at least two parcels");
        }
        if (!(shapeWeight >= 0) || !(roadWeight >= 0) || !(clearWeight >= 0) || !(clearWanPerMuOfZero > 0)) {
            throw new IllegalArgumentException("Weights are 0 or more, the cost of zero score is above 0");
        }
    }
}
