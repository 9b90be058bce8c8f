package org.mumap.demo;

/**
 * What the county's story has in store for a parcel. Each is written down only as dated facts (contract, site states, excluded periods);
 * the platform has to find the verdict by itself. The comment names the verdict that the facts are made for.
 */
enum Fate {
    /** In reserve, no contract: NO_CONTRACT. */
    RESERVE,
    /** Approved for conversion, not supplied: NO_CONTRACT. */
    APPROVED,
    /** Supplied long ago, the contract not found: NO_CONTRACT. */
    UNRECORDED,
    /** Agreed start still ahead: NOT_DUE. */
    NOT_DUE,
    /** Agreed start passed, the net year not full: OVERDUE. */
    OVERDUE,
    /** One net year full: SUSPECTED_NOT_STARTED, the second year in sight. */
    NOT_STARTED,
    /** Two net years full: SUSPECTED_NOT_STARTED. */
    NOT_STARTED_LONG,
    /** Stopped for more than a year under a third or under a quarter: SUSPECTED_STOPPED. */
    STOPPED,
    /** Stopped for more than a year, one limb met and the other without figures: UNKNOWN. */
    STOPPED_UNCLEAR,
    /** Neither an agreed start nor a delivery: UNKNOWN. */
    BASELESS,
    /** Under construction: IN_DEVELOPMENT. */
    WORKING,
    /** Stopped for less than a year: IN_DEVELOPMENT. */
    PAUSED,
    /** Stopped for over a year with both limbs met: IN_DEVELOPMENT, a hint at low efficiency. */
    HALF_USED,
    /** Completed: DEVELOPED. */
    DEVELOPED;

    /** Whether the parcel is still to be supplied. */
    boolean unsupplied() {
        return this == RESERVE || this == APPROVED;
    }

    /** Whether there is a contract to write. */
    boolean contracted() {
        return !unsupplied() && this != UNRECORDED;
    }

    /** Whether a firm works there. */
    boolean inUse() {
        return this == DEVELOPED || this == UNRECORDED;
    }

    /** Whether the building work began at some time. */
    boolean begun() {
        return switch (this) {
            case STOPPED, STOPPED_UNCLEAR, WORKING, PAUSED, HALF_USED, DEVELOPED -> true;
            default -> false;
        };
    }

    /** The fate of an industrial lot in a park. */
    static Fate ofParkLot(Dice dice) {
        return values()[dice.weighted(4.8, 4.4, 0.8, 2.4, 2.2, 1.6, 0.6, 0.9, 0.4, 0.4, 4.2, 0.7, 0.4, 75.8)];
    }

    /** The fate of a lot sold in a town. */
    static Fate ofTownLot(Dice dice) {
        return values()[dice.weighted(1.2, 1.2, 88, 0.4, 0.25, 0.08, 0.03, 0.05, 0, 0, 0.9, 0.1, 0, 8)];
    }
}
