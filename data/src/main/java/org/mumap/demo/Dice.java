package org.mumap.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A stream of chance that is the same on every machine and every Java: SplitMix64 seeded from the county's seed, a topic and an
 * index. Every thing (a block, a firm, a project) draws from its own stream, so one more firm does not move all parcels.
 */
public final class Dice {
    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** The stream of one thing: the county's seed, what it is about, and which one. */
    public static Dice of(long seed, String topic, long index) {
        long h = seed;
        for (int i = 0; i < topic.length(); i++) {
            h = mix(h + topic.charAt(i) + 0x9E3779B97F4A7C15L);
        }
        return new Dice(mix(h ^ mix(index + 0xD1B54A32D192ED03L)));
    }

    /** A value in [-1, 1) that belongs to a place of a lattice, the same whenever it is asked for. */
    static double at(long seed, long x, long y, int layer) {
        long h = mix(seed + x * 0x9E3779B97F4A7C15L);
        h = mix(h + y * 0xC2B2AE3D27D4EB4FL);
        return (mix(h + layer) >> 11) * 0x1.0p-52;
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    private long bits() {
        state += 0x9E3779B97F4A7C15L;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    public double next() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in 0 … bound-1. */
    public int below(int bound) {
        return (int) (next() * bound);
    }

    /** Uniform whole number from low to high, both included. */
    public int among(int low, int high) {
        return low + below(high - low + 1);
    }

    /** Uniform in [low, high). */
    public double between(double low, double high) {
        return low + next() * (high - low);
    }

    /** True with this probability. */
    public boolean chance(double probability) {
        return next() < probability;
    }

    /** Normal with mean 0 and deviation 1 (Box-Muller). */
    public double normal() {
        double r = StrictMath.sqrt(-2 * StrictMath.log(1 - next()));
        return r * StrictMath.cos(2 * StrictMath.PI * next());
    }

    /** Log-normal with this median; sigma is the deviation of the logarithm. */
    public double around(double median, double sigma) {
        return median * StrictMath.exp(sigma * normal());
    }

    /** One of the list, each equally likely. */
    public <T> T pick(List<T> list) {
        return list.get(below(list.size()));
    }

    /** The index drawn by weight. */
    public int weighted(double... weights) {
        double sum = 0;
        for (double w : weights) {
            sum += w;
        }
        double x = next() * sum;
        for (int i = 0; i < weights.length; i++) {
            x -= weights[i];
            if (x < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    /** A day from `first` to `last`, both included. */
    public LocalDate day(LocalDate first, LocalDate last) {
        return first.plusDays((long) (next() * (last.toEpochDay() - first.toEpochDay() + 1)));
    }

    /** A drawn magnitude written down as money or area: two decimals, from then on exact. */
    public static BigDecimal exact(double drawn) {
        return BigDecimal.valueOf(Math.round(drawn * 100), 2);
    }
}
