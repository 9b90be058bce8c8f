package org.mumap.rules.progress;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where one measure turns yellow and red. A value is how far something falls short: the larger, the worse.
 *
 * @param yellow value from which the lamp is yellow; null = this measure knows no yellow
 * @param yellowIncluded whether this very value is yellow already
 * @param red value from which it is red; null = no red
 * @param redIncluded whether this very value is red already
 */
public record LampLine(
        @Nullable BigDecimal yellow,
        boolean yellowIncluded,
        @Nullable BigDecimal red,
        boolean redIncluded) {

    public LampLine {
        if (yellow == null && red == null) {
            throw new IllegalArgumentException("A lamp that never changes colour is none");
        }
        if (yellow != null && red != null && red.compareTo(yellow) < 0) {
            throw new IllegalArgumentException("Red begins at " + red + ", before yellow at " + yellow);
        }
    }

    /** The lamp of a value. */
    public Lamp lamp(BigDecimal shortfall) {
        return lamp(shortfall, BigDecimal.ONE);
    }

    /** The lamp of {@code shortfall ÷ units} without a division, so that nothing is rounded; units are positive. */
    public Lamp lamp(BigDecimal shortfall, BigDecimal units) {
        if (passed(shortfall, units, red, redIncluded)) {
            return Lamp.RED;
        }
        return passed(shortfall, units, yellow, yellowIncluded) ? Lamp.YELLOW : Lamp.GREEN;
    }

    private static boolean passed(BigDecimal shortfall, BigDecimal units, @Nullable BigDecimal line, boolean included) {
        if (line == null) {
            return false;
        }
        int compared = shortfall.compareTo(line.multiply(units));
        return compared > 0 || included && compared == 0;
    }
}
