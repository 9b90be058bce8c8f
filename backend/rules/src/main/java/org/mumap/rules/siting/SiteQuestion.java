package org.mumap.rules.siting;

import java.util.List;

/** One rule of a search. */
interface SiteQuestion {

    /** Its name in the counts. */
    String rule();

    /** By how much the candidate misses it, above 0 and at most 1; 0 when it passes. Called for every candidate: no objects here. */
    double gap(SiteFacts facts);

    /** The failure in words, for a candidate that has one. */
    Failure explain(SiteFacts facts);

    /** The ways in which the rule can be loosened, none where the law forbids it. */
    default List<Ladder> ladders() {
        return List.of();
    }

    /** A share of the limit, kept between a hair and 1. */
    static double share(double missing, double limit) {
        double share = limit > 0 ? missing / limit : 1;
        return Math.min(1, Math.max(share, Double.MIN_NORMAL));
    }
}
