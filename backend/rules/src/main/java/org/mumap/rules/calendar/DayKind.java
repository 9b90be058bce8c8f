package org.mumap.rules.calendar;

/** What the yearly notice of holidays says about a day that a calendar of weekends would get wrong. */
public enum DayKind {
    /** A day of rest: a public holiday or a weekday exchanged for a weekend. */
    OFF,
    /** A Saturday or Sunday on which people work. */
    WORK
}
