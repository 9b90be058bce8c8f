package org.mumap.rules.leaving;

/** Why land counts as of low efficiency (低效用地). */
public enum LowReason {
    /**
     * 开发未完成: a third of the land or more built on and 25 % of the investment or more spent, so that neither limb of the idle rule
     * (53号令 art. 2 ¶2) holds, yet it stopped for a year and was never finished.
     */
    UNFINISHED,
    /** 逾期竣工: not finished long after the agreed completion. */
    OVERDUE_COMPLETION,
    /** 建而未投、停产无税: finished long ago, and an inspection still finds no production, or the returns show no tax. */
    NO_PRODUCTION,
    /** 亩均效益低: the mean tax per mu of the last three years is below the line. */
    LOW_YIELD,
    /** 投而未达标: in full production by the calendar, and the tax per mu is below the contract's. */
    BELOW_CONTRACT,
    /** 投资强度低: finished long ago with less than the share of the agreed investment. */
    LOW_INVESTMENT,
    /** 以租代产: mainly leased out to firms that file no returns here. */
    LEASED_OUT
}
