package org.mumap.rules.siting;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * The steps by which one limit of a need can be loosened. A number is loosened step by step, the smallest first, and a larger step
 * admits all that a smaller one does; the kinds of a list are alternatives.
 *
 * @param field what of the need is loosened: {@code min}, {@code max}, {@code limit}, {@code plant}, {@code supply} or {@code ready}
 * @param unit unit of the steps, empty for kinds
 * @param steps the values to loosen to: {@link BigDecimal}s, or names of kinds
 * @param widening true where a larger step admits all that a smaller one does
 * @param first the first step that admits a candidate, −1 where none does; asked of candidates that fail this rule and no other
 */
record Ladder(String field, String unit, List<Object> steps, boolean widening, ToIntFunction<SiteFacts> first) {

    private static final double[] SHARES = {0.05, 0.1, 0.2, 0.3, 0.5, 1};
    private static final MathContext TWO_DIGITS_UP = new MathContext(2, RoundingMode.CEILING);
    private static final MathContext TWO_DIGITS_DOWN = new MathContext(2, RoundingMode.FLOOR);

    /** Steps of a largest value: up to twice the limit, in round figures. */
    static Ladder atMost(String field, String unit, double limit, ToDoubleFunction<SiteFacts> value) {
        TreeSet<BigDecimal> steps = new TreeSet<>();
        for (double share : SHARES) {
            BigDecimal step = BigDecimal.valueOf(limit == 0 ? 1000 * share : limit * (1 + share))
                    .round(TWO_DIGITS_UP);
            if (step.doubleValue() > limit) {
                steps.add(plain(step));
            }
        }
        List<BigDecimal> rising = new ArrayList<>(steps);
        return new Ladder(field, unit, List.copyOf(rising), true, facts -> {
            double asked = value.applyAsDouble(facts);
            for (int i = 0; i < rising.size(); i++) {
                if (asked <= rising.get(i).doubleValue()) {
                    return i;
                }
            }
            return -1;
        });
    }

    /** Steps of a smallest value: down to nothing, in round figures. */
    static Ladder atLeast(String field, String unit, double limit, ToDoubleFunction<SiteFacts> value) {
        return downTo(1, field, unit, limit, value);
    }

    /** Steps of what makes the project itself, its land or its plant: down to half, for less would be another project. */
    static Ladder atLeastHalf(String field, String unit, double limit, ToDoubleFunction<SiteFacts> value) {
        return downTo(0.5, field, unit, limit, value);
    }

    private static Ladder downTo(
            double furthest, String field, String unit, double limit, ToDoubleFunction<SiteFacts> value) {
        TreeSet<BigDecimal> steps = new TreeSet<>();
        for (double share : SHARES) {
            if (share > furthest) {
                break;
            }
            BigDecimal step = BigDecimal.valueOf(limit * (1 - share)).round(TWO_DIGITS_DOWN);
            if (step.doubleValue() < limit) {
                steps.add(plain(step));
            }
        }
        List<BigDecimal> falling = new ArrayList<>(steps.descendingSet());
        return new Ladder(field, unit, List.copyOf(falling), true, facts -> {
            double asked = value.applyAsDouble(facts);
            for (int i = 0; i < falling.size(); i++) {
                if (asked >= falling.get(i).doubleValue()) {
                    return i;
                }
            }
            return -1;
        });
    }

    private static BigDecimal plain(BigDecimal step) {
        return step.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(step.stripTrailingZeros().toPlainString());
    }
}
