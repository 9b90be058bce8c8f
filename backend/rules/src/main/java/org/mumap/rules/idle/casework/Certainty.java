package org.mumap.rules.idle.casework;

/** How sure we are of a number of the law; the marks of the design's law chapter. */
public enum Certainty {
    /** Read in a public text. */
    FOUND,
    /** General knowledge, 90 % sure or more. */
    HIGH,
    /** General knowledge, 70 to 90 % sure: check against the issuing authority's text before relying on it. */
    MEDIUM
}
