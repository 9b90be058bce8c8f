package org.mumap.rules.measure;

import java.math.BigDecimal;

/**
 * How far a declared area may lie from the drawn one before somebody should look.
 *
 * <p>Areas are declared in hectares with 4 decimals, sometimes truncated, sometimes plane and sometimes ellipsoidal; so 1 m² (0.0001 ha)
 * or 0.05 % of the declared area, whichever is larger, is no difference.
 */
public final class AreaTolerance {

    private static final BigDecimal LEAST = BigDecimal.ONE;
    private static final BigDecimal SHARE = new BigDecimal("0.0005");

    private AreaTolerance() {}

    /** True if the two areas (m²) agree within max(1 m², 0.05 % of the declared one). */
    public static boolean agree(BigDecimal declaredM2, BigDecimal drawnM2) {
        return declaredM2.subtract(drawnM2).abs().compareTo(allowedM2(declaredM2)) <= 0;
    }

    /** The difference (m²) that is still no difference for this declared area. */
    public static BigDecimal allowedM2(BigDecimal declaredM2) {
        return LEAST.max(declaredM2.abs().multiply(SHARE));
    }
}
