package org.mumap.rules.permu;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tax per mu in bands, for those who may not see what a single firm paid (税收征收管理法 art. 8). The breaks are those of the per-mu map.
 */
public final class TaxBands {

    private static final List<BigDecimal> BREAKS =
            List.of(new BigDecimal("5"), new BigDecimal("10"), new BigDecimal("20"), new BigDecimal("40"));

    private TaxBands() {}

    /** The band of a value in 万元/亩: {@code <5}, {@code 5–10} … {@code ≥40}. */
    public static String of(BigDecimal wanPerMu) {
        BigDecimal below = null;
        for (BigDecimal limit : BREAKS) {
            if (wanPerMu.compareTo(limit) < 0) {
                return below == null ? "<" + limit : below + "–" + limit;
            }
            below = limit;
        }
        return "≥" + below;
    }

    /** The band of tax over land; null when one of the two is not known or there is no land. */
    public static @Nullable String of(@Nullable BigDecimal taxWan, @Nullable BigDecimal mu) {
        return taxWan == null || mu == null || mu.signum() <= 0 ? null : of(taxWan.divide(mu, 6, RoundingMode.HALF_UP));
    }
}
