package org.mumap.rules.idle.casework;

/** Why an investigation ends without a finding. */
public enum NotIdleGround {
    /** The works began before the year was full. */
    STARTED_IN_TIME,
    /** The works began after the full year, before the finding. */
    STARTED_BEFORE_FINDING,
    /** Without the days that are not the holder's no year is full. */
    CAUSE_EXCLUDES,
    /** The land was seized before the year was full. */
    SEIZURE,
    /** The facts of the suspicion were wrong. */
    FACTS_WRONG,
    /** Art. 2 ¶2 says may: stopped land need not be found idle. */
    DISCRETION
}
