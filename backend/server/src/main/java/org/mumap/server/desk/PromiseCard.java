package org.mumap.server.desk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.leaving.Promise;
import org.mumap.rules.permu.TaxBands;

/**
 * What was promised for a parcel, and what came: contract, building, production, yield, on one card.
 *
 * @param parcelCode the parcel
 * @param asOf day asked about
 * @param signedOn first contract signed
 * @param deliveredOn land delivered
 * @param agreedStartOn agreed start
 * @param startedOn started, as inspected
 * @param agreedCompletionOn agreed completion
 * @param completedOn completed
 * @param productionOn in production
 * @param promises the four promises
 * @param supplements supplements that changed a term, in the order of their approval
 * @param years yield per mu by year; not known where the return of one of its firms does not state it
 * @param taxHidden whether what came of the tax is hidden: bands in its place
 */
public record PromiseCard(
        String parcelCode,
        LocalDate asOf,
        @Nullable LocalDate signedOn,
        @Nullable LocalDate deliveredOn,
        @Nullable LocalDate agreedStartOn,
        @Nullable LocalDate startedOn,
        @Nullable LocalDate agreedCompletionOn,
        @Nullable LocalDate completedOn,
        @Nullable LocalDate productionOn,
        List<Promise> promises,
        List<String> supplements,
        List<Year> years,
        boolean taxHidden) {

    /**
     * A year on the parcel.
     *
     * @param year the year
     * @param taxWanPerMu tax, 万元 per mu; null when not known, or hidden
     * @param taxBand its band, where the exact one is hidden; else null
     * @param outputWanPerMu output, 万元 per mu
     */
    public record Year(
            int year,
            @Nullable BigDecimal taxWanPerMu,
            @Nullable String taxBand,
            @Nullable BigDecimal outputWanPerMu) {

        private Year withoutTax() {
            return new Year(year, null, taxWanPerMu == null ? null : TaxBands.of(taxWanPerMu), outputWanPerMu);
        }
    }

    /** The card for those who may not see what a firm paid. */
    public PromiseCard withoutTax() {
        return new PromiseCard(
                parcelCode,
                asOf,
                signedOn,
                deliveredOn,
                agreedStartOn,
                startedOn,
                agreedCompletionOn,
                completedOn,
                productionOn,
                promises.stream().map(PromiseCard::withoutTax).toList(),
                supplements,
                years.stream().map(Year::withoutTax).toList(),
                true);
    }

    private static Promise withoutTax(Promise one) {
        return one.code() == Promise.Code.TAX_WAN_PER_MU
                ? new Promise(one.code(), one.promised(), null, null, one.status(), one.dueOn())
                : one;
    }
}
