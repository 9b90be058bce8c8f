package org.mumap.rules.progress;

/** The lamp of a project. */
public enum Lamp {
    /** On time, or little behind. */
    GREEN,
    /** Behind. */
    YELLOW,
    /** Far behind. */
    RED,
    /** Cannot be judged: no plan for the year. */
    GREY
}
