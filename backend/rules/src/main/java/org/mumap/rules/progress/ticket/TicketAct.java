package org.mumap.rules.progress.ticket;

import java.util.EnumSet;
import java.util.Set;

/** What can be done with a ticket. */
public enum TicketAct {
    /** 提出: fields {@code type}, {@code title}. */
    RAISE(Performer.ANYBODY, EnumSet.noneOf(TicketStage.class)),
    /** 交办: fields {@code unit}, {@code due_on}. */
    ASSIGN(Performer.OFFICE, EnumSet.of(TicketStage.RAISED, TicketStage.ASSIGNED, TicketStage.DOING)),
    /** 签收. */
    ACCEPT(Performer.UNIT, EnumSet.of(TicketStage.ASSIGNED)),
    /** 反馈: field {@code text}. */
    ANSWER(Performer.UNIT, EnumSet.of(TicketStage.ASSIGNED, TicketStage.DOING)),
    /** 退回: fields {@code due_on}; with a reason. */
    SEND_BACK(Performer.OFFICE, EnumSet.of(TicketStage.ANSWERED)),
    /** 延期: field {@code due_on}; with a reason. */
    EXTEND(Performer.OFFICE, EnumSet.of(TicketStage.ASSIGNED, TicketStage.DOING)),
    /** 升级; with a reason. */
    ESCALATE(
            Performer.UNIT_OR_OFFICE,
            EnumSet.of(TicketStage.RAISED, TicketStage.ASSIGNED, TicketStage.DOING, TicketStage.ANSWERED)),
    /** 督办: field {@code number}. The program does it on the first day after the day it was due. */
    SUPERVISE(Performer.PROGRAM, EnumSet.of(TicketStage.ASSIGNED, TicketStage.DOING)),
    /** 销号. */
    CLOSE(Performer.OFFICE, EnumSet.of(TicketStage.ANSWERED)),
    /** 撤回: raised by mistake; with a reason. */
    WITHDRAW(Performer.OFFICE, EnumSet.of(TicketStage.RAISED, TicketStage.ASSIGNED, TicketStage.DOING));

    private final Performer performer;
    private final Set<TicketStage> stages;

    TicketAct(Performer performer, Set<TicketStage> stages) {
        this.performer = performer;
        this.stages = stages;
    }

    /** Whose act it is. */
    public Performer performer() {
        return performer;
    }

    /** Whether it needs a reason in words. */
    public boolean needsReason() {
        return this == SEND_BACK || this == EXTEND || this == ESCALATE || this == WITHDRAW;
    }

    boolean follows(TicketStage stage) {
        return stages.contains(stage);
    }

    /** Whose act something is. */
    public enum Performer {
        /** Whoever sees the project. */
        ANYBODY,
        /** The key project office, or a leader. */
        OFFICE,
        /** The unit the ticket was given to. */
        UNIT,
        /** Either of them. */
        UNIT_OR_OFFICE,
        /** Nobody: the program. */
        PROGRAM
    }
}
