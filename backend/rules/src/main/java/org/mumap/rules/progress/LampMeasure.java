package org.mumap.rules.progress;

/** What a lamp looks at; each measure says how far a project falls short, in its own unit. */
public enum LampMeasure {
    /** Percentage points behind the share of the year (序时进度). */
    PROGRESS,
    /** Months running that have ended without the start that was planned for the first of them. */
    START,
    /** 万元 paid in below what was to be paid in. */
    FUNDS,
    /** Months since the start without entry into the statistics (入统). */
    REGISTRATION,
    /** Percent by which the use of a special bond lies below its even use over six months. */
    BOND_USE,
    /** Percentage points by which a district's investment growth lies below its plan or the mean of the city. */
    DISTRICT_GROWTH
}
