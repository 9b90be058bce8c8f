package org.mumap.rules.leaving;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The three roads by which land or a firm could go, with what each would free and gain if the land then yielded the median of its
 * park. The one that is suggested follows from the signs; which one is taken, people decide.
 *
 * @param suggested the road that the signs point to; null when neither signs nor returns say enough
 * @param roads all three
 */
public record Roads(@Nullable Road suggested, List<Gain> roads) {

    private static final int SCALE = 6;

    /** The roads. */
    public enum Road {
        /** 兼并重组: another firm takes the works over; the land stays in use. */
        MERGER,
        /** 破产清算: the court sells what there is; the land is free afterwards. */
        LIQUIDATION,
        /** 腾笼换鸟: taken back, swapped or sold to a better user. */
        REPLACEMENT
    }

    /**
     * What a road would bring.
     *
     * @param road which
     * @param freedMu land that becomes free for somebody else, mu
     * @param taxGainWan tax of a year at the park's median less the present one, never below 0, 万元; null without a median, or when the present one is not known
     * @param outputGainWan the same of the output, 万元
     */
    public record Gain(
            Road road,
            BigDecimal freedMu,
            @Nullable BigDecimal taxGainWan,
            @Nullable BigDecimal outputGainWan) {}

    /**
     * What is there now.
     *
     * @param mu land, mu
     * @param taxWan tax of the newest closed year, 万元; null when no return states it
     * @param outputWan output of that year, 万元; null when no return states it
     * @param medianTaxWanPerMu median of the park's firms, null when none is known
     * @param medianOutputWanPerMu median of the park's firms, null when none is known
     */
    public record Present(
            BigDecimal mu,
            @Nullable BigDecimal taxWan,
            @Nullable BigDecimal outputWan,
            @Nullable BigDecimal medianTaxWanPerMu,
            @Nullable BigDecimal medianOutputWanPerMu) {}

    public Roads {
        roads = List.copyOf(roads);
    }

    /** The same without the gain of tax, which with the median tells the tax itself. */
    public Roads withoutTax() {
        return new Roads(
                suggested,
                roads.stream()
                        .map(gain -> new Gain(gain.road, gain.freedMu, null, gain.outputGainWan))
                        .toList());
    }

    /**
     * The roads of a parcel or firm.
     *
     * @param signs signs that speak
     */
    public static Roads of(Present present, Set<ShellRule.Sign> signs) {
        BigDecimal tax = gain(present.medianTaxWanPerMu, present.mu, present.taxWan);
        BigDecimal output = gain(present.medianOutputWanPerMu, present.mu, present.outputWan);
        return new Roads(
                suggested(present, signs),
                Stream.of(Road.values())
                        .map(road -> new Gain(road, road == Road.MERGER ? BigDecimal.ZERO : present.mu, tax, output))
                        .toList());
    }

    /** A firm that is dead on paper goes through the court, one that still works is taken over, land alone is given to another. */
    private static @Nullable Road suggested(Present present, Set<ShellRule.Sign> signs) {
        if (signs.contains(ShellRule.Sign.ABNORMAL_REGISTER) && signs.contains(ShellRule.Sign.NO_TAX)) {
            return Road.LIQUIDATION;
        }
        if (signs.contains(ShellRule.Sign.EMPTY_BUILDING)) {
            return Road.REPLACEMENT;
        }
        if (some(present.taxWan) || some(present.outputWan)) {
            return Road.MERGER;
        }
        return present.taxWan == null || present.outputWan == null ? null : Road.REPLACEMENT;
    }

    private static boolean some(@Nullable BigDecimal value) {
        return value != null && value.signum() > 0;
    }

    private static @Nullable BigDecimal gain(@Nullable BigDecimal median, BigDecimal mu, @Nullable BigDecimal present) {
        return median == null || present == null
                ? null
                : median.multiply(mu).subtract(present).max(BigDecimal.ZERO).setScale(SCALE, RoundingMode.HALF_UP);
    }
}
