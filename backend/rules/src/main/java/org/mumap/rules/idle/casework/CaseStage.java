package org.mumap.rules.idle.casework;

/** Where a case stands. A stage that rests on a paper is reached when the paper is served, not when it is written. */
public enum CaseStage {
    /** Nothing opened, and the facts do not suspect the land. */
    LEAD,
    /** Suspected; from the opening until the notice of investigation is served. */
    SUSPECTED,
    /** 闲置土地调查通知书 served. */
    INVESTIGATING,
    /** Investigated and not idle. */
    NOT_IDLE,
    /** 闲置土地认定书 served. */
    FOUND_IDLE,
    /** Published on the portal, art. 11. */
    PUBLISHED,
    /** A disposal plan is being agreed, art. 12. */
    PLAN_DRAFT,
    /** The plan is approved by the government of the same level, art. 13. */
    PLAN_APPROVED,
    /** The plan is being carried out. */
    EXECUTING,
    /** 听证告知书 served, art. 15. */
    HEARING_NOTICE,
    /** A hearing was asked for. */
    HEARING,
    /** The government has approved the decision, art. 14. */
    GOV_APPROVAL,
    /** 征缴土地闲置费决定书 served. */
    FEE_DECIDED,
    /** The fee is paid in full. */
    FEE_PAID,
    /** 收回国有建设用地使用权决定书 served. */
    RECLAIM_DECIDED,
    /** Registration cancelled on the holder's application, art. 17. */
    DEREGISTERED,
    /** Registration cancelled by announcement, art. 18(1). */
    ANNOUNCED_CANCEL,
    /** The court has been asked to enforce, art. 18(2). */
    ENFORCEMENT,
    /** The land is back with the government, art. 19. */
    RESERVE,
    /** Closed; nothing may be done but correcting the last act. */
    CLOSED
}
