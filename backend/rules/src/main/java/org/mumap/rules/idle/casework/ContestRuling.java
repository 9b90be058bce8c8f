package org.mumap.rules.idle.casework;

/** How a review or suit ended. */
public enum ContestRuling {
    /** The decision stands. */
    UPHELD,
    /** The decision falls; the finding stands. */
    REVOKED
}
