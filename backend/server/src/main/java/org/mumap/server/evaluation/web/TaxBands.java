package org.mumap.server.evaluation.web;

import java.math.BigDecimal;
import java.util.List;

/** Tax per mu in bands, for those who may not see what a single firm paid. The breaks are those of the per-mu map. */
final class TaxBands {

    private static final List<BigDecimal> BREAKS =
            List.of(new BigDecimal("5"), new BigDecimal("10"), new BigDecimal("20"), new BigDecimal("40"));

    private TaxBands() {}

    /** The band of a value in 万元/亩: {@code <5}, {@code 5–10} … {@code ≥40}. */
    static String of(BigDecimal wanPerMu) {
        BigDecimal below = null;
        for (BigDecimal limit : BREAKS) {
            if (wanPerMu.compareTo(limit) < 0) {
                return below == null ? "<" + limit : below + "–" + limit;
            }
            below = limit;
        }
        return "≥" + below;
    }
}
