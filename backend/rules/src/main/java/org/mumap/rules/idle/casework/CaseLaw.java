package org.mumap.rules.idle.casework;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.LegalState;

/** The law of a case: where it stands, what may be done next, and whether this very act may. Pure functions of the file and a day. */
public final class CaseLaw {

    private CaseLaw() {}

    /** Where the case stands as of this day; acts dated later are not looked at. */
    public static CaseStanding fold(CaseFile file, LocalDate asOf) {
        return new StandingReader(CaseSituation.of(file, asOf)).read();
    }

    /** May this act be recorded? Refused with the clause that stands against it and with what to do instead. */
    public static Ruling check(CaseFile file, ActRequest request) {
        Refusal refusal = refusal(file, request);
        return refusal == null ? Ruling.ACCEPTED : new Ruling(refusal);
    }

    /** How the fee is made on this day. */
    public static FeeSheet feeSheet(CaseFile file, LocalDate on) {
        return FeeSheet.of(CaseSituation.of(file, on));
    }

    /**
     * What the case has put on paper by this day, ascending: what {@link #fold} hands to the idle rule, without the rest. Only the
     * number and the acts of the file are looked at.
     */
    public static List<LegalState> legalStates(CaseFile file, LocalDate asOf) {
        return CaseRecord.legalStates(file, CaseCourse.of(file.acts(), asOf));
    }

    private static @Nullable Refusal refusal(CaseFile file, ActRequest request) {
        CaseAct act = request.act();
        String clause = act.clause(file.ruleSet());
        List<ActFact> standing = CaseCourse.standing(file.acts());
        ActFact last = standing.isEmpty() ? null : standing.get(standing.size() - 1);
        if (last != null && last.act() == CaseAct.CLOSE && act != CaseAct.CORRECT) {
            return Refusal.of(Obstacle.CASE_CLOSED, file.ruleSet().clause("art. 11"), last.on());
        }
        if (request.on().isAfter(request.recordedOn())) {
            return Refusal.of(Obstacle.IN_THE_FUTURE, clause, request.on(), request.recordedOn());
        }
        if (last != null && request.on().isBefore(last.on())) {
            return Refusal.of(Obstacle.BEFORE_LAST_ACT, clause, request.on(), last.act(), last.on());
        }
        return onTheDay(CaseSituation.of(file, request.on()), request);
    }

    private static @Nullable Refusal onTheDay(CaseSituation now, ActRequest request) {
        CaseAct act = request.act();
        Refusal hindrance = Laws.hindrance(now, act);
        if (hindrance != null) {
            return hindrance;
        }
        ActLaw law = Laws.of(act);
        ActFact fact = request.asFact(now.file().acts().size() + 1);
        Refusal field = FieldCheck.of(now, law.fields().in(now), fact);
        if (field != null) {
            return field;
        }
        String reason = request.reason();
        if (needsReason(now, act) && (reason == null || reason.isBlank())) {
            return Refusal.of(Obstacle.REASON_MISSING, now.clause(act));
        }
        return law.weighing().of(now, fact);
    }

    /** A finding against land on which works have begun since must say why. */
    static boolean needsReason(CaseSituation now, CaseAct act) {
        return act.needsReason() || act == CaseAct.FIND_IDLE && now.hasBegunWorks();
    }
}
