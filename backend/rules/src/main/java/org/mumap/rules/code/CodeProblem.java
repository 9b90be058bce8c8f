package org.mumap.rules.code;

/** What is wrong with a code. Each has a text {@code code.problem.<name>}; the values it takes stand in its Javadoc. */
public enum CodeProblem {
    /** Nothing was given. No values. */
    BLANK,
    /** Values: expected length, actual length. */
    LENGTH,
    /** A character that cannot stand there. Values: the character, its position from 1, what may stand there. */
    CHARACTER,
    /** The check character does not fit. Values: the expected one, the actual one. */
    CHECK_DIGIT,
    /** Two parts that exclude each other. Values: the first, the second. */
    COMBINATION,
    /** A scheme nobody knows. Values: the scheme as given, the known ones. */
    SCHEME,
    /** The code does not have the form of its scheme. Values: the code, the scheme. */
    FORM
}
