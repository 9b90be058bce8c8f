package org.mumap.rules.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** 亩: the unit in which Chinese land is talked about. 1 mu = 2000/3 m², 1 hectare = 15 mu, 1 km² = 1500 mu. */
public final class Mu {

    /** Mu per square metre, exact. */
    public static final BigDecimal PER_SQUARE_METRE = new BigDecimal("0.0015");

    private static final BigDecimal TWO_THOUSAND = new BigDecimal("2000");
    private static final BigDecimal THREE = new BigDecimal("3");
    private static final BigDecimal SQUARE_METRES_PER_HECTARE = new BigDecimal("10000");

    private Mu() {}

    /** Square metres to mu, exact: nothing is rounded. */
    public static BigDecimal ofSquareMetres(BigDecimal squareMetres) {
        return squareMetres.multiply(PER_SQUARE_METRE);
    }

    /** Mu to square metres, rounded HALF_UP to this many decimals (a third of a square metre has no finite decimal). */
    public static BigDecimal toSquareMetres(BigDecimal mu, int scale) {
        return mu.multiply(TWO_THOUSAND).divide(THREE, scale, RoundingMode.HALF_UP);
    }

    /** Square metres to hectares, exact. */
    public static BigDecimal hectaresOfSquareMetres(BigDecimal squareMetres) {
        return squareMetres.multiply(new BigDecimal("0.0001"));
    }

    /** Hectares to square metres, exact. */
    public static BigDecimal squareMetresOfHectares(BigDecimal hectares) {
        return hectares.multiply(SQUARE_METRES_PER_HECTARE);
    }

    /** Mu as shown on screens and in documents: 2 decimals, HALF_UP. Never calculate on with it. */
    public static BigDecimal display(BigDecimal mu) {
        return mu.setScale(2, RoundingMode.HALF_UP);
    }

    /** Mu as shown in tables: 4 decimals, HALF_UP. Never calculate on with it. */
    public static BigDecimal displayInTable(BigDecimal mu) {
        return mu.setScale(4, RoundingMode.HALF_UP);
    }
}
