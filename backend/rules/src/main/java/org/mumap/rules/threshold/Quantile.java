package org.mumap.rules.threshold;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Percentiles by linear interpolation (type 7, as {@code percentile_cont} of SQL). */
public final class Quantile {

    private static final int SCALE = 6;

    private Quantile() {}

    /**
     * The value at a share of the way from the smallest to the largest.
     *
     * @param values at least one, in any order
     * @param share 0 to 1
     * @return 6 decimals, HALF_UP
     */
    public static BigDecimal of(List<BigDecimal> values, BigDecimal share) {
        if (values.isEmpty() || share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("No percentile " + share + " of " + values.size() + " values");
        }
        List<BigDecimal> sorted = values.stream().sorted().toList();
        BigDecimal place = share.multiply(BigDecimal.valueOf(sorted.size() - 1L));
        int below = place.setScale(0, RoundingMode.FLOOR).intValueExact();
        BigDecimal low = sorted.get(below);
        BigDecimal high = sorted.get(Math.min(below + 1, sorted.size() - 1));
        BigDecimal part = place.subtract(BigDecimal.valueOf(below));
        return low.add(high.subtract(low).multiply(part)).setScale(SCALE, RoundingMode.HALF_UP);
    }
}
