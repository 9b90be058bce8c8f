package org.mumap.rules.threshold;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a firm does not stand in the sample. The first that holds is named. */
public enum DropReason {
    /** It uses no land here. */
    NO_LAND,
    /** Its land was derived from floor space, so the area is not verified. */
    LAND_NOT_VERIFIED,
    /** The register does not show it in business. */
    NOT_IN_BUSINESS,
    /** Set apart by the year's evaluation (class T). */
    EXEMPT,
    /** Not in production for the whole year. */
    NOT_A_FULL_YEAR,
    /** Nobody recorded when it began to produce, and it was registered during the year or later. */
    NEW,
    /** Neither its investment nor its tax nor its output is known. */
    NO_DATA;

    /** Why the firm is left out of the sample of a year; empty when it stands in it. */
    public static Optional<DropReason> of(SampleFirm firm, int year) {
        if (firm.mu().signum() <= 0) {
            return Optional.of(NO_LAND);
        }
        if (firm.landDerived()) {
            return Optional.of(LAND_NOT_VERIFIED);
        }
        if (!firm.inBusiness()) {
            return Optional.of(NOT_IN_BUSINESS);
        }
        if (firm.exempt()) {
            return Optional.of(EXEMPT);
        }
        LocalDate firstDay = LocalDate.of(year, 1, 1);
        LocalDate since = firm.producingSince();
        if (since != null && since.isAfter(firstDay)) {
            return Optional.of(NOT_A_FULL_YEAR);
        }
        LocalDate registered = firm.registeredOn();
        if (since == null && registered != null && registered.isAfter(firstDay)) {
            return Optional.of(NEW);
        }
        boolean silent = Stream.of(ThresholdIndicator.values()).allMatch(code -> firm.money(code) == null);
        return silent ? Optional.of(NO_DATA) : Optional.empty();
    }
}
