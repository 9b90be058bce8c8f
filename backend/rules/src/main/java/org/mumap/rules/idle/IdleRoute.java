package org.mumap.rules.idle;

/** The road the law opens when no cause of art. 8 is found. A proposal: people decide. */
public enum IdleRoute {
    /** Nothing to dispose of. */
    NONE,
    /** Idle-land fee, 53号令 art. 14(1). */
    FEE,
    /** Reclaim without compensation, 53号令 art. 14(2). */
    RECLAIM,
    /** Disposal by agreement, 53号令 art. 12. */
    ARTICLE_12,
    /** The facts point both ways; the authority must first decide on the cause. */
    DECIDE
}
