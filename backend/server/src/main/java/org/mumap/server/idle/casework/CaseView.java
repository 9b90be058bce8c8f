package org.mumap.server.idle.casework;

import java.util.List;
import org.mumap.server.idle.RecordedAct;
import org.mumap.server.idle.evidence.Evidence;
import org.mumap.server.ledger.Times;

/**
 * A case as somebody looks at it.
 *
 * @param times the two times asked about
 * @param file the file laid open on that day
 * @param row its row of the list
 * @param evidence evidence about its parcel
 */
public record CaseView(Times times, OpenFile file, CaseRow row, List<Evidence> evidence) {

    /** The acts that had been done by the day asked about. */
    public List<RecordedAct> visibleActs() {
        return file.acts().stream()
                .filter(act -> !act.fact().on().isAfter(times.asOf()))
                .toList();
    }
}
