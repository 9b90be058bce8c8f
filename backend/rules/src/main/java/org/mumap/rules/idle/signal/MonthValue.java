package org.mumap.rules.idle.signal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What a subject (a firm of the parcel, or the parcel itself) reported for a month.
 *
 * @param subject credit code or parcel code
 * @param kind what was measured
 * @param month the month; its value is visible from its last day on
 * @param value tax in 万元, electricity in kWh, staff in persons
 */
public record MonthValue(String subject, Kind kind, YearMonth month, BigDecimal value) {

    /** What is measured by the month. */
    public enum Kind {
        /** Tax paid in, 万元. */
        TAX,
        /** Electricity, kWh. */
        ELECTRICITY,
        /** Staff, persons. */
        STAFF
    }

    boolean visible(LocalDate asOf) {
        return !month.atEndOfMonth().isAfter(asOf);
    }
}
