package org.mumap.server.idle.casework;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleFacts;
import org.mumap.rules.idle.IdleVerdict;
import org.mumap.rules.idle.casework.CaseAct;
import org.mumap.rules.idle.casework.CaseFile;
import org.mumap.rules.idle.casework.CaseLaw;
import org.mumap.rules.idle.casework.CasePaper;
import org.mumap.rules.idle.casework.CaseStanding;
import org.mumap.rules.idle.casework.CaseType;
import org.mumap.rules.idle.casework.FeeSheet;
import org.mumap.rules.idle.casework.Performer;
import org.mumap.server.idle.RecordedAct;

/**
 * A case file laid open on a day: what the ledger holds, and where the law says the case stands.
 *
 * @param parcelCode the parcel
 * @param key the case, null before the opening
 * @param acts its acts as recorded, those undone and later ones among them
 * @param file the same for the rules
 * @param standing where it stands
 */
public record OpenFile(
        String parcelCode, @Nullable CaseKey key, List<RecordedAct> acts, CaseFile file, CaseStanding standing) {

    static OpenFile of(
            String parcelCode, @Nullable CaseKey key, List<RecordedAct> acts, CaseFile file, LocalDate asOf) {
        return new OpenFile(parcelCode, key, acts, file, CaseLaw.fold(file, asOf));
    }

    /** The key of a case that is open. */
    public CaseKey requireKey() {
        return Objects.requireNonNull(key, "the case is not opened");
    }

    /** Who keeps the case: whoever did the last act that is an officer's. */
    public RecordedAct keeper() {
        RecordedAct keeper = acts.get(0);
        for (RecordedAct act : acts) {
            if (act.fact().act().performer() == Performer.OFFICER) {
                keeper = act;
            }
        }
        return keeper;
    }

    /** What its acts state, the last of each kind that was not undone. */
    Map<CaseAct, Map<String, String>> stated() {
        Set<Integer> undone = new HashSet<>();
        for (int i = acts.size() - 1; i >= 0; i--) {
            RecordedAct act = acts.get(i);
            if (act.corrects() != null && !undone.contains(act.fact().actNo())) {
                undone.add(act.corrects());
            }
        }
        Map<CaseAct, Map<String, String>> stated = new EnumMap<>(CaseAct.class);
        acts.stream()
                .filter(act -> !undone.contains(act.fact().actNo()))
                .forEach(act -> stated.put(act.fact().act(), act.fact().fields()));
        return stated;
    }

    /** Contracts, inspections and excluded periods of the parcel. */
    IdleFacts facts() {
        return file.facts();
    }

    /** What the facts say on the day. */
    public IdleVerdict verdict() {
        return standing.verdict();
    }

    /** The holder as the case knows it. */
    @Nullable
    String holder() {
        return standing.holder();
    }

    List<CasePaper> papers() {
        return standing.papers();
    }

    /** How the fee is made on a day. */
    FeeSheet feeOn(LocalDate day) {
        return CaseLaw.feeSheet(file, day);
    }

    /** What a paper says of the case. */
    PaperModel.File forPaper() {
        return new PaperModel.File(
                key == null ? "" : key.caseNo(),
                Objects.requireNonNullElse(standing.type(), CaseType.NOT_STARTED),
                standing.cause(),
                standing.plan() == null ? null : standing.plan().means(),
                standing.openedOn());
    }

    /** Whether an act is one that this case offers on its day. */
    boolean offers(CaseAct act) {
        return standing.offered().stream().anyMatch(offered -> offered.act() == act);
    }
}
