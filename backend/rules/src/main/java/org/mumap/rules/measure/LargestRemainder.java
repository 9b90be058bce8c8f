package org.mumap.rules.measure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits a whole number by weights so that the parts add up to it again (Hare–Niemeyer): every part gets the floor of its exact
 * share, and the units left over go to the largest remainders. Equal remainders are served in the order of the list, so the same
 * list always gives the same split.
 */
public final class LargestRemainder {

    private LargestRemainder() {}

    /**
     * The parts of {@code total}, in the order of the weights. A negative total is split as its absolute value and negated.
     *
     * @param weights each ≥ 0, at least one > 0
     * @throws IllegalArgumentException if a weight is negative or all are zero
     */
    public static long[] split(long total, List<BigDecimal> weights) {
        int scale = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        BigInteger[] units = weights.stream()
                .map(weight -> weight.movePointRight(Math.max(scale, 0)).toBigIntegerExact())
                .toArray(BigInteger[]::new);
        BigInteger sum = BigInteger.ZERO;
        for (BigInteger unit : units) {
            if (unit.signum() < 0) {
                throw new IllegalArgumentException("A weight is negative: " + weights);
            }
            sum = sum.add(unit);
        }
        if (sum.signum() == 0) {
            throw new IllegalArgumentException("All weights are zero: " + weights);
        }
        return distribute(total, units, sum);
    }

    private static long[] distribute(long total, BigInteger[] units, BigInteger sum) {
        BigInteger magnitude = BigInteger.valueOf(total).abs();
        BigInteger[] parts = new BigInteger[units.length];
        List<BigInteger> remainders = new ArrayList<>(units.length);
        BigInteger left = magnitude;
        for (int i = 0; i < units.length; i++) {
            BigInteger[] quotient = magnitude.multiply(units[i]).divideAndRemainder(sum);
            parts[i] = quotient[0];
            remainders.add(quotient[1]);
            left = left.subtract(quotient[0]);
        }
        // Fewer units are left over than there are parts, so each part receives at most one.
        IntStream.range(0, units.length)
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(left.intValueExact())
                .forEach(i -> parts[i] = parts[i].add(BigInteger.ONE));
        long[] result = new long[units.length];
        for (int i = 0; i < units.length; i++) {
            result[i] = (total < 0 ? parts[i].negate() : parts[i]).longValueExact();
        }
        return result;
    }
}
