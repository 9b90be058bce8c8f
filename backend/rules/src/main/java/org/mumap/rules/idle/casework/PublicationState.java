package org.mumap.rules.idle.casework;

/** Art. 11: published from the finding until the disposal is complete. */
public enum PublicationState {
    /** Nothing to publish, or not yet. */
    NONE,
    /** Found idle and still not published. */
    DUE,
    /** On the portal. */
    PUBLISHED,
    /** Disposed of, and still on the portal: it must be withdrawn. */
    WITHDRAWAL_DUE,
    /** Withdrawn. */
    WITHDRAWN
}
