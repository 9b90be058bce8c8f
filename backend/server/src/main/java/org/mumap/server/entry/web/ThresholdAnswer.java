package org.mumap.server.entry.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.permu.TaxBands;
import org.mumap.rules.threshold.DropReason;
import org.mumap.rules.threshold.IndicatorAdvice;
import org.mumap.rules.threshold.SampleFirm;
import org.mumap.rules.threshold.ThresholdIndicator;
import org.mumap.rules.threshold.ThresholdRules;
import org.mumap.server.entry.EntryThresholds;

/**
 * The advice as JSON.
 *
 * @param year year of the returns
 * @param industry division or section, null = every industry
 * @param park park code, null = everything in scope
 * @param parkName its name
 * @param floors set of policy floors, null = none
 * @param asOf day asked about
 * @param knownAt instant of the ledger
 * @param rules how it was worked out
 * @param indicators one by one
 * @param sample firms that stand in a sample
 * @param dropped firms within the same level that were left out, with the reason
 * @param taxHidden whether what single firms paid is hidden from the caller: bands in its place
 */
record ThresholdAnswer(
        int year,
        @Nullable String industry,
        @Nullable String park,
        @Nullable String parkName,
        @Nullable String floors,
        LocalDate asOf,
        Instant knownAt,
        ThresholdRules rules,
        List<IndicatorAdvice> indicators,
        List<Row> sample,
        List<Row> dropped,
        boolean taxHidden) {

    private static final int SCALE = 6;

    /**
     * A firm.
     *
     * @param creditCode its code
     * @param name its name
     * @param division its industry
     * @param parkCode park of the land counted
     * @param mu land, mu
     * @param investmentWan 万元
     * @param taxWan 万元; null when not known, or hidden
     * @param taxBand tax per mu in a band, where the exact one is hidden; else null
     * @param outputWan 万元
     * @param investmentWanPerMu 万元 per mu
     * @param taxWanPerMu 万元 per mu
     * @param outputWanPerMu 万元 per mu
     * @param usedFor indicators whose sample it stands in
     * @param reason why it was left out
     */
    record Row(
            String creditCode,
            @Nullable String name,
            @Nullable String division,
            @Nullable String parkCode,
            BigDecimal mu,
            @Nullable BigDecimal investmentWan,
            @Nullable BigDecimal taxWan,
            @Nullable String taxBand,
            @Nullable BigDecimal outputWan,
            @Nullable BigDecimal investmentWanPerMu,
            @Nullable BigDecimal taxWanPerMu,
            @Nullable BigDecimal outputWanPerMu,
            List<ThresholdIndicator> usedFor,
            @Nullable DropReason reason) {

        static Row of(EntryThresholds.Member member, boolean seesTax) {
            SampleFirm firm = member.firm();
            return new Row(
                    firm.creditCode(),
                    firm.name(),
                    firm.division(),
                    firm.parkCode(),
                    firm.mu(),
                    firm.investmentWan(),
                    seesTax ? firm.taxWan() : null,
                    seesTax ? null : TaxBands.of(firm.taxWan(), firm.mu()),
                    firm.outputWan(),
                    perMu(firm, ThresholdIndicator.INVESTMENT_PER_MU),
                    seesTax ? perMu(firm, ThresholdIndicator.TAX_PER_MU) : null,
                    perMu(firm, ThresholdIndicator.OUTPUT_PER_MU),
                    member.usedFor(),
                    member.dropped());
        }

        private static @Nullable BigDecimal perMu(SampleFirm firm, ThresholdIndicator code) {
            BigDecimal money = firm.money(code);
            return money == null || firm.mu().signum() <= 0
                    ? null
                    : money.divide(firm.mu(), SCALE, RoundingMode.HALF_UP);
        }
    }

    static ThresholdAnswer of(EntryThresholds.Advice full, boolean seesTax) {
        EntryThresholds.Advice advice = seesTax ? full : full.withoutTax();
        return new ThresholdAnswer(
                advice.year(),
                advice.industry(),
                advice.park(),
                advice.parkName(),
                advice.floors(),
                advice.times().asOf(),
                advice.times().knownAt(),
                advice.rules(),
                advice.indicators(),
                rows(advice, member -> member.dropped() == null, seesTax),
                rows(advice, member -> member.dropped() != null, seesTax),
                !seesTax);
    }

    private static List<Row> rows(
            EntryThresholds.Advice advice, Predicate<EntryThresholds.Member> wanted, boolean seesTax) {
        return advice.members().stream()
                .filter(wanted)
                .map(member -> Row.of(member, seesTax))
                .toList();
    }
}
