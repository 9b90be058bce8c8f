package org.mumap.rules.idle.casework;

import static org.mumap.rules.idle.casework.CaseStage.ANNOUNCED_CANCEL;
import static org.mumap.rules.idle.casework.CaseStage.CLOSED;
import static org.mumap.rules.idle.casework.CaseStage.DEREGISTERED;
import static org.mumap.rules.idle.casework.CaseStage.ENFORCEMENT;
import static org.mumap.rules.idle.casework.CaseStage.EXECUTING;
import static org.mumap.rules.idle.casework.CaseStage.FEE_DECIDED;
import static org.mumap.rules.idle.casework.CaseStage.FEE_PAID;
import static org.mumap.rules.idle.casework.CaseStage.FOUND_IDLE;
import static org.mumap.rules.idle.casework.CaseStage.GOV_APPROVAL;
import static org.mumap.rules.idle.casework.CaseStage.HEARING;
import static org.mumap.rules.idle.casework.CaseStage.HEARING_NOTICE;
import static org.mumap.rules.idle.casework.CaseStage.INVESTIGATING;
import static org.mumap.rules.idle.casework.CaseStage.LEAD;
import static org.mumap.rules.idle.casework.CaseStage.NOT_IDLE;
import static org.mumap.rules.idle.casework.CaseStage.PLAN_APPROVED;
import static org.mumap.rules.idle.casework.CaseStage.PLAN_DRAFT;
import static org.mumap.rules.idle.casework.CaseStage.PUBLISHED;
import static org.mumap.rules.idle.casework.CaseStage.RECLAIM_DECIDED;
import static org.mumap.rules.idle.casework.CaseStage.RESERVE;
import static org.mumap.rules.idle.casework.CaseStage.SUSPECTED;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can happen in a case. Each act stands on a clause, belongs to certain stages, may issue a paper and may lead on; what
 * else it needs is decided by the law of its chapter ({@code InvestigationLaw}, {@code FindingLaw} …).
 *
 * <p>An article without the name of its law is one of 53号令, or of the order that replaces it: see {@link #clause(CaseworkRuleSet)}.
 */
public enum CaseAct {
    /** 立案: the suspicion is taken up. */
    OPEN("art. 5", null, SUSPECTED, LEAD, SUSPECTED),
    /** Issues the notice of investigation. */
    ISSUE_INVESTIGATION_NOTICE("art. 5", PaperKind.INVESTIGATION_NOTICE, INVESTIGATING, SUSPECTED),
    /** A paper reached its addressee. */
    SERVE("民事诉讼法 art. 87", null, null, open()),
    /** The holder's materials arrived. */
    RECEIVE_MATERIALS("art. 5", null, null, INVESTIGATING),
    /** The holder claims a cause that is not its own. */
    CLAIM_CAUSE("art. 8", null, null, INVESTIGATING),
    /** The authority has examined a cause (经审核属实). */
    VERIFY_CAUSE("art. 8", null, null, INVESTIGATING),
    /** A field check. */
    RECORD_SURVEY("art. 7", null, null, open()),
    /** The investigation ends: not idle. */
    CONCLUDE_NOT_IDLE("art. 9", null, NOT_IDLE, SUSPECTED, INVESTIGATING),
    /** The land is found idle. */
    FIND_IDLE("art. 9", PaperKind.FINDING, FOUND_IDLE, INVESTIGATING),
    /** Location, holder and idle time go on the portal. */
    PUBLISH("art. 11", PaperKind.ANNOUNCEMENT, PUBLISHED, FOUND_IDLE),
    /** Entered in the monitoring system (备案). */
    RECORD_IN_SYSTEM("art. 25", null, null, found()),
    /** The government body that caused the delay is told in writing. */
    NOTIFY_CAUSING_BODY("art. 11", null, null, FOUND_IDLE, PUBLISHED),
    /** A creditor is told in writing. */
    NOTIFY_MORTGAGEE("art. 13", PaperKind.MORTGAGEE_NOTICE, null, PLAN_DRAFT, RECLAIM_DECIDED),
    /** A plan is agreed with the holder. */
    DRAFT_PLAN("art. 12", PaperKind.DISPOSAL_PLAN, PLAN_DRAFT, PUBLISHED, PLAN_DRAFT),
    /** The government of the same level approves the plan. */
    APPROVE_PLAN("art. 13", null, PLAN_APPROVED, PLAN_DRAFT),
    /** The supplementary agreement is signed. */
    SIGN_SUPPLEMENT("art. 12", PaperKind.SUPPLEMENT, EXECUTING, PLAN_APPROVED),
    /** The plan has been carried out. */
    EXECUTE_PLAN("art. 13", null, EXECUTING, PLAN_APPROVED, EXECUTING),
    /** The holder is told of the right to a hearing. */
    NOTIFY_HEARING_RIGHT(
            "art. 15", PaperKind.HEARING_NOTICE, HEARING_NOTICE, PUBLISHED, FEE_DECIDED, FEE_PAID, ENFORCEMENT),
    /** The holder asks for a hearing. */
    REQUEST_HEARING("art. 15", null, HEARING, HEARING_NOTICE),
    /** The hearing is held. */
    HOLD_HEARING("art. 15", null, null, HEARING),
    /** The holder renounces the hearing in writing. */
    WAIVE_HEARING("art. 15", null, null, HEARING_NOTICE, HEARING),
    /** The government approves the decision. */
    APPROVE_DECISION("art. 14", null, GOV_APPROVAL, HEARING_NOTICE, HEARING),
    /** The fee is decided. */
    DECIDE_FEE("art. 14(1)", PaperKind.FEE_DECISION, FEE_DECIDED, GOV_APPROVAL),
    /** The fee, or a part of it, is paid. */
    PAY_FEE("art. 17", null, null, FEE_DECIDED, ENFORCEMENT, HEARING_NOTICE, HEARING, GOV_APPROVAL, RECLAIM_DECIDED),
    /** The holder applied for review or sued. */
    RECORD_CONTEST("art. 16", null, null, FEE_DECIDED, FEE_PAID, RECLAIM_DECIDED),
    /** Review or suit has ended. */
    RECORD_RULING("art. 18", null, null, FEE_DECIDED, FEE_PAID, RECLAIM_DECIDED),
    /** 催告: the written demand before enforcement. */
    DEMAND_PERFORMANCE("行政强制法 art. 54", null, null, FEE_DECIDED, RECLAIM_DECIDED),
    /** The court is asked to enforce. */
    APPLY_ENFORCEMENT("art. 18(2)", null, ENFORCEMENT, FEE_DECIDED, RECLAIM_DECIDED),
    /** The land is taken back without compensation. */
    DECIDE_RECLAIM("art. 14(2)", PaperKind.RECLAIM_DECISION, RECLAIM_DECIDED, GOV_APPROVAL),
    /** Registration is cancelled on the holder's application. */
    DEREGISTER("art. 17", null, DEREGISTERED, RECLAIM_DECIDED, ENFORCEMENT),
    /** Registration is cancelled by announcement. */
    ANNOUNCE_CANCELLATION(
            "art. 18(1)", PaperKind.CANCELLATION_ANNOUNCEMENT, ANNOUNCED_CANCEL, RECLAIM_DECIDED, ENFORCEMENT),
    /** The land goes to a new user, the reserve or farming. */
    TAKE_INTO_RESERVE("art. 19", null, RESERVE, DEREGISTERED, ANNOUNCED_CANCEL, EXECUTING),
    /** Works began or were taken up again. */
    START_WORK("art. 30", null, null, beforeReclaim()),
    /** The land has another holder. */
    TRANSFER_HOLDER("art. 24", null, null, beforeReclaim()),
    /** The publication is withdrawn. */
    WITHDRAW_PUBLICATION("art. 11", null, null, found()),
    /** The case ends. */
    CLOSE("art. 11", null, CLOSED, NOT_IDLE, EXECUTING, FEE_PAID, RESERVE, PUBLISHED),
    /** Undoes a named act of the case. */
    CORRECT("ledger: corrective act", null, null, EnumSet.allOf(CaseStage.class));

    private final String article;
    private final @Nullable PaperKind paper;
    private final @Nullable CaseStage leadsTo;
    private final Set<CaseStage> from;

    CaseAct(
            String article,
            @Nullable PaperKind paper,
            @Nullable CaseStage leadsTo,
            CaseStage first,
            CaseStage... more) {
        this(article, paper, leadsTo, EnumSet.of(first, more));
    }

    CaseAct(String article, @Nullable PaperKind paper, @Nullable CaseStage leadsTo, Set<CaseStage> from) {
        this.article = article;
        this.paper = paper;
        this.leadsTo = leadsTo;
        this.from = from;
    }

    /** The clause this act stands on, for example {@code 53号令 art. 15}. */
    public String clause(CaseworkRuleSet rules) {
        return article.startsWith("art.") ? rules.clause(article) : article;
    }

    /** The paper the act issues, null when it issues none. */
    public @Nullable PaperKind paper() {
        return paper;
    }

    /** The stage it leads to (once its paper is served, if it has one that is served); null when the stage stays or depends. */
    public @Nullable CaseStage leadsTo() {
        return leadsTo;
    }

    /** True if the act belongs to this stage. */
    public boolean belongsTo(CaseStage stage) {
        return from.contains(stage);
    }

    /** Who may record it. */
    public Performer performer() {
        return this == RECORD_SURVEY ? Performer.INSPECTOR : Performer.OFFICER;
    }

    /** True if the act cannot stand without a reason in words. */
    public boolean needsReason() {
        return this == CONCLUDE_NOT_IDLE || this == CORRECT;
    }

    private static Set<CaseStage> open() {
        return EnumSet.complementOf(EnumSet.of(LEAD, CLOSED));
    }

    private static Set<CaseStage> found() {
        EnumSet<CaseStage> stages = EnumSet.copyOf(open());
        stages.removeAll(EnumSet.of(SUSPECTED, INVESTIGATING, NOT_IDLE));
        return stages;
    }

    private static Set<CaseStage> beforeReclaim() {
        EnumSet<CaseStage> stages = EnumSet.copyOf(open());
        stages.removeAll(EnumSet.of(NOT_IDLE, RECLAIM_DECIDED, DEREGISTERED, ANNOUNCED_CANCEL, RESERVE));
        return stages;
    }
}
