package org.mumap.server.ingest.format;

/** Whether bare numbers of a table may be days, and from when they count. */
public enum SerialDays {
    /** A number is a number. */
    NONE,
    /** Workbooks: day 1 is 1 January 1900, with a 29 February 1900 that never was. */
    FROM_1900,
    /** Workbooks of old Macs: day 0 is 1 January 1904, four years and a day later. */
    FROM_1904;

    /** Days between the two beginnings. */
    public static final int APART = 1_462;
}
