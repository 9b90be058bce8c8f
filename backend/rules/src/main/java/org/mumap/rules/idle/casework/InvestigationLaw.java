package org.mumap.rules.idle.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.calendar.DueDay;
import org.mumap.rules.idle.CauseCode;
import org.mumap.rules.idle.ExcludedPeriod;
import org.mumap.rules.idle.IdleClock;
import org.mumap.rules.idle.IdleFinding;
import org.mumap.rules.idle.IdlePhase;

/** Art. 5–10: from the suspicion to the finding, or to the conclusion that the land is not idle. */
final class InvestigationLaw {

    private InvestigationLaw() {}

    static Map<CaseAct, ActLaw> laws() {
        return Map.of(
                CaseAct.OPEN,
                        ActLaw.free().unless(InvestigationLaw::notSuspected).with(InvestigationLaw::opening),
                CaseAct.ISSUE_INVESTIGATION_NOTICE, ActLaw.free(),
                CaseAct.RECEIVE_MATERIALS,
                        ActLaw.free()
                                .with(on -> List.of(
                                        ActField.text(CaseField.CONTENTS).must())),
                CaseAct.CLAIM_CAUSE, ActLaw.free().with(InvestigationLaw::claim).weighed(InvestigationLaw::span),
                CaseAct.VERIFY_CAUSE,
                        ActLaw.free().with(InvestigationLaw::examination).weighed(InvestigationLaw::span),
                CaseAct.CONCLUDE_NOT_IDLE,
                        ActLaw.free()
                                .unless(InvestigationLaw::stillSuspected)
                                .unless(InvestigationLaw::unrecordedWorks)
                                .with(InvestigationLaw::grounds),
                CaseAct.FIND_IDLE,
                        ActLaw.free()
                                .unless(InvestigationLaw::replyRuns)
                                .unless(InvestigationLaw::unexamined)
                                .unless(InvestigationLaw::unrecordedWorks)
                                .unless(InvestigationLaw::notIdle)
                                .with(InvestigationLaw::finding)
                                .weighed(InvestigationLaw::idleDays));
    }

    private static @Nullable Refusal notSuspected(CaseSituation now) {
        boolean open = now.reading().suspects() || now.reading().finding() == IdleFinding.UNKNOWN;
        return open
                ? null
                : Refusal.of(
                        Obstacle.NOT_SUSPECTED,
                        now.clause("art. 2"),
                        now.verdict().summary());
    }

    private static List<ActField> opening(CaseSituation now) {
        List<ActField> fields = new ArrayList<>();
        boolean stopped = now.verdict().clock() == IdleClock.STOPPED;
        fields.add(ActField.code(CaseField.TYPE, Choice.all(stopped ? CaseType.STOPPED : CaseType.NOT_STARTED))
                .must());
        List<Choice> phases = now.verdict().phases().stream()
                .filter(part -> part.finding() == now.verdict().finding())
                .map(IdlePhase::phase)
                .map(String::valueOf)
                .map(Choice::named)
                .toList();
        if (!phases.isEmpty()) {
            fields.add(ActField.code(CaseField.PHASE, phases).must().from(worstPhase(now)));
        }
        LocalDate suspectedOn =
                now.reading().yearsFull() < 1 ? null : now.reading().fullOn().get(0);
        fields.add(ActField.date(CaseField.FOUND_ON, suspectedOn, now.on()).from(now.on()));
        return fields;
    }

    /** The phase that speaks for the parcel: the one whose days the verdict shows. */
    private static @Nullable Integer worstPhase(CaseSituation now) {
        return now.verdict().phases().stream()
                .filter(part -> part.finding() == now.verdict().finding())
                .filter(part -> part.netIdleDays() == now.verdict().netIdleDays())
                .map(IdlePhase::phase)
                .findFirst()
                .orElse(null);
    }

    private static List<ActField> claim(CaseSituation now) {
        return List.of(
                ActField.code(CaseField.CAUSE, Choice.all(excusing())).must(),
                ActField.date(CaseField.FROM_ON, null, now.on()),
                ActField.date(CaseField.TO_ON, null, null),
                ActField.text(CaseField.DOCUMENT_NO));
    }

    private static List<ActField> examination(CaseSituation now) {
        CauseCode open = open(now).map(CauseClaim::cause).orElse(null);
        return List.of(
                ActField.code(CaseField.CAUSE, Choice.all(excusing())).must().from(open),
                ActField.code(CaseField.RESULT, Choice.all(CauseClaim.Verification.values()))
                        .must(),
                ActField.date(CaseField.FROM_ON, null, now.on()),
                ActField.date(CaseField.TO_ON, null, null),
                ActField.text(CaseField.DOCUMENT_NO).must().when(CaseField.RESULT, CauseClaim.Verification.VERIFIED),
                ActField.text(CaseField.NOTE));
    }

    private static @Nullable Refusal span(CaseSituation now, ActFact fact) {
        LocalDate from = fact.day(CaseField.FROM_ON);
        LocalDate to = fact.day(CaseField.TO_ON);
        return from != null && to != null && to.isBefore(from)
                ? Refusal.at(
                        CaseField.TO_ON, Obstacle.FIELD_TOO_EARLY, now.clause(fact.act()), CaseField.TO_ON, to, from)
                : null;
    }

    private static @Nullable Refusal stillSuspected(CaseSituation now) {
        return now.stage() == CaseStage.SUSPECTED && now.reading().suspects(now.course().type)
                ? Refusal.of(Obstacle.STILL_SUSPECTED, now.clause("art. 5"))
                : null;
    }

    static @Nullable Refusal unrecordedWorks(CaseSituation now) {
        return now.hasUnrecordedWorks()
                ? Refusal.of(
                        Obstacle.WORKS_NOT_RECORDED,
                        now.clause("art. 30"),
                        now.verdict().summary())
                : null;
    }

    private static List<ActField> grounds(CaseSituation now) {
        boolean stopped = now.course().type == CaseType.STOPPED;
        List<Choice> grounds = Arrays.stream(NotIdleGround.values())
                .filter(ground -> stopped || ground != NotIdleGround.DISCRETION)
                .map(Choice::of)
                .toList();
        return List.of(ActField.code(CaseField.GROUND, grounds).must());
    }

    private static @Nullable Refusal replyRuns(CaseSituation now) {
        LocalDate served = now.course().noticeServedOn;
        if (served == null || now.course().materialsOn != null || now.isOver(DeadlineCode.REPLY, served)) {
            return null;
        }
        DueDay due = now.due(DeadlineCode.REPLY, served);
        return Refusal.of(Obstacle.REPLY_RUNS, now.rule(DeadlineCode.REPLY).clause(), due.dueOn());
    }

    private static @Nullable Refusal unexamined(CaseSituation now) {
        return open(now)
                .map(claim -> Refusal.of(Obstacle.CAUSE_NOT_EXAMINED, now.clause("art. 8"), claim.cause()))
                .orElse(null);
    }

    /** Works that began after the full year do not undo it; those that began before it do. */
    private static @Nullable Refusal notIdle(CaseSituation now) {
        LocalDate started = now.course().startedOn;
        if (started != null) {
            boolean wasIdle = now.readingBeforeWorks()
                    .filter(before -> before.suspects(now.course().type))
                    .isPresent();
            return wasIdle ? null : Refusal.of(Obstacle.WORKS_BEFORE_FULL_YEAR, now.clause("art. 2"), started);
        }
        return now.reading().suspects(now.course().type)
                ? null
                : Refusal.of(
                        Obstacle.NOT_SUSPECTED,
                        now.clause("art. 2"),
                        now.verdict().summary());
    }

    private static List<ActField> finding(CaseSituation now) {
        Set<CauseCode> verified = verified(now);
        List<Choice> causes = new ArrayList<>();
        for (CauseCode cause : CauseCode.values()) {
            causes.add(Choice.of(cause, causeRefused(now, cause, verified)));
        }
        return List.of(
                ActField.code(CaseField.CAUSE, causes).must(),
                ActField.number(CaseField.IDLE_DAYS).from(netIdleDays(now)));
    }

    private static @Nullable Refusal causeRefused(CaseSituation now, CauseCode cause, Set<CauseCode> verified) {
        if (cause == CauseCode.E) {
            return null;
        }
        if (cause == CauseCode.J && !now.rules().seizureIsCause()) {
            return Refusal.at(CaseField.CAUSE, Obstacle.SEIZURE_NO_CAUSE, now.clause("art. 8"));
        }
        return verified.contains(cause)
                ? null
                : Refusal.at(CaseField.CAUSE, Obstacle.CAUSE_NOT_VERIFIED, now.clause("art. 8"), cause);
    }

    /** Causes examined in the case or verified in the ledger. */
    private static Set<CauseCode> verified(CaseSituation now) {
        Set<CauseCode> causes = new LinkedHashSet<>();
        now.course().claims.stream()
                .filter(claim -> claim.result() == CauseClaim.Verification.VERIFIED)
                .forEach(claim -> causes.add(claim.cause()));
        now.file().facts().excludedPeriods().stream()
                .filter(period -> period.verified() && !period.fromOn().isAfter(now.on()))
                .map(ExcludedPeriod::cause)
                .forEach(causes::add);
        return causes;
    }

    private static @Nullable Refusal idleDays(CaseSituation now, ActFact fact) {
        BigDecimal given = fact.decimal(CaseField.IDLE_DAYS);
        long right = netIdleDays(now);
        return given == null || given.compareTo(BigDecimal.valueOf(right)) == 0
                ? null
                : Refusal.at(CaseField.IDLE_DAYS, Obstacle.WRONG_NUMBER, now.clause("art. 10"), given, right);
    }

    /** Idle time until the works began, or until the day of the finding. */
    private static long netIdleDays(CaseSituation now) {
        return now.readingBeforeWorks().orElse(now.reading()).netIdleDays();
    }

    private static Optional<CauseClaim> open(CaseSituation now) {
        return now.course().claims.stream()
                .filter(claim -> claim.result() == null)
                .findFirst();
    }

    /** Every cause that is not the holder's own. */
    private static CauseCode[] excusing() {
        return Arrays.stream(CauseCode.values())
                .filter(cause -> cause != CauseCode.E)
                .toArray(CauseCode[]::new);
    }
}
