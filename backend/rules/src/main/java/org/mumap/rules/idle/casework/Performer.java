package org.mumap.rules.idle.casework;

/** Who records an act. */
public enum Performer {
    /** An officer of the authority. */
    OFFICER,
    /** An inspector in the field, or an officer. */
    INSPECTOR
}
