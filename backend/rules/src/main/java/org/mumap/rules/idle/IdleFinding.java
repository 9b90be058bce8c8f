package org.mumap.rules.idle;

/** What the facts say about a parcel on a day. The order is the order in which {@link IdleRule} asks; the first that holds is the finding. */
public enum IdleFinding {
    /** No contract had been signed. */
    NO_CONTRACT,
    /** The work was completed (竣工). */
    DEVELOPED,
    /** Stopped for a full net year with less than 1/3 of the area or less than 25 % of the investment: 53号令 art. 2 ¶2. */
    SUSPECTED_STOPPED,
    /** The facts do not suffice to say; the verdict's {@code missing} names what is lacking. */
    UNKNOWN,
    /** Started: working, or stopped for less than a year, or stopped with both limbs met. */
    IN_DEVELOPMENT,
    /** The agreed start has not passed. */
    NOT_DUE,
    /** The agreed start has passed, a net year is not full: 逾期未开工. */
    OVERDUE,
    /** Not started for a full net year after the agreed start: 53号令 art. 2 ¶1. */
    SUSPECTED_NOT_STARTED;

    /** How bad the finding is for a phase of a parcel: the largest speaks for the parcel. */
    int severity() {
        return switch (this) {
            case SUSPECTED_NOT_STARTED -> 7;
            case SUSPECTED_STOPPED -> 6;
            case OVERDUE -> 5;
            case UNKNOWN -> 4;
            case NOT_DUE -> 3;
            case IN_DEVELOPMENT -> 2;
            case DEVELOPED -> 1;
            case NO_CONTRACT -> 0;
        };
    }
}
