package org.mumap.rules.idle.casework;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens to the land while the case runs: a field check, works that begin, another holder. */
final class EventLaw {

    private EventLaw() {}

    static Map<CaseAct, ActLaw> laws() {
        return Map.of(
                CaseAct.RECORD_SURVEY, ActLaw.free().with(EventLaw::survey),
                CaseAct.START_WORK,
                        ActLaw.free()
                                .unless(EventLaw::recorded)
                                .unless(EventLaw::reclaimIssued)
                                .with(now -> List.of(
                                        ActField.date(CaseField.STARTED_ON, null, now.on())
                                                .must(),
                                        ActField.text(CaseField.NOTE))),
                CaseAct.TRANSFER_HOLDER,
                        ActLaw.free()
                                .with(now -> List.of(
                                        ActField.text(CaseField.HOLDER).must(),
                                        ActField.code(CaseField.WAY, ways(now)).must(),
                                        ActField.text(CaseField.DOCUMENT_NO).must())));
    }

    private static List<ActField> survey(CaseSituation now) {
        return List.of(
                ActField.date(CaseField.OBSERVED_ON, null, now.on()).must().from(now.on()),
                ActField.flag(CaseField.STARTED),
                ActField.date(CaseField.STOPPED_ON, null, now.on()),
                ActField.number(CaseField.DEVELOPED_M2),
                ActField.number(CaseField.SHOULD_DEVELOP_M2),
                ActField.money(CaseField.INVESTED_WAN),
                ActField.text(CaseField.NOTE));
    }

    private static @Nullable Refusal recorded(CaseSituation now) {
        return now.course().startedOn == null
                ? null
                : Refusal.of(Obstacle.WORKS_RECORDED, now.clause("art. 30"), now.course().startedOn);
    }

    private static @Nullable Refusal reclaimIssued(CaseSituation now) {
        DecisionRound last = now.course().lastRound();
        boolean issued = last != null && last.kind == DecisionKind.RECLAIM && last.decidedOn != null && !last.revoked();
        return issued ? Refusal.of(Obstacle.RECLAIM_ISSUED, now.clause("art. 14(2)")) : null;
    }

    private static List<Choice> ways(CaseSituation now) {
        boolean banned = now.course().isFound() && !now.course().isDisposed();
        return Arrays.stream(TransferWay.values())
                .map(way -> Choice.of(
                        way,
                        way == TransferWay.SALE && banned
                                ? Refusal.at(CaseField.WAY, Obstacle.TRANSFER_BANNED, now.clause("art. 24"))
                                : null))
                .toList();
    }
}
