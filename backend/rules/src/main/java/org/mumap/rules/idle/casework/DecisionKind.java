package org.mumap.rules.idle.casework;

/** The two decisions of art. 14. */
public enum DecisionKind {
    /** 征缴土地闲置费. */
    FEE,
    /** 无偿收回. */
    RECLAIM
}
