package org.mumap.rules.siting.assembly;

import java.math.BigDecimal;
import java.util.List;
import org.mumap.rules.Term;

/**
 * A connected set of plots that reaches the area.
 *
 * @param plots indices, ascending
 * @param codes their codes, in the same order
 * @param areaM2 sum of the areas, m²
 * @param idleM2 of which idle
 * @param perimeterM length of the outline of the whole, m
 * @param roadM length along roads, m
 * @param owners how many owners must agree
 * @param clearWan known cost to clear, 万元
 * @param costUnknown plots whose cost nobody knows
 * @param terms shape, road side and cost, each 0 to 1
 * @param score weighted mean of the terms
 */
public record PlotSet(
        List<Integer> plots,
        List<String> codes,
        double areaM2,
        double idleM2,
        double perimeterM,
        double roadM,
        int owners,
        BigDecimal clearWan,
        int costUnknown,
        List<Term> terms,
        double score) {

    /** Share of this set's area that also lies in another. */
    double shareIn(PlotSet other, List<Plot> all) {
        double common = 0;
        for (int plot : plots) {
            if (other.plots.contains(plot)) {
                common += all.get(plot).areaM2();
            }
        }
        return common / areaM2;
    }
}
