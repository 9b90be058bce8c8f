package org.mumap.rules.idle.casework;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The law of every act: its stage, the papers that must be served first, and what its chapter asks. */
final class Laws {

    private static final Map<CaseAct, ActLaw> BY_ACT = collect();

    /** Acts that do not wait for a paper to be served: things that happen, and things told to others. */
    private static final List<CaseAct> DO_NOT_WAIT = List.of(
            CaseAct.SERVE,
            CaseAct.RECORD_SURVEY,
            CaseAct.START_WORK,
            CaseAct.TRANSFER_HOLDER,
            CaseAct.PAY_FEE,
            CaseAct.RECORD_IN_SYSTEM,
            CaseAct.NOTIFY_CAUSING_BODY,
            CaseAct.NOTIFY_MORTGAGEE,
            CaseAct.CORRECT);

    private Laws() {}

    static ActLaw of(CaseAct act) {
        ActLaw law = BY_ACT.get(act);
        if (law == null) {
            throw new IllegalStateException("No law for " + act);
        }
        return law;
    }

    /** What stands against this act on that day, whatever its fields say; null when nothing does. */
    static @Nullable Refusal hindrance(CaseSituation now, CaseAct act) {
        CaseCourse course = now.course();
        if (act == CaseAct.CORRECT) {
            return Laws.of(act).hindrance().in(now);
        }
        if (course.closedOn != null) {
            return Refusal.of(Obstacle.CASE_CLOSED, now.clause("art. 11"), course.closedOn);
        }
        if (course.isOpened() && act == CaseAct.OPEN) {
            return Refusal.of(
                    Obstacle.OPENED_ALREADY, now.clause(act), course.openedOn == null ? "-" : course.openedOn);
        }
        boolean inPlace = course.isOpened() || act == CaseAct.OPEN;
        if (!inPlace || !act.belongsTo(now.stage())) {
            return otherStage(now, act);
        }
        Refusal unserved = DO_NOT_WAIT.contains(act) ? null : unserved(now, act);
        return unserved == null ? of(act).hindrance().in(now) : unserved;
    }

    private static Refusal otherStage(CaseSituation now, CaseAct act) {
        CaseAct next = now.nextAct();
        return Refusal.of(
                Obstacle.OTHER_STAGE, now.clause(act), act, now.stage(), next == null ? CaseAct.RECORD_SURVEY : next);
    }

    /** A notice to a creditor holds up nothing but what names it; every other paper holds up the case. */
    private static @Nullable Refusal unserved(CaseSituation now, CaseAct act) {
        return now.course().awaitingService().stream()
                .filter(paper -> paper.kind() != PaperKind.MORTGAGEE_NOTICE)
                .findFirst()
                .map(paper -> Refusal.of(Obstacle.PAPER_NOT_SERVED, now.clause(act), paper.kind(), paper.issuedOn()))
                .orElse(null);
    }

    private static Map<CaseAct, ActLaw> collect() {
        Map<CaseAct, ActLaw> laws = new EnumMap<>(CaseAct.class);
        laws.putAll(InvestigationLaw.laws());
        laws.putAll(ServiceLaw.laws());
        laws.putAll(PublicationLaw.laws());
        laws.putAll(AgreementLaw.laws());
        laws.putAll(HearingLaw.laws());
        laws.putAll(DecisionLaw.laws());
        laws.putAll(PerformanceLaw.laws());
        laws.putAll(ContestLaw.laws());
        laws.putAll(EventLaw.laws());
        laws.putAll(CorrectionLaw.laws());
        return laws;
    }
}
