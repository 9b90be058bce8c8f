package org.mumap.rules.idle;

/** How far the question "whose fault" has got, weakest first. */
public enum CauseStatus {
    /** Nobody speaks of a cause. */
    NONE,
    /** A cause is claimed, by the holder or by an excluded period that is not verified. */
    CLAIMED,
    /** An excluded period is verified: days are subtracted, the cause itself is not yet found. */
    VERIFIED,
    /** The case has found the cause, on paper. */
    FOUND
}
