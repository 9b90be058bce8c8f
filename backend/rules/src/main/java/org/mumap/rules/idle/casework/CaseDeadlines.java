package org.mumap.rules.idle.casework;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.calendar.DueDay;
import org.mumap.rules.idle.CauseCode;
import org.mumap.rules.idle.DisposalMeans;

/** All periods a case has begun, in the order in which they began. */
final class CaseDeadlines {

    private final CaseSituation now;
    private final List<CaseDeadline> found = new ArrayList<>();

    private CaseDeadlines(CaseSituation now) {
        this.now = now;
    }

    static List<CaseDeadline> of(CaseSituation now) {
        CaseDeadlines deadlines = new CaseDeadlines(now);
        deadlines.investigation();
        now.course().rounds.forEach(deadlines::round);
        deadlines.secondYear();
        deadlines.temporaryUse();
        return List.copyOf(deadlines.found);
    }

    private void investigation() {
        CaseCourse course = now.course();
        boolean concluded = course.conclusion != null;
        add(DeadlineCode.OPEN_INVESTIGATION, course.foundOn, course.noticeIssuedOn, concluded);
        add(DeadlineCode.REPLY, course.noticeServedOn, course.materialsOn, concluded);
    }

    private void round(DecisionRound round) {
        LocalDate answered = round.requestedOn == null ? round.waivedOn : round.requestedOn;
        add(DeadlineCode.HEARING_REQUEST, round.noticeServedOn, answered, round.approvedOn != null);
        LocalDate heard = round.heldOn == null ? round.waivedOn : round.heldOn;
        add(DeadlineCode.HEARING_HELD, round.requestedOn, heard, round.approvedOn != null);
        LocalDate served = round.servedOn;
        if (served == null) {
            return;
        }
        boolean over = round.revoked() || isClosed();
        LocalDate performed = round.performedOn();
        add(DeadlineCode.PERFORM, served, performed, over);
        contest(round, served, over);
        LocalDate applied = round.appliedOn == null ? performed : round.appliedOn;
        add(DeadlineCode.DEMAND, round.demandServedOn, applied, over);
        LocalDate last = round == now.course().lastRound() ? ContestLaw.finalAfter(now) : null;
        // Nothing to enforce once obeyed; and no period before the decision can be enforced at all.
        if (last != null && now.on().isAfter(last)) {
            add(DeadlineCode.ENFORCEMENT, last, applied, over);
        }
    }

    private void contest(DecisionRound round, LocalDate served, boolean over) {
        Contest fight = round.contest;
        LocalDate filed = fight == null ? null : fight.filedOn();
        add(DeadlineCode.REVIEW, served, filed, over);
        add(DeadlineCode.SUIT, served, filed, over);
        LocalDate ruled = fight == null || fight.kind() == ContestKind.SUIT ? null : fight.ruledOn();
        add(DeadlineCode.SUIT_AFTER_REVIEW, ruled, null, over);
    }

    /** The mark from which the land may be reclaimed; of interest while nothing has been begun for the holder's own cause. */
    private void secondYear() {
        CaseCourse course = now.course();
        LocalDate base = now.reading().baseStartOn();
        LocalDate full = now.secondYearOn();
        boolean ownCause = course.cause == null || course.cause == CauseCode.E;
        boolean waiting = course.isOpened() && course.type == CaseType.NOT_STARTED && ownCause;
        if (!waiting || base == null || full == null || now.hasBegunWorks() || isClosed()) {
            return;
        }
        DeadlineRule rule = now.rule(DeadlineCode.SECOND_YEAR);
        CaseDeadline.State state = full.isAfter(now.on()) ? CaseDeadline.State.RUNNING : CaseDeadline.State.LAPSED;
        found.add(new CaseDeadline(
                rule.code(), rule.clause(), rule.certainty(), base, full, full, null, true, left(full), state, null));
    }

    private void temporaryUse() {
        PlanTerms plan = now.course().plan;
        boolean inUse = now.stage() == CaseStage.EXECUTING && now.course().executedOn == null;
        if (plan == null || plan.means() != DisposalMeans.D3 || !inUse) {
            return;
        }
        LocalDate from = plan.useFromOn();
        LocalDate to = plan.useToOn();
        if (from == null || to == null) {
            return;
        }
        DeadlineRule rule = now.rule(DeadlineCode.TEMPORARY_USE);
        CaseDeadline.State state = now.on().isAfter(to) ? CaseDeadline.State.LATE : CaseDeadline.State.RUNNING;
        found.add(new CaseDeadline(
                rule.code(), rule.clause(), rule.certainty(), from, to, to, null, true, left(to), state, null));
    }

    /** Adds a period that an event began; none if the event has not come. */
    private void add(DeadlineCode code, @Nullable LocalDate from, @Nullable LocalDate metOn, boolean withoutObject) {
        if (from == null) {
            return;
        }
        DeadlineRule rule = now.rule(code);
        DueDay due = now.due(code, from);
        found.add(new CaseDeadline(
                code,
                rule.clause(),
                rule.certainty(),
                from,
                due.countedOn(),
                due.dueOn(),
                due.movedBecause(),
                due.holidaysKnown(),
                left(due.dueOn()),
                state(code, due.dueOn(), metOn, withoutObject),
                metOn));
    }

    private CaseDeadline.State state(
            DeadlineCode code, LocalDate dueOn, @Nullable LocalDate metOn, boolean withoutObject) {
        if (metOn != null) {
            return CaseDeadline.State.MET;
        }
        boolean duty =
                code.kind() == DeadlineCode.Kind.DUTY_OF_AUTHORITY || code.kind() == DeadlineCode.Kind.DUTY_OF_HOLDER;
        if (withoutObject) {
            return CaseDeadline.State.LAPSED;
        }
        if (!now.on().isAfter(dueOn)) {
            return CaseDeadline.State.RUNNING;
        }
        return duty ? CaseDeadline.State.LATE : CaseDeadline.State.LAPSED;
    }

    private long left(LocalDate dueOn) {
        return ChronoUnit.DAYS.between(now.on(), dueOn);
    }

    private boolean isClosed() {
        return Objects.equals(now.stage(), CaseStage.CLOSED);
    }
}
