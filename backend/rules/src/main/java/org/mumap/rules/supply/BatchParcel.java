package org.mumap.rules.supply;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A parcel that lies in a batch, wholly or in part, with the days that move it along the chain.
 *
 * @param batchNo the batch
 * @param parcelCode the parcel
 * @param town town it is declared in
 * @param insideM2 its area inside the batch, on the ellipsoid
 * @param suppliedOn day the first contract or allocation decision was signed; null while there is none
 * @param deliveredOn day the land was handed over (交地确认书); null while it was not
 * @param startedOn day the development started (53号令 art. 30); null while it has not
 */
public record BatchParcel(
        String batchNo,
        String parcelCode,
        @Nullable String town,
        BigDecimal insideM2,
        @Nullable LocalDate suppliedOn,
        @Nullable LocalDate deliveredOn,
        @Nullable LocalDate startedOn) {

    /** Whether a contract had been signed by then. */
    public boolean supplied(LocalDate asOf) {
        return by(suppliedOn, asOf);
    }

    // land is delivered and built on under a contract; a day before it is a slip of the file, not a fact of the chain
    /** Whether it was supplied and handed over by then. */
    public boolean delivered(LocalDate asOf) {
        return supplied(asOf) && by(deliveredOn, asOf);
    }

    /** Whether it was supplied and started by then. */
    public boolean started(LocalDate asOf) {
        return supplied(asOf) && by(startedOn, asOf);
    }

    private static boolean by(@Nullable LocalDate day, LocalDate asOf) {
        return day != null && !day.isAfter(asOf);
    }
}
