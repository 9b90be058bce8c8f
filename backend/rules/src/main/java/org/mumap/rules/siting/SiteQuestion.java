package org.mumap.rules.siting;

import org.jspecify.annotations.Nullable;

/** One rule of a search. */
interface SiteQuestion {

    /** Its name in the counts. */
    String rule();

    /** By how much the candidate misses it, above 0 and at most 1; 0 when it passes. Called for every candidate: no objects here. */
    double gap(SiteCandidate candidate);

    /** The failure in words, for a candidate that has one. */
    Failure explain(SiteCandidate candidate);

    /** A share of the limit, kept between a hair and 1. */
    static double share(double missing, double limit) {
        double share = limit > 0 ? missing / limit : 1;
        return Math.min(1, Math.max(share, Double.MIN_NORMAL));
    }

    /** True if the value stands and is at most the limit; a value that is not a number does not pass. */
    static boolean within(@Nullable Double value, double limit) {
        return value != null && value <= limit;
    }
}
