package org.mumap.rules.idle.signal;

/** The signals that are fused. */
public enum SignalCode {
    /** No tax in the last twelve months. */
    NO_TAX,
    /** Electricity far below the mean of the three years before. */
    LOW_ELECTRICITY,
    /** Hardly any staff. */
    FEW_STAFF,
    /** The buildings stand empty. */
    EMPTY_BUILDING
}
