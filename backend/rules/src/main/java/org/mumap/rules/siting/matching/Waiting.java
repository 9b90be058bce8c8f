package org.mumap.rules.siting.matching;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A project that waits for land.
 *
 * @param code its code
 * @param needMu land it needs, mu
 * @param taxWanPerMu tax it promises per mu and year, 万元; null = no promise known
 * @param investmentWan total investment, 万元; null = not known
 */
public record Waiting(
        String code,
        BigDecimal needMu,
        @Nullable BigDecimal taxWanPerMu,
        @Nullable BigDecimal investmentWan) {

    public Waiting {
        if (needMu.signum() <= 0) {
            throw new IllegalArgumentException("A waiting project needs land: " + code);
        }
    }
}
