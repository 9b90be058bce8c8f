package org.mumap.rules.idle.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.calendar.DueDay;

/** Art. 14 and 15: before either decision the holder is told of the right to a hearing, and the government approves. */
final class HearingLaw {

    private HearingLaw() {}

    static Map<CaseAct, ActLaw> laws() {
        return Map.of(
                CaseAct.NOTIFY_HEARING_RIGHT,
                        ActLaw.free().unless(HearingLaw::closedRoad).with(HearingLaw::kinds),
                CaseAct.REQUEST_HEARING,
                        ActLaw.free()
                                .unless(HearingLaw::waived)
                                .unless(HearingLaw::lapsed)
                                .with(on -> List.of(ActField.text(CaseField.NOTE))),
                CaseAct.WAIVE_HEARING, ActLaw.free().unless(HearingLaw::waived).unless(HearingLaw::held),
                CaseAct.HOLD_HEARING,
                        ActLaw.free()
                                .unless(HearingLaw::waived)
                                .unless(HearingLaw::held)
                                .unless(HearingLaw::tooSoon)
                                .with(HearingLaw::hearing)
                                .weighed(HearingLaw::announcedInTime),
                CaseAct.APPROVE_DECISION,
                        ActLaw.free().unless(HearingLaw::notHeard).with(HearingLaw::approval));
    }

    private static @Nullable Refusal closedRoad(CaseSituation now) {
        if (AgreementLaw.isByAgreement(now.course())) {
            return Refusal.of(Obstacle.NO_DECISION, now.clause("art. 12"));
        }
        Refusal works = InvestigationLaw.unrecordedWorks(now);
        if (works != null) {
            return works;
        }
        Refusal fight = pendingContest(now);
        if (fight != null) {
            return fight;
        }
        Refusal fee = feeRefused(now);
        Refusal reclaim = reclaimRefused(now);
        if (fee == null || reclaim == null) {
            return null;
        }
        boolean feeIsPast =
                fee.obstacle() == Obstacle.FEE_ALREADY_DECIDED || reclaim.obstacle() == Obstacle.DONE_ALREADY;
        return feeIsPast ? reclaim : fee;
    }

    private static @Nullable Refusal pendingContest(CaseSituation now) {
        DecisionRound last = now.course().lastRound();
        return last != null && last.contested() ? Refusal.of(Obstacle.CONTEST_PENDING, now.clause("art. 18")) : null;
    }

    /** A fee: once per finding, after one full year; works begun since do not undo it. */
    private static @Nullable Refusal feeRefused(CaseSituation now) {
        boolean decided = now.course().rounds.stream()
                .anyMatch(round -> round.kind == DecisionKind.FEE && round.servedOn != null && !round.revoked());
        if (decided) {
            return Refusal.at(CaseField.FOR, Obstacle.FEE_ALREADY_DECIDED, now.clause("art. 14(1)"));
        }
        Optional<CaseReading> beforeWorks = now.readingBeforeWorks();
        CaseReading reading = beforeWorks.orElse(now.reading());
        if (reading.yearsFull() < now.file().facts().ruleSet().feeYears()) {
            return Refusal.at(CaseField.FOR, Obstacle.YEAR_NOT_FULL, now.clause("art. 14(1)"), reading.yearsFull());
        }
        LocalDate second = now.secondYearOn();
        return beforeWorks.isEmpty() && second != null && hasFullReclaimYears(now)
                ? Refusal.at(CaseField.FOR, Obstacle.SECOND_YEAR_FULL, now.clause("art. 14(2)"), second)
                : null;
    }

    /** A reclaim: after two full years, while nothing has been begun. */
    static @Nullable Refusal reclaimRefused(CaseSituation now) {
        LocalDate started = now.course().startedOn;
        if (started != null) {
            return Refusal.at(CaseField.FOR, Obstacle.WORKS_BEGUN, now.clause("art. 14(2)"), started);
        }
        DecisionRound last = now.course().lastRound();
        if (last != null && last.kind == DecisionKind.RECLAIM && last.servedOn != null && !last.revoked()) {
            return Refusal.at(
                    CaseField.FOR,
                    Obstacle.DONE_ALREADY,
                    now.clause("art. 14(2)"),
                    CaseAct.DECIDE_RECLAIM,
                    last.servedOn);
        }
        if (!hasFullReclaimYears(now)) {
            LocalDate second = now.secondYearOn();
            return Refusal.at(
                    CaseField.FOR,
                    Obstacle.SECOND_YEAR_NOT_FULL,
                    now.clause("art. 14(2)"),
                    second == null ? "-" : second);
        }
        return performanceRuns(now, last);
    }

    /** While the holder still has time to pay the fee, the reclaim waits. */
    private static @Nullable Refusal performanceRuns(CaseSituation now, @Nullable DecisionRound last) {
        LocalDate served = last == null || last.kind != DecisionKind.FEE || last.paidInFull() ? null : last.servedOn;
        if (served == null || last == null || last.revoked() || now.isOver(DeadlineCode.PERFORM, served)) {
            return null;
        }
        return Refusal.at(
                CaseField.FOR,
                Obstacle.PERFORMANCE_RUNS,
                now.rule(DeadlineCode.PERFORM).clause(),
                now.due(DeadlineCode.PERFORM, served).dueOn());
    }

    private static boolean hasFullReclaimYears(CaseSituation now) {
        return now.reading().yearsFull() >= now.file().facts().ruleSet().reclaimYears();
    }

    private static List<ActField> kinds(CaseSituation now) {
        return List.of(ActField.code(
                        CaseField.FOR,
                        List.of(
                                Choice.of(DecisionKind.FEE, feeRefused(now)),
                                Choice.of(DecisionKind.RECLAIM, reclaimRefused(now))))
                .must());
    }

    private static @Nullable Refusal waived(CaseSituation now) {
        LocalDate day = now.course().round().waivedOn;
        return day == null ? null : Refusal.of(Obstacle.HEARING_WAIVED, now.clause("art. 15"), day);
    }

    private static @Nullable Refusal held(CaseSituation now) {
        LocalDate day = now.course().round().heldOn;
        return day == null ? null : Refusal.of(Obstacle.HEARING_HELD_ALREADY, now.clause("art. 15"), day);
    }

    private static @Nullable Refusal lapsed(CaseSituation now) {
        LocalDate served = now.course().round().noticeServedOn;
        if (served == null || !now.isOver(DeadlineCode.HEARING_REQUEST, served)) {
            return null;
        }
        DueDay due = now.due(DeadlineCode.HEARING_REQUEST, served);
        return Refusal.of(
                Obstacle.HEARING_RIGHT_LAPSED,
                now.rule(DeadlineCode.HEARING_REQUEST).clause(),
                due.dueOn());
    }

    private static @Nullable Refusal tooSoon(CaseSituation now) {
        LocalDate requested = now.course().round().requestedOn;
        return requested == null ? null : beforeEarliest(now, requested);
    }

    private static @Nullable Refusal beforeEarliest(CaseSituation now, LocalDate announcedOn) {
        DeadlineRule rule = now.rule(DeadlineCode.HEARING_ANNOUNCED);
        LocalDate earliest = rule.period().firstDayAfter(announcedOn, now.file().calendar());
        return now.on().isBefore(earliest)
                ? Refusal.at(CaseField.ANNOUNCED_ON, Obstacle.HEARING_TOO_SOON, rule.clause(), announcedOn, earliest)
                : null;
    }

    private static List<ActField> hearing(CaseSituation now) {
        return List.of(
                ActField.date(CaseField.ANNOUNCED_ON, now.course().round().requestedOn, now.on())
                        .must(),
                ActField.text(CaseField.NOTE));
    }

    private static @Nullable Refusal announcedInTime(CaseSituation now, ActFact fact) {
        return beforeEarliest(now, fact.dayOrOn(CaseField.ANNOUNCED_ON));
    }

    private static @Nullable Refusal notHeard(CaseSituation now) {
        DecisionRound round = now.course().round();
        if (round.heldOn != null || round.waivedOn != null) {
            return null;
        }
        if (round.requestedOn != null) {
            return Refusal.of(Obstacle.HEARING_NOT_HELD, now.clause("art. 15"), round.requestedOn);
        }
        LocalDate served = round.noticeServedOn;
        if (served == null || now.isOver(DeadlineCode.HEARING_REQUEST, served)) {
            return null;
        }
        return Refusal.of(
                Obstacle.HEARING_RIGHT_RUNS,
                now.rule(DeadlineCode.HEARING_REQUEST).clause(),
                now.due(DeadlineCode.HEARING_REQUEST, served).dueOn());
    }

    private static List<ActField> approval(CaseSituation now) {
        ActField authority = ActField.text(CaseField.AUTHORITY);
        boolean reclaim = now.course().round().kind == DecisionKind.RECLAIM;
        return List.of(ActField.text(CaseField.DOCUMENT_NO).must(), reclaim ? authority.must() : authority);
    }
}
