package org.mumap.server.project.tour;

/** What is done to a tour. */
public enum TourAct {
    /** It is saved for the first time. */
    PLAN,
    /** It is saved anew. */
    REVISE,
    /** It will not take place. */
    WITHDRAW
}
