package org.mumap.rules.idle.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;
import org.mumap.rules.idle.LandTerms;
import org.mumap.rules.idle.LegalState;

/** Writes down where a case stands. Decides nothing. */
final class StandingReader {

    /** Which act meets which period. */
    private static final Map<CaseAct, Set<DeadlineCode>> ENDS = Map.of(
            CaseAct.ISSUE_INVESTIGATION_NOTICE, EnumSet.of(DeadlineCode.OPEN_INVESTIGATION),
            CaseAct.RECEIVE_MATERIALS, EnumSet.of(DeadlineCode.REPLY),
            CaseAct.REQUEST_HEARING, EnumSet.of(DeadlineCode.HEARING_REQUEST),
            CaseAct.WAIVE_HEARING, EnumSet.of(DeadlineCode.HEARING_REQUEST),
            CaseAct.HOLD_HEARING, EnumSet.of(DeadlineCode.HEARING_HELD),
            CaseAct.PAY_FEE, EnumSet.of(DeadlineCode.PERFORM),
            CaseAct.DEREGISTER, EnumSet.of(DeadlineCode.PERFORM),
            CaseAct.RECORD_CONTEST, EnumSet.of(DeadlineCode.REVIEW, DeadlineCode.SUIT, DeadlineCode.SUIT_AFTER_REVIEW),
            CaseAct.APPLY_ENFORCEMENT, EnumSet.of(DeadlineCode.ENFORCEMENT),
            CaseAct.EXECUTE_PLAN, EnumSet.of(DeadlineCode.TEMPORARY_USE));

    /** The holder's rights against a decision press nobody in the office. */
    private static final Set<DeadlineCode> NOT_PRESSING = EnumSet.of(
            DeadlineCode.REVIEW,
            DeadlineCode.SUIT,
            DeadlineCode.SUIT_AFTER_REVIEW,
            DeadlineCode.DEMAND,
            DeadlineCode.SECOND_YEAR);

    private final CaseSituation now;
    private final CaseCourse course;
    private final List<CaseDeadline> deadlines;
    private final @Nullable CaseAct primary;

    StandingReader(CaseSituation now) {
        this.now = now;
        this.course = now.course();
        this.deadlines = CaseDeadlines.of(now);
        this.primary = now.nextAct();
    }

    CaseStanding read() {
        List<OfferedAct> offered = new ArrayList<>();
        List<RefusedAct> refused = new ArrayList<>();
        for (CaseAct act : CaseAct.values()) {
            Refusal refusal = Laws.hindrance(now, act);
            if (refusal == null) {
                offered.add(offer(act));
            } else {
                refused.add(new RefusedAct(act, refusal));
            }
        }
        offered.sort(Comparator.comparing((OfferedAct one) -> !one.primary()));
        List<LegalState> legal = CaseRecord.legalStates(now.file(), course);
        boolean banned = course.isFound() && !course.isDisposed() && course.closedOn == null;
        DecisionRound owed = course.feeOwed();
        boolean ownCause = course.isOpened() && !AgreementLaw.isByAgreement(course);
        return new CaseStanding(
                now.on(),
                now.file().acts().size(),
                now.stage(),
                course.type,
                course.phase,
                now.terms().map(terms -> terms.contract().contractNo()).orElse(null),
                holder(),
                course.openedOn,
                course.closedOn,
                course.cause,
                course.startedOn,
                now.verdict(),
                deadlines,
                List.copyOf(offered),
                List.copyOf(refused),
                next(),
                banned ? List.of(Ban.values()) : List.of(),
                now.clause("art. 24"),
                missing(),
                legal.isEmpty() ? LegalState.NONE : legal.get(legal.size() - 1),
                legal,
                publication(),
                List.copyOf(course.papers),
                course.plan,
                ownCause ? FeeSheet.of(now) : null,
                owed == null ? null : owed.owedWan());
    }

    private OfferedAct offer(CaseAct act) {
        CaseDeadline deadline = deadlines.stream()
                .filter(one -> ENDS.getOrDefault(act, Set.of()).contains(one.code()))
                .filter(one -> one.state() == CaseDeadline.State.RUNNING || one.state() == CaseDeadline.State.LATE)
                .min(Comparator.comparing(CaseDeadline::dueOn))
                .orElse(null);
        return new OfferedAct(
                act,
                now.clause(act),
                act == primary,
                act.performer(),
                act.paper(),
                act.leadsTo(),
                CaseLaw.needsReason(now, act),
                deadline == null ? null : deadline.dueOn(),
                deadline == null ? null : deadline.daysLeft(),
                Laws.of(act).fields().in(now));
    }

    private @Nullable NextStep next() {
        if (primary == null) {
            return null;
        }
        boolean allowed = Laws.hindrance(now, primary) == null;
        return deadlines.stream()
                .filter(one -> !NOT_PRESSING.contains(one.code()) || waitsForSecondYear(one))
                .filter(one -> one.state() == CaseDeadline.State.RUNNING || one.state() == CaseDeadline.State.LATE)
                .min(Comparator.comparing(CaseDeadline::dueOn))
                .map(one -> new NextStep(primary, allowed, one.code(), one.dueOn(), one.daysLeft()))
                .orElseGet(() -> new NextStep(primary, allowed, null, null, null));
    }

    /** Once the fee is paid the second full year is the day everybody waits for. */
    private boolean waitsForSecondYear(CaseDeadline one) {
        return one.code() == DeadlineCode.SECOND_YEAR && now.stage() == CaseStage.FEE_PAID;
    }

    private @Nullable String holder() {
        return course.holder != null
                ? course.holder
                : now.terms()
                        .map(LandTerms::contract)
                        .map(contract -> contract.holder())
                        .orElse(null);
    }

    private PublicationState publication() {
        if (course.withdrawnOn != null) {
            return PublicationState.WITHDRAWN;
        }
        if (course.publishedOn == null) {
            return course.isFound() ? PublicationState.DUE : PublicationState.NONE;
        }
        return course.isDisposed() ? PublicationState.WITHDRAWAL_DUE : PublicationState.PUBLISHED;
    }

    private List<Message> missing() {
        List<Message> lacking = new ArrayList<>(now.verdict().missing());
        for (ActFact fact : course.acts) {
            boolean proof = fact.act() == CaseAct.SERVE
                    || fact.act() == CaseAct.START_WORK
                    || fact.act() == CaseAct.HOLD_HEARING
                    || fact.act() == CaseAct.PAY_FEE;
            if (proof && fact.evidence().isEmpty()) {
                lacking.add(Message.of("casework.missing.evidence", fact.actNo(), fact.act(), fact.on()));
            }
        }
        if (course.isFound() && course.recordedOn == null) {
            lacking.add(Message.of("casework.missing.record"));
        }
        for (int year : yearsWithoutHolidays()) {
            lacking.add(Message.of("casework.missing.holidays", String.valueOf(year)));
        }
        return List.copyOf(lacking);
    }

    private List<Integer> yearsWithoutHolidays() {
        return deadlines.stream()
                .filter(one -> one.state() == CaseDeadline.State.RUNNING && !one.holidaysKnown())
                .map(CaseDeadline::dueOn)
                .map(LocalDate::getYear)
                .distinct()
                .sorted()
                .toList();
    }
}
