package org.mumap.rules.idle;

/** What people have found, on paper. */
public enum LegalStatus {
    /** No case. */
    NONE,
    /** 闲置土地调查通知书 served. */
    INVESTIGATING,
    /** Investigated and not idle. */
    NOT_IDLE,
    /** 闲置土地认定书 served. */
    FOUND_IDLE,
    /** Disposed of. */
    DISPOSED
}
