package org.mumap.rules.siting.assembly;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a county reckons with when it puts land together; the values stand in {@code rule_value.csv} under the same name.
 *
 * @param id short name
 * @param source where the values were read
 * @param effectiveFrom first day in force
 * @param buildingYuanPerM2 compensation for buildings that must go, yuan per m² of floor
 * @param clearWanPerMuOfZero cost per mu, 万元, at which clearing scores 0
 * @param mostPlots most parcels of a set
 * @param shapeWeight weight of the shape
 * @param roadWeight weight of the road side
 * @param clearWeight weight of the cost
 */
public record AssemblyRuleSet(
        String id,
        String source,
        LocalDate effectiveFrom,
        BigDecimal buildingYuanPerM2,
        BigDecimal clearWanPerMuOfZero,
        int mostPlots,
        double shapeWeight,
        double roadWeight,
        double clearWeight) {

    /** Values of the demo county. */
    public static final AssemblyRuleSet DEMO_2026 = new AssemblyRuleSet(
            "assembly-demo",
            "MuMap 演示设定,可按县修改",
            LocalDate.of(2026, 1, 1),
            new BigDecimal("1200"),
            new BigDecimal("60"),
            8,
            2,
            1,
            2);
}
