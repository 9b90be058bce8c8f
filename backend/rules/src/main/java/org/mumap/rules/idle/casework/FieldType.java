package org.mumap.rules.idle.casework;

/** How a field is entered and read. */
public enum FieldType {
    /** ISO 8601 day. */
    DATE,
    /** Text, not blank. */
    TEXT,
    /** One of the field's values. */
    CODE,
    /** Amount in 万元, at most 6 decimals (a fen). */
    MONEY,
    /** Decimal number, 0 or more. */
    NUMBER,
    /** Code of a paper of the case; one of the field's values. */
    PAPER,
    /** {@code true} or {@code false}. */
    FLAG
}
