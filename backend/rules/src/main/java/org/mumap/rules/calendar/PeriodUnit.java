package org.mumap.rules.calendar;

/** In what a period is counted. */
public enum PeriodUnit {
    /** Calendar days. */
    DAYS,
    /** Working days: days of rest are not counted at all. */
    WORKING_DAYS,
    /** Months, to the corresponding day. */
    MONTHS,
    /** Years, to the corresponding day. */
    YEARS
}
