package org.mumap.rules.idle.signal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Limits and weights, as dated data.
 *
 * @param id short name
 * @param effectiveFrom first day in force
 * @param effectiveTo last day in force, null while it is
 * @param recentMonths months whose mean electricity is held against the three years before
 * @param rules the signals; their weights sum to 100
 */
public record SignalRuleSet(
        String id, LocalDate effectiveFrom, @Nullable LocalDate effectiveTo, int recentMonths, List<SignalRule> rules) {

    public SignalRuleSet {
        rules = List.copyOf(rules);
        int sum = rules.stream().mapToInt(SignalRule::weight).sum();
        if (sum != 100 || recentMonths < 1) {
            throw new IllegalArgumentException("Weights of " + id + " sum to " + sum + ", not to 100");
        }
    }

    /** Our own limits: no tax at all, less than 10 % of the mean electricity, fewer than 3 persons, 90 % of the floor empty. */
    public static final SignalRuleSet BUILT_IN_2026 = new SignalRuleSet(
            "built-in-2026",
            LocalDate.of(2026, 1, 1),
            null,
            3,
            List.of(
                    new SignalRule(SignalCode.NO_TAX, BigDecimal.ZERO, 30),
                    new SignalRule(SignalCode.LOW_ELECTRICITY, new BigDecimal("0.10"), 35),
                    new SignalRule(SignalCode.FEW_STAFF, new BigDecimal("3"), 15),
                    new SignalRule(SignalCode.EMPTY_BUILDING, new BigDecimal("0.90"), 20)));

    /** All built-in rule sets; the first is the default. */
    public static List<SignalRuleSet> list() {
        return List.of(BUILT_IN_2026);
    }

    /** The built-in rule set of this name. */
    public static Optional<SignalRuleSet> find(String id) {
        return list().stream().filter(ruleSet -> ruleSet.id().equals(id)).findFirst();
    }
}
