package org.mumap.server.access;

/** What an account may do, beside seeing what its scope contains. */
public enum Permission {
    /** Import every kind, for the whole county. */
    IMPORT,
    /** Import rows of its own parks. */
    IMPORT_PARK,
    /** Import enterprises, occupancies, annual returns and signals. */
    IMPORT_RETURNS,
    /** Import projects and what belongs to them. */
    IMPORT_PROJECTS,
    /** Set up and run evaluation schemes. */
    SCHEME,
    /** Act on idle land cases. */
    IDLE_ACT,
    /** Search for sites. */
    SITING,
    /** Work out entry thresholds. */
    THRESHOLD,
    /** Keep projects, plans, tickets and tours. */
    PROJECT,
    /** Give instructions. */
    INSTRUCT,
    /** Check sites in the field. */
    FIELD_CHECK,
    /** Keep accounts and settings. */
    ACCOUNTS
}
