package org.mumap.rules.idle;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A time that is not the holder's.
 *
 * @param cause G1–G6, F or J
 * @param fromOn first excluded day; before it the row is invisible
 * @param toOn last excluded day, itself excluded
 * @param verified true once the authority has verified it; only then its days are subtracted
 * @param documentNo the document that proves it
 */
public record ExcludedPeriod(
        CauseCode cause,
        LocalDate fromOn,
        LocalDate toOn,
        boolean verified,
        @Nullable String documentNo) {}
