package org.mumap.rules.idle.casework;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of the lawful acts leads the case on: the one an officer is shown first. */
final class WayForward {

    private WayForward() {}

    /** The first act of the way that can be done; else the first that only has to wait; null when there is none. */
    static @Nullable CaseAct next(CaseSituation now) {
        CaseAct waiting = null;
        for (CaseAct act : way(now)) {
            Refusal refusal = Laws.hindrance(now, act);
            if (refusal == null) {
                return act;
            }
            if (waiting == null && refusal.kind() == Refusal.Kind.NOT_YET) {
                waiting = act;
            }
        }
        return waiting;
    }

    private static List<CaseAct> way(CaseSituation now) {
        if (!now.course().isOpened()) {
            return List.of(CaseAct.OPEN);
        }
        List<CaseAct> way = new ArrayList<>();
        if (!now.course().awaitingService().isEmpty()) {
            way.add(CaseAct.SERVE);
        }
        way.addAll(steps(now));
        return way;
    }

    private static List<CaseAct> steps(CaseSituation now) {
        return switch (now.stage()) {
            case LEAD -> List.of(CaseAct.OPEN);
            case SUSPECTED -> List.of(CaseAct.ISSUE_INVESTIGATION_NOTICE);
            case INVESTIGATING -> investigation(now);
            case NOT_IDLE -> List.of(CaseAct.CLOSE);
            case FOUND_IDLE -> List.of(CaseAct.PUBLISH);
            case PUBLISHED -> published(now);
            case PLAN_DRAFT -> List.of(CaseAct.NOTIFY_MORTGAGEE, CaseAct.APPROVE_PLAN);
            case PLAN_APPROVED -> List.of(CaseAct.SIGN_SUPPLEMENT, CaseAct.EXECUTE_PLAN);
            case EXECUTING ->
                List.of(CaseAct.EXECUTE_PLAN, CaseAct.TAKE_INTO_RESERVE, CaseAct.WITHDRAW_PUBLICATION, CaseAct.CLOSE);
            case HEARING_NOTICE -> List.of(CaseAct.APPROVE_DECISION);
            case HEARING -> List.of(CaseAct.HOLD_HEARING, CaseAct.APPROVE_DECISION);
            case GOV_APPROVAL -> List.of(CaseAct.DECIDE_FEE, CaseAct.DECIDE_RECLAIM);
            case FEE_DECIDED -> List.of(CaseAct.APPLY_ENFORCEMENT, CaseAct.DEMAND_PERFORMANCE, CaseAct.PAY_FEE);
            case FEE_PAID ->
                List.of(
                        CaseAct.RECORD_IN_SYSTEM,
                        CaseAct.WITHDRAW_PUBLICATION,
                        CaseAct.CLOSE,
                        CaseAct.NOTIFY_HEARING_RIGHT);
            case RECLAIM_DECIDED ->
                List.of(
                        CaseAct.NOTIFY_MORTGAGEE,
                        CaseAct.ANNOUNCE_CANCELLATION,
                        CaseAct.DEMAND_PERFORMANCE,
                        CaseAct.DEREGISTER);
            case DEREGISTERED, ANNOUNCED_CANCEL -> List.of(CaseAct.TAKE_INTO_RESERVE);
            case ENFORCEMENT -> List.of(CaseAct.NOTIFY_HEARING_RIGHT, CaseAct.DEREGISTER, CaseAct.PAY_FEE);
            case RESERVE -> List.of(CaseAct.RECORD_IN_SYSTEM, CaseAct.WITHDRAW_PUBLICATION, CaseAct.CLOSE);
            case CLOSED -> List.of();
        };
    }

    private static List<CaseAct> investigation(CaseSituation now) {
        List<CaseAct> steps = new ArrayList<>();
        if (now.hasUnrecordedWorks()) {
            steps.add(CaseAct.START_WORK);
        }
        if (now.course().claims.stream().anyMatch(claim -> claim.result() == null)) {
            steps.add(CaseAct.VERIFY_CAUSE);
        }
        // Works begun before the finding: the plain reading is that the land is idle no longer.
        if (now.hasBegunWorks()) {
            steps.add(CaseAct.CONCLUDE_NOT_IDLE);
        }
        steps.add(CaseAct.FIND_IDLE);
        if (now.course().materialsOn == null) {
            steps.add(CaseAct.RECEIVE_MATERIALS);
        }
        steps.add(CaseAct.CONCLUDE_NOT_IDLE);
        return steps;
    }

    private static List<CaseAct> published(CaseSituation now) {
        List<CaseAct> steps = new ArrayList<>(List.of(CaseAct.RECORD_IN_SYSTEM, CaseAct.NOTIFY_CAUSING_BODY));
        if (now.course().isRevoked()) {
            steps.addAll(List.of(CaseAct.WITHDRAW_PUBLICATION, CaseAct.CLOSE));
        }
        steps.add(AgreementLaw.isByAgreement(now.course()) ? CaseAct.DRAFT_PLAN : CaseAct.NOTIFY_HEARING_RIGHT);
        return steps;
    }
}
