/**
 * Area and money, exactly: mu and square metres, yuan and fen, Gauss zones, the area on the ellipsoid.
 *
 * <p>1 亩 = 2000/3 m², so mu = m² × 0.0015 with no rounding at all; 666.67 never appears. Money is counted in whole fen
 * ({@code long}) once it has been rounded HALF_UP; before that it is a {@link java.math.BigDecimal}. Only the area of a drawn
 * figure is a {@code double}, since coordinates are.
 *
 * <p>Sums are taken of unrounded values and rounded once; {@link org.mumap.rules.measure.LargestRemainder} splits a sum so that
 * the parts add up to it again.
 */
@NullMarked
package org.mumap.rules.measure;

import org.jspecify.annotations.NullMarked;
