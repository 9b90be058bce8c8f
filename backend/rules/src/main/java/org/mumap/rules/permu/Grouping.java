package org.mumap.rules.permu;

/** By what the rows are gathered. */
public enum Grouping {
    /** One row for all. */
    COUNTY,
    /** Park of the parcel. */
    PARK,
    /** Town of the parcel. */
    TOWN,
    /** Industry of the firm. */
    INDUSTRY,
    /** The firm. */
    ENTERPRISE,
    /** The parcel. */
    PARCEL
}
