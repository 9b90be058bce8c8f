package org.mumap.rules.idle;

/** How the land was given out. */
public enum ContractKind {
    /** 出让, against a price. */
    GRANT,
    /** 划拨, by decision. */
    ALLOCATION,
    /** 租赁: there is rent and no transfer price, so no idle fee can be calculated. */
    LEASE
}
