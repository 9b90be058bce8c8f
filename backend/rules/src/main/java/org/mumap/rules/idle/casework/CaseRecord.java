package org.mumap.rules.idle.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.CauseCode;
import org.mumap.rules.idle.LegalState;
import org.mumap.rules.idle.LegalStatus;

/** What the case has put on paper, as the idle verdict reads it. */
final class CaseRecord {

    private CaseRecord() {}

    /** The legal states the case went through, ascending; on one day only the last of them. */
    static List<LegalState> legalStates(CaseFile file, CaseCourse course) {
        TreeMap<LocalDate, LegalState> states = new TreeMap<>();
        CauseCode claimed = claimed(course);
        for (CasePaper paper : course.papers) {
            LocalDate served = paper.servedOn();
            if (served != null && paper.kind() == PaperKind.INVESTIGATION_NOTICE) {
                put(states, LegalStatus.INVESTIGATING, served, file, paper, null, claimed);
            } else if (served != null && paper.kind() == PaperKind.FINDING) {
                put(states, LegalStatus.FOUND_IDLE, served, file, paper, course.cause, claimed);
            }
        }
        ActFact conclusion = course.conclusion;
        if (conclusion != null && conclusion.act() == CaseAct.CONCLUDE_NOT_IDLE) {
            put(states, LegalStatus.NOT_IDLE, conclusion.on(), file, null, null, claimed);
        }
        LocalDate closed = course.closedOn;
        if (closed != null && course.isFound()) {
            put(states, LegalStatus.DISPOSED, closed, file, null, course.cause, claimed);
        }
        return new ArrayList<>(states.values());
    }

    private static void put(
            TreeMap<LocalDate, LegalState> states,
            LegalStatus status,
            LocalDate on,
            CaseFile file,
            @Nullable CasePaper paper,
            @Nullable CauseCode found,
            @Nullable CauseCode claimed) {
        states.put(
                on,
                new LegalState(
                        status,
                        on,
                        file.caseNo(),
                        paper == null ? null : paper.documentNo(),
                        paper == null ? null : paper.servedOn(),
                        found,
                        claimed));
    }

    private static @Nullable CauseCode claimed(CaseCourse course) {
        return course.claims.stream()
                .filter(claim -> claim.result() != CauseClaim.Verification.REJECTED)
                .map(CauseClaim::cause)
                .findFirst()
                .orElse(null);
    }
}
