package org.mumap.rules.siting;

/** What a control line does to land it meets. */
public enum ControlEffect {
    /** Nothing may be built on land it meets. */
    FORBID,
    /** Land must lie wholly inside. */
    REQUIRE_INSIDE,
    /** To be shown. */
    WARN
}
