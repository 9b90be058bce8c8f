package org.mumap.rules.progress.ticket;

/** Where a ticket stands (提出 → 交办 → 办理 → 反馈 → 销号). */
public enum TicketStage {
    /** Raised, not yet given to anybody. */
    RAISED,
    /** Given to a unit that has not signed for it. */
    ASSIGNED,
    /** Signed for. */
    DOING,
    /** Answered; the office has to look. */
    ANSWERED,
    /** Closed. */
    CLOSED
}
