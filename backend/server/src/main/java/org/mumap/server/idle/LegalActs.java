package org.mumap.server.idle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.mumap.rules.calendar.WorkCalendar;
import org.mumap.rules.idle.IdleFacts;
import org.mumap.rules.idle.LegalState;
import org.mumap.rules.idle.casework.CaseFile;
import org.mumap.rules.idle.casework.CaseLaw;
import org.mumap.rules.idle.casework.CaseworkRuleSet;
import org.mumap.server.ledger.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What cases have put on paper about parcels: how the acts of people enter the idle verdict. */
@Component
class LegalActs {

    private final RecordedActs acts;

    LegalActs(RecordedActs acts) {
        this.acts = acts;
    }

    /**
     * The legal states each parcel went through in all its cases, ascending; parcels without a case are not there.
     *
     * @param jdbc with whose rights to read: the application's for answers, the owner's for judging
     * @param times acts known then and dated by then
     */
    Map<String, List<LegalState>> read(JdbcClient jdbc, ParcelRange parcels, Times times) {
        Map<String, List<LegalState>> states = new HashMap<>();
        acts.byParcel(jdbc, parcels, times)
                .forEach((parcel, recorded) -> states.put(parcel, states(parcel, recorded, times)));
        return states;
    }

    private static List<LegalState> states(String parcel, List<RecordedAct> recorded, Times times) {
        IdleFacts none = IdleFacts.national(parcel, List.of(), List.of(), List.of(), List.of());
        List<LegalState> states = new ArrayList<>();
        recorded.stream()
                .collect(Collectors.groupingBy(RecordedAct::caseNo))
                .forEach((caseNo, own) -> states.addAll(CaseLaw.legalStates(
                        new CaseFile(
                                caseNo,
                                none,
                                List.of(),
                                own.stream().map(RecordedAct::fact).toList(),
                                WorkCalendar.WEEKENDS,
                                CaseworkRuleSet.NATIONAL_2012),
                        times.asOf())));
        states.sort(Comparator.comparing(state -> Objects.requireNonNull(state.actedOn())));
        return states;
    }
}
