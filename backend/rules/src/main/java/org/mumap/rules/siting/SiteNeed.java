package org.mumap.rules.siting;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a project needs.
 *
 * @param minMu smallest area, mu, itself included; null = none
 * @param maxMu largest area, mu, itself included; null = none
 * @param supply the ways in which land may be had; empty = any of them
 * @param industryCode industry of GB/T 4754, for the record
 * @param pollutionClass 1 (clean) to 3 (heavy); null = not asked
 * @param require further demands, asked in this order
 * @param ready works of readiness (九通一平) that must stand
 * @param plant the rectangle that must lie inside; null = not asked
 * @param weights weight of each score term, ≥ 0; terms without weight are not counted, AREA_FIT has 1 unless given
 * @param insideKinds kinds of control line with effect REQUIRE_INSIDE that exist in the county, filled in by the server: a candidate
 *     that no line of such a kind covers lies outside
 * @param limit how many ranked sites are wanted
 */
public record SiteNeed(
        @Nullable Double minMu,
        @Nullable Double maxMu,
        Set<SupplyKind> supply,
        @Nullable String industryCode,
        @Nullable Integer pollutionClass,
        List<Requirement> require,
        Set<Readiness> ready,
        @Nullable Plant plant,
        Map<ScoreTerm, Double> weights,
        Set<ControlKind> insideKinds,
        int limit) {

    public SiteNeed {
        // Sorted, so that the first rule failed never depends on the hash of a set.
        supply = Collections.unmodifiableSet(new TreeSet<>(supply));
        require = List.copyOf(require);
        ready = Collections.unmodifiableSet(new TreeSet<>(ready));
        weights = Map.copyOf(weights);
        insideKinds = Collections.unmodifiableSet(new TreeSet<>(insideKinds));
        if (minMu != null && maxMu != null && minMu > maxMu) {
            throw new IllegalArgumentException("The smallest area exceeds the largest: " + minMu + " > " + maxMu);
        }
        if (pollutionClass != null && (pollutionClass < 1 || pollutionClass > 3)) {
            throw new IllegalArgumentException("A pollution class is 1, 2 or 3: " + pollutionClass);
        }
        if (limit < 1 || weights.values().stream().anyMatch(weight -> !(weight >= 0))) {
            throw new IllegalArgumentException("The limit must be 1 or more and every weight 0 or more");
        }
    }

    /** The same need with the kinds of line that the county has; see {@link #insideKinds}. */
    public SiteNeed inside(Set<ControlKind> kinds) {
        return new SiteNeed(
                minMu, maxMu, supply, industryCode, pollutionClass, require, ready, plant, weights, kinds, limit);
    }

    /** The measured values that judging and ranking ask for; others need not be read. */
    public Set<Measure> measures() {
        Set<Measure> asked = EnumSet.noneOf(Measure.class);
        require.forEach(requirement -> asked.add(requirement.code().measure()));
        if (plant != null) {
            Plant.PROPORTIONS.forEach(proportion -> asked.add(proportion.measure()));
        }
        allWeights().forEach((term, weight) -> {
            if (weight > 0 && term.measure() != null) {
                asked.add(term.measure());
            }
        });
        return asked;
    }

    /** The weights with that of AREA_FIT filled in. */
    public Map<ScoreTerm, Double> allWeights() {
        Map<ScoreTerm, Double> all = new EnumMap<>(ScoreTerm.class);
        all.put(ScoreTerm.AREA_FIT, 1.0);
        all.putAll(weights);
        return all;
    }
}
