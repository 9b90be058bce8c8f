package org.mumap.rules.progress;

/** How the share of the year is counted. */
public enum ProgressBasis {
    /** Months ended ÷ 12. */
    TWELFTHS,
    /** Planned up to the last month ended ÷ annual plan, by the project's own monthly plan. */
    PLAN_CURVE
}
