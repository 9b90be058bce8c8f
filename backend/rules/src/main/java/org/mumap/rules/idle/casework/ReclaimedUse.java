package org.mumap.rules.idle.casework;

/** What reclaimed land is for, art. 19. */
public enum ReclaimedUse {
    /** 土地储备. */
    RESERVE,
    /** 重新确定使用权人. */
    NEW_USER,
    /** 耕种: fit for it, and no project near. */
    FARMING
}
