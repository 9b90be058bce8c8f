package org.mumap.rules.idle;

/** Which time is counted. */
public enum IdleClock {
    /** From the agreed start of the works. */
    NOT_STARTED,
    /** From the last day of evidenced construction. */
    STOPPED
}
