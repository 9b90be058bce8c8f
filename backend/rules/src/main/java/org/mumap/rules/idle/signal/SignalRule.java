package org.mumap.rules.idle.signal;

import java.math.BigDecimal;

/**
 * One signal: when it speaks and how loudly.
 *
 * @param code which
 * @param limit tax: 万元 in twelve months, speaks at or below it · electricity: share of the three-year mean, speaks below it · staff:
 *     persons, speaks below it · building: share of the floor area that is empty, speaks at or above it
 * @param weight points it gives
 */
public record SignalRule(SignalCode code, BigDecimal limit, int weight) {

    public SignalRule {
        if (weight < 0) {
            throw new IllegalArgumentException("A weight is 0 or more: " + code);
        }
    }
}
