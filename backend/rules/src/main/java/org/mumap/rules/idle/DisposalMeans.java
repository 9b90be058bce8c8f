package org.mumap.rules.idle;

/** Means of 53号令 art. 12. */
public enum DisposalMeans {
    /** The start is put off, by at most a year. */
    D1,
    /** Use or planning conditions are changed. */
    D2,
    /** The government arranges temporary use, for at most two years. */
    D3,
    /** Paid reclaim by agreement: restarts no clock. */
    D4,
    /** Swap for other land. */
    D5,
    /** Other. */
    D6
}
