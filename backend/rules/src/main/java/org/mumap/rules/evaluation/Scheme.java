package org.mumap.rules.evaluation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A county's evaluation scheme.
 *
 * @param population whom it is about
 * @param method how values become scores
 * @param indicators the indicators
 * @param flat what everybody gets for an indicator in which all are equal ({@link Method#MIN_MAX})
 * @param ranking grades and how they are cut
 * @param land how land is counted
 * @param exclusions who is not ranked (class T)
 * @param adjustments what marks of people do to score and grade
 */
public record Scheme(
        Population population,
        Method method,
        List<Indicator> indicators,
        Flat flat,
        Ranking ranking,
        LandRule land,
        List<Exclusion> exclusions,
        List<Adjustment> adjustments) {

    public Scheme {
        indicators = List.copyOf(indicators);
        exclusions = List.copyOf(exclusions);
        adjustments = List.copyOf(adjustments);
    }

    /** How values become scores. */
    public enum Method {
        /** value ÷ base × weight (黄岩, 龙游, 淮安). */
        BASE_RATIO,
        /** weight × [20 + 80 × (value − min) ÷ (max − min)] ÷ 100 (旌德). */
        MIN_MAX,
        /** One indicator; its value is the score (景宁 规下). */
        SINGLE_KEY
    }

    /** What everybody gets for an indicator whose largest and smallest value are equal. */
    public enum Flat {
        /** The full weight. */
        FULL_WEIGHT,
        /** Nothing: the indicator tells nobody apart. */
        SKIP
    }

    /** By size. */
    public enum Scale {
        /** 规上. */
        ABOVE_SCALE,
        /** 规下. */
        BELOW_SCALE,
        /** Both. */
        ALL
    }

    /** By how land is held. */
    public enum Holding {
        /** However. */
        ANY,
        /** With land of its own or occupied. */
        OWNER,
        /** With leased land or floor space only (慈溪 2024: 租赁企业). */
        TENANT
    }

    /**
     * Whom a scheme is about.
     *
     * @param scale by size
     * @param minMu least land, mu; null = any
     * @param belowMu land below this, mu; null = any
     * @param belowScaleMinMu least land of firms below scale, mu; null = any (淮安 2024: 规上 and 规下 ≥ 3 亩)
     * @param holding by how land is held
     */
    public record Population(
            Scale scale,
            @Nullable BigDecimal minMu,
            @Nullable BigDecimal belowMu,
            @Nullable BigDecimal belowScaleMinMu,
            Holding holding) {

        /** All of that size. */
        public static Population of(Scale scale) {
            return new Population(scale, null, null, null, Holding.ANY);
        }
    }

    /** The adjustment of that code, null when there is none. */
    @Nullable
    Adjustment adjustment(String code) {
        return adjustments.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElse(null);
    }
}
