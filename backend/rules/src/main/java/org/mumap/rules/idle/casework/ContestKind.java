package org.mumap.rules.idle.casework;

/** Before whom a decision is fought. */
public enum ContestKind {
    /** 行政复议. */
    REVIEW,
    /** 行政诉讼. */
    SUIT
}
