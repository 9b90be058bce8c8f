package org.mumap.server.evaluation.web;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.permu.PerMuRow;
import org.mumap.rules.permu.TaxBands;

/**
 * A row of a per-mu table as it is answered.
 *
 * @param key as in {@link PerMuRow}
 * @param name its name
 * @param areaMu net land used by firms, mu
 * @param registeredMu registered area of the parcels used, mu
 * @param outputWan 万元
 * @param taxWan 万元; null where it is hidden
 * @param valueAddedWan 万元
 * @param outputWanPerMu 万元 per mu; null without land, or when no firm declared it
 * @param taxWanPerMu 万元 per mu; null likewise, or where it is hidden
 * @param valueAddedWanPerMu 万元 per mu
 * @param enterprises number of firms
 * @param parcels number of parcels
 * @param outputUnknown firms whose output nobody declared: their land counts, their output adds nothing
 * @param taxUnknown firms whose tax nobody declared
 * @param taxBand tax per mu in a band, where the exact one is hidden; else null
 */
record PerMuFigures(
        String key,
        @Nullable String name,
        BigDecimal areaMu,
        BigDecimal registeredMu,
        BigDecimal outputWan,
        @Nullable BigDecimal taxWan,
        BigDecimal valueAddedWan,
        @Nullable BigDecimal outputWanPerMu,
        @Nullable BigDecimal taxWanPerMu,
        @Nullable BigDecimal valueAddedWanPerMu,
        int enterprises,
        int parcels,
        int outputUnknown,
        int taxUnknown,
        @Nullable String taxBand) {

    /** Fewer firms than these would tell what one of them paid. */
    private static final int FEWEST_SHOWN = 3;

    /**
     * The row for a caller.
     *
     * @param seesTax whether the caller may see what a single firm paid; else rows of fewer than three firms show a band
     */
    static PerMuFigures of(PerMuRow row, boolean seesTax) {
        boolean hidden = !seesTax && row.enterprises() < FEWEST_SHOWN;
        BigDecimal tax = row.taxWanPerMu();
        return new PerMuFigures(
                row.key(),
                row.name(),
                row.areaMu(),
                row.registeredMu(),
                row.outputWan(),
                hidden ? null : row.taxWan(),
                row.valueAddedWan(),
                row.outputWanPerMu(),
                hidden ? null : tax,
                row.valueAddedWanPerMu(),
                row.enterprises(),
                row.parcels(),
                row.outputUnknown(),
                row.taxUnknown(),
                hidden && tax != null ? TaxBands.of(tax) : null);
    }
}
