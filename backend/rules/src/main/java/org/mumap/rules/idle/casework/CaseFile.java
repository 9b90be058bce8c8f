package org.mumap.rules.idle.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.calendar.WorkCalendar;
import org.mumap.rules.idle.IdleFacts;

/**
 * Everything the ledger knows about one case.
 *
 * @param caseNo number of the case, null before it has one
 * @param facts contracts, inspections and excluded periods of the parcel, and the acts of its earlier cases; this case's own acts are not
 *     among {@code facts.legal()}
 * @param encumbrances mortgages and seizures
 * @param acts the acts of this case in the order of recording, those undone among them
 * @param calendar working days
 * @param ruleSet the periods of the procedure
 */
public record CaseFile(
        @Nullable String caseNo,
        IdleFacts facts,
        List<Encumbrance> encumbrances,
        List<ActFact> acts,
        WorkCalendar calendar,
        CaseworkRuleSet ruleSet) {

    public CaseFile {
        encumbrances = List.copyOf(encumbrances);
        acts = List.copyOf(acts);
    }

    /** The same case with these acts. */
    public CaseFile withActs(List<ActFact> others) {
        return new CaseFile(caseNo, facts, encumbrances, others, calendar, ruleSet);
    }
}
