package org.mumap.rules.progress.life;

/** Stages of a project in their order; the last two stand outside it. */
public enum Stage {
    /** 线索. */
    LEAD,
    /** 在谈. */
    TALK,
    /** 合作意向. */
    INTENT,
    /** 签约. */
    SIGNED,
    /** 选址. */
    SITE,
    /** 立项（备案、核准、审批）. */
    APPROVED,
    /** 用地（报批、供地、交地）. */
    LAND,
    /** 规划施工许可. */
    PERMIT,
    /** 开工. */
    STARTED,
    /** 在建. */
    BUILDING,
    /** 竣工. */
    COMPLETED,
    /** 投产. */
    PRODUCING,
    /** 达产达效. */
    FULL,
    /** 停建. */
    SUSPENDED,
    /** 终止、退出. */
    TERMINATED;

    /** Whether a project at this stage has come at least as far as another; the two stages outside the order have not. */
    public boolean hasReached(Stage other) {
        return this != TERMINATED && this != SUSPENDED && compareTo(other) >= 0;
    }
}
