package org.mumap.rules.idle.casework;

/** What art. 24 forbids until idle land is disposed of. */
public enum Ban {
    /** The holder may not apply for new land. */
    NEW_LAND,
    /** The land may not be transferred. */
    TRANSFER,
    /** The land may not be leased out. */
    LEASE,
    /** The land may not be mortgaged. */
    MORTGAGE,
    /** No change of registration. */
    CHANGE_REGISTRATION
}
