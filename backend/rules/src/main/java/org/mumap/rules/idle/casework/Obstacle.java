package org.mumap.rules.idle.casework;

import org.mumap.rules.Message;
import org.mumap.rules.idle.casework.Refusal.Kind;

/** Everything that can stand against an act. Each has a sentence that says why and one that says what to do. */
public enum Obstacle {
    /** {0} the closing day. */
    CASE_CLOSED(Kind.CLOSED),
    /** {0} the act, {1} the stage, {2} the next lawful act. */
    OTHER_STAGE(Kind.OTHER_STAGE),
    /** {0} the day, {1} the last act, {2} its day. */
    BEFORE_LAST_ACT(Kind.BACKDATED),
    /** {0} the day, {1} the ledger's today. */
    IN_THE_FUTURE(Kind.FUTURE),
    /** {0} the field. */
    FIELD_MISSING(Kind.FIELD),
    /** {0} the field, {1} what was given. */
    FIELD_UNREADABLE(Kind.FIELD),
    /** {0} the field, {1} what was given, {2} the values. */
    FIELD_VALUE(Kind.FIELD),
    /** {0} the field, {1} what was given, {2} the earliest day. */
    FIELD_TOO_EARLY(Kind.BACKDATED),
    /** {0} the field, {1} what was given, {2} the latest day. */
    FIELD_TOO_LATE(Kind.FIELD),
    /** {0} the field. */
    FIELD_UNKNOWN(Kind.FIELD),
    /** {0} the field: a condition that must be met. */
    CONDITION_NOT_MET(Kind.NOT_ALLOWED),
    /** No reason in words. */
    REASON_MISSING(Kind.FIELD),
    /** The case has been opened. */
    OPENED_ALREADY(Kind.OTHER_STAGE),
    /** {0} what the facts say. */
    NOT_SUSPECTED(Kind.NOT_ALLOWED),
    /** {0} the paper, {1} its day. */
    PAPER_NOT_SERVED(Kind.NOT_YET),
    /** No paper waits for service. */
    NOTHING_TO_SERVE(Kind.NOT_YET),
    /** {0} when the paper was announced, {1} the first day on which it counts as served. */
    ANNOUNCEMENT_RUNS(Kind.BACKDATED),
    /** The suspicion still stands, so the holder must first be heard. */
    STILL_SUSPECTED(Kind.NOT_YET),
    /** {0} last day of the holder's time. */
    REPLY_RUNS(Kind.NOT_YET),
    /** {0} the cause. */
    CAUSE_NOT_EXAMINED(Kind.NOT_YET),
    /** {0} the cause. */
    CAUSE_NOT_VERIFIED(Kind.NOT_ALLOWED),
    /** Seizure is no cause of the national order. */
    SEIZURE_NO_CAUSE(Kind.NOT_ALLOWED),
    /** {0} the day the works began. */
    WORKS_NOT_RECORDED(Kind.NOT_YET),
    /** {0} the day the works began. */
    WORKS_BEFORE_FULL_YEAR(Kind.NOT_ALLOWED),
    /** {0} given, {1} right. */
    WRONG_NUMBER(Kind.FIELD),
    /** Published already. */
    DONE_ALREADY(Kind.OTHER_STAGE),
    /** Not in the monitoring system. */
    NOT_RECORDED(Kind.NOT_YET),
    /** {0} the cause: its body has not been told. */
    BODY_NOT_TOLD(Kind.NOT_YET),
    /** {0} the cause: no government body caused it. */
    NO_CAUSING_BODY(Kind.NOT_ALLOWED),
    /** Own cause, not started: art. 12 is closed. */
    NO_AGREEMENT(Kind.NOT_ALLOWED),
    /** Stopped, or a cause of art. 8: art. 14 is closed. */
    NO_DECISION(Kind.NOT_ALLOWED),
    /** {0} the latest start. */
    EXTENSION_TOO_LONG(Kind.NOT_ALLOWED),
    /** {0} the last day. */
    TEMPORARY_USE_TOO_LONG(Kind.NOT_ALLOWED),
    /** {0} the cause: a swap needs a lawful change of plan. */
    SWAP_WITHOUT_PLAN_CHANGE(Kind.NOT_ALLOWED),
    /** {0} the creditors. */
    MORTGAGEE_NOT_TOLD(Kind.NOT_YET),
    /** No mortgage, or everybody has been told. */
    NO_MORTGAGEE(Kind.NOT_ALLOWED),
    /** {0} the means. */
    NO_SUPPLEMENT_NEEDED(Kind.NOT_ALLOWED),
    /** {0} the means. */
    SUPPLEMENT_NOT_SIGNED(Kind.NOT_YET),
    /** {0} given, {1} in the approved plan. */
    NOT_AS_APPROVED(Kind.NOT_ALLOWED),
    /** {0} full years. */
    YEAR_NOT_FULL(Kind.NOT_YET),
    /** {0} the day of the second full year. */
    SECOND_YEAR_NOT_FULL(Kind.NOT_YET),
    /** {0} the day of the second full year: no fee any more. */
    SECOND_YEAR_FULL(Kind.NOT_ALLOWED),
    /** {0} the day the works began: no reclaim any more. */
    WORKS_BEGUN(Kind.NOT_ALLOWED),
    /** The fee of this finding has been decided. */
    FEE_ALREADY_DECIDED(Kind.NOT_ALLOWED),
    /** {0} last day of the right. */
    HEARING_RIGHT_LAPSED(Kind.NOT_ALLOWED),
    /** {0} last day of the right. */
    HEARING_RIGHT_RUNS(Kind.NOT_YET),
    /** A hearing was asked for. */
    HEARING_NOT_HELD(Kind.NOT_YET),
    /** The hearing was held. */
    HEARING_HELD_ALREADY(Kind.OTHER_STAGE),
    /** The hearing was waived. */
    HEARING_WAIVED(Kind.OTHER_STAGE),
    /** {0} announced on, {1} earliest day. */
    HEARING_TOO_SOON(Kind.NOT_YET),
    /** {0} what the approved round is about. */
    OTHER_DECISION(Kind.NOT_ALLOWED),
    /** {0} what is missing: price or lease. */
    NO_FEE_BASE(Kind.NOT_ALLOWED),
    /** {0} given, {1} owed. */
    TOO_MUCH_PAID(Kind.FIELD),
    /** No fee is owed. */
    NOTHING_OWED(Kind.NOT_ALLOWED),
    /** {0} last day to perform. */
    PERFORMANCE_RUNS(Kind.NOT_YET),
    /** Contest is pending. */
    CONTEST_PENDING(Kind.NOT_YET),
    /** No contest. */
    NO_CONTEST(Kind.NOT_YET),
    /** {0} last day to contest. */
    CONTEST_TOO_LATE(Kind.NOT_ALLOWED),
    /** {0} last day on which the decision may be contested. */
    CONTEST_RUNS(Kind.NOT_YET),
    /** The decision has been performed. */
    PERFORMED(Kind.OTHER_STAGE),
    /** No written demand. */
    NO_DEMAND(Kind.NOT_YET),
    /** {0} last day of the demand. */
    DEMAND_RUNS(Kind.NOT_YET),
    /** {0} last day. */
    ENFORCEMENT_TOO_LATE(Kind.NOT_ALLOWED),
    /** {0} the courts. */
    SEIZED(Kind.NOT_YET),
    /** Nothing came back. */
    LAND_NOT_RETURNED(Kind.NOT_ALLOWED),
    /** Recorded already. */
    WORKS_RECORDED(Kind.OTHER_STAGE),
    /** Reclaim decided. */
    RECLAIM_ISSUED(Kind.NOT_ALLOWED),
    /** Found idle: no transfer. */
    TRANSFER_BANNED(Kind.NOT_ALLOWED),
    /** Not published. */
    NOT_PUBLISHED(Kind.NOT_ALLOWED),
    /** Not disposed of. */
    NOT_DISPOSED(Kind.NOT_YET),
    /** Publication stands. */
    STILL_PUBLISHED(Kind.NOT_YET),
    /** Nothing to undo. */
    NOTHING_TO_CORRECT(Kind.NOT_ALLOWED),
    /** {0} the act, {1} its number: it rests on the one to be undone. */
    OTHERS_REST_ON_IT(Kind.NOT_ALLOWED);

    private final Kind kind;

    Obstacle(Kind kind) {
        this.kind = kind;
    }

    /** What sort of obstacle it is. */
    public Kind kind() {
        return kind;
    }

    Message why(Object... args) {
        return Message.of("casework.why." + name(), args);
    }

    Message cure(Object... args) {
        return Message.of("casework.cure." + name(), args);
    }
}
