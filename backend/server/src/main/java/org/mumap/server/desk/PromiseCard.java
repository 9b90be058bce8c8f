package org.mumap.server.desk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.leaving.Promise;

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
 * @param years yield per mu by year
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
        List<Year> years) {

    /**
     * A year on the parcel.
     *
     * @param year the year
     * @param taxWanPerMu tax, 万元 per mu
     * @param outputWanPerMu output, 万元 per mu
     */
    public record Year(
            int year,
            @Nullable BigDecimal taxWanPerMu,
            @Nullable BigDecimal outputWanPerMu) {}
}
