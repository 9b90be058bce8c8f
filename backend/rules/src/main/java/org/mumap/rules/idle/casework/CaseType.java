package org.mumap.rules.idle.casework;

/** The two kinds of idle land, 53号令 art. 2. Which one a case is decides the road after the finding. */
public enum CaseType {
    /** 未动工型, art. 2 ¶1: the agreed start passed by a full year without a start. */
    NOT_STARTED,
    /** 中止型, art. 2 ¶2: begun and stopped for a full year; disposed of under art. 12 alone. */
    STOPPED
}
