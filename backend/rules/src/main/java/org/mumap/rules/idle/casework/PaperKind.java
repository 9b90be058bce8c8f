package org.mumap.rules.idle.casework;

/** The papers of a case. */
public enum PaperKind {
    /** 闲置土地调查通知书, art. 5–6. */
    INVESTIGATION_NOTICE(true),
    /** 闲置土地认定书, art. 9–10. */
    FINDING(true),
    /** 公告, art. 11. */
    ANNOUNCEMENT(false),
    /** 抵押权人通知, art. 13 and 14. */
    MORTGAGEE_NOTICE(true),
    /** 闲置土地处置方案, art. 13. */
    DISPOSAL_PLAN(false),
    /** 补充协议, art. 12. */
    SUPPLEMENT(false),
    /** 听证告知书, art. 15. */
    HEARING_NOTICE(true),
    /** 征缴土地闲置费决定书, art. 14(1). */
    FEE_DECISION(true),
    /** 收回国有建设用地使用权决定书, art. 14(2). */
    RECLAIM_DECISION(true),
    /** 注销公告, art. 18. */
    CANCELLATION_ANNOUNCEMENT(false),
    /** 送达回证: goes with a paper that is served; no act issues it by itself. */
    SERVICE_RECEIPT(false);

    private final boolean served;

    PaperKind(boolean served) {
        this.served = served;
    }

    /** True if the paper only works once it has been served. */
    public boolean isServed() {
        return served;
    }
}
