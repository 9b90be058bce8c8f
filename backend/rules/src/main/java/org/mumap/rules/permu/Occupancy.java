package org.mumap.rules.permu;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A firm on a parcel.
 *
 * @param creditCode the firm
 * @param parcelCode the parcel
 * @param relation how it holds the land
 * @param landM2 land, m²; null when only floor space is known
 * @param buildingM2 floor space, m²; used only where {@code landM2} is null
 * @param fromOn first day, null = since ever
 * @param toOn last day, itself counted, null = still
 */
public record Occupancy(
        String creditCode,
        String parcelCode,
        Relation relation,
        @Nullable BigDecimal landM2,
        @Nullable BigDecimal buildingM2,
        @Nullable LocalDate fromOn,
        @Nullable LocalDate toOn) {

    /** True if the firm was there on this day. */
    public boolean holdsOn(LocalDate day) {
        return (fromOn == null || !fromOn.isAfter(day)) && (toOn == null || !toOn.isBefore(day));
    }
}
