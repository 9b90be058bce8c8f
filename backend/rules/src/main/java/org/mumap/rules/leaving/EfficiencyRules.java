package org.mumap.rules.leaving;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lines of the predicates, as dated data. A predicate without a line in force is not asked.
 *
 * @param lines by reason
 * @param fullProductionYears years after the start of production from which the contract's promise counts
 * @param completedYears years after completion from which a low investment counts
 */
public record EfficiencyRules(Map<LowReason, Line> lines, int fullProductionYears, int completedYears) {

    /**
     * One line.
     *
     * @param value years, 万元 per mu, or a share, by the reason
     * @param effectiveFrom first day in force
     * @param effectiveTo last day in force, null while it is
     * @param source where it was read
     */
    public record Line(
            BigDecimal value,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            String source) {

        boolean inForce(LocalDate day) {
            return !effectiveFrom.isAfter(day) && (effectiveTo == null || !effectiveTo.isBefore(day));
        }
    }

    public EfficiencyRules {
        lines = Map.copyOf(lines);
    }
}
