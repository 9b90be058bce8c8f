package org.mumap.rules.siting;

/** In which way a parcel could be had. */
public enum SupplyKind {
    /** In the land reserve. */
    RESERVE,
    /** Approved for construction and not supplied: 批而未供. */
    APPROVED_UNSUPPLIED,
    /** Suspected or found idle. */
    IDLE,
    /** Developed and of little yield, see {@link LowEfficiency}. */
    LOW_EFFICIENCY,
    /** A building on it has idle floor: 空置厂房. */
    EMPTY_FACTORY
}
