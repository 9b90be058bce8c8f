package org.mumap.rules.threshold;

import java.math.BigDecimal;
import java.util.Map;

/**
 * How a threshold is worked out; dated data.
 *
 * @param id short name of the rule set
 * @param percentile share of the sample that lies below the threshold, 0 to 1
 * @param tolerance how far a threshold may fall below the one of the year before, 0 to 1
 * @param fewest firms that a sample must have
 * @param steps the threshold is a multiple of this, 万元 per mu
 */
public record ThresholdRules(
        String id, BigDecimal percentile, BigDecimal tolerance, int fewest, Map<ThresholdIndicator, BigDecimal> steps) {

    public ThresholdRules {
        steps = Map.copyOf(steps);
        if (percentile.signum() < 0
                || percentile.compareTo(BigDecimal.ONE) > 0
                || tolerance.signum() < 0
                || tolerance.compareTo(BigDecimal.ONE) > 0
                || fewest < 1
                || !steps.keySet().equals(java.util.EnumSet.allOf(ThresholdIndicator.class))
                || steps.values().stream().anyMatch(step -> step.signum() <= 0)) {
            throw new IllegalArgumentException("Not a rule for thresholds: " + id);
        }
    }
}
