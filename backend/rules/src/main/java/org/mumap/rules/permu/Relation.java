package org.mumap.rules.permu;

/** How a firm holds land. */
public enum Relation {
    /** Its own, by registration. */
    OWN,
    /** Leased from another. */
    LEASE_IN,
    /** Leased to another: taken off. */
    LEASE_OUT,
    /** Otherwise occupied, without registration. */
    OCCUPY
}
