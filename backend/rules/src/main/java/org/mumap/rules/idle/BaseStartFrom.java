package org.mumap.rules.idle;

/** Where the agreed start comes from, strongest first. */
public enum BaseStartFrom {
    /** The latest approved supplementary agreement that re-agrees the start (53号令 art. 12). */
    SUPPLEMENT,
    /** The contract or the allocation decision. */
    CONTRACT,
    /** No start was agreed: the actual delivery of the land plus one year (53号令 art. 22). */
    DELIVERY_PLUS_ONE_YEAR
}
