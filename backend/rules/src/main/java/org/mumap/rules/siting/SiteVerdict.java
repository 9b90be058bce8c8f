package org.mumap.rules.siting;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;
import org.mumap.rules.Term;

/**
 * What a search found.
 *
 * @param matched how many passed
 * @param rejectedTotal how many did not
 * @param ranked the best of those that passed, best first
 * @param rejected those nearest to passing, nearest first
 * @param counts how many fell to each rule, in the order in which the rules are asked; rules that felled nobody are left out
 * @param matchedBySupply how many that passed could be had in which way; a parcel with several ways counts in each
 * @param loosenings single steps that would let more pass, the largest gain first
 */
public record SiteVerdict(
        long matched,
        long rejectedTotal,
        List<Ranked> ranked,
        List<Rejected> rejected,
        Map<String, Long> counts,
        Map<SupplyKind, Long> matchedBySupply,
        List<Loosening> loosenings) {

    /**
     * A site that passed.
     *
     * @param parcels the parcels it consists of
     * @param candidate the candidate as it was handed in
     * @param areaMu area, mu, 4 decimals
     * @param score weighted mean of the terms, 0 to 1
     * @param terms the summands; a term without data is not among them
     * @param notes control lines to be shown, classes not stated, terms without data
     * @param sensitivity how firmly it stands on its place
     */
    public record Ranked(
            List<String> parcels,
            SiteCandidate candidate,
            BigDecimal areaMu,
            double score,
            List<Term> terms,
            List<Message> notes,
            Sensitivity sensitivity) {}

    /**
     * A parcel that did not pass.
     *
     * @param parcel its code
     * @param candidate the candidate as it was handed in
     * @param rule the first rule it failed: {@code AREA_RANGE}, {@code SUPPLY_KIND}, {@code CONTROL_LINE_FORBID},
     *     {@code CONTROL_LINE_INSIDE}, {@code POLLUTION_CLASS}, the code of a demand, {@code READINESS} or {@code PLANT_RECTANGLE}
     * @param value its value: a {@link BigDecimal} or a text; null when there is no data
     * @param limit the limit: a {@link BigDecimal} or a text
     * @param unit unit of value and limit, empty for texts
     * @param cure what would make it pass
     * @param distance how far it is from passing: the sum, over all rules it fails, of how much it misses them by (a share of the limit
     *     at most 1; 1 where there is nothing to measure)
     */
    public record Rejected(
            String parcel,
            SiteCandidate candidate,
            String rule,
            @Nullable Object value,
            Object limit,
            String unit,
            Message cure,
            double distance) {}
}
