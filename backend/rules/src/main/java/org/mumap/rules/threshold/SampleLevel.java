package org.mumap.rules.threshold;

/** How wide a sample is drawn, from the narrowest to the widest. */
public enum SampleLevel {
    /** The same two-digit division (大类) in the same park. */
    DIVISION_IN_PARK,
    /** The same section (门类) in the same park. */
    SECTION_IN_PARK,
    /** All firms of the park. */
    PARK,
    /** The same division in all that may be seen. */
    DIVISION,
    /** The same section in all that may be seen. */
    SECTION,
    /** All firms that may be seen. */
    ALL
}
