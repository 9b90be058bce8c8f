package org.mumap.rules.idle.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.calendar.DueDay;
import org.mumap.rules.idle.IdleFacts;
import org.mumap.rules.idle.IdleRule;
import org.mumap.rules.idle.IdleVerdict;
import org.mumap.rules.idle.LandTerms;
import org.mumap.rules.idle.LegalState;

/**
 * A case on a day: its course so far and what the facts of the parcel say on that day. What several acts ask for is worked out once and
 * kept; a board folds thousands of cases.
 */
final class CaseSituation {

    private final CaseFile file;
    private final LocalDate on;
    private final CaseCourse course;
    private final IdleVerdict verdict;
    private final CaseReading reading;
    private @Nullable List<LandTerms> terms;
    private @Nullable CaseReading beforeWorks;
    private @Nullable NextAct next;

    private CaseSituation(CaseFile file, LocalDate on, CaseCourse course, IdleVerdict verdict) {
        this.file = file;
        this.on = on;
        this.course = course;
        this.verdict = verdict;
        this.reading = CaseReading.of(verdict, course.phase);
    }

    /** The act that leads on; null when there is none. */
    private record NextAct(@Nullable CaseAct act) {}

    static CaseSituation of(CaseFile file, LocalDate on) {
        CaseCourse course = CaseCourse.of(file.acts(), on);
        return new CaseSituation(file, on, course, verdict(file, course, on));
    }

    /** Everything known. */
    CaseFile file() {
        return file;
    }

    /** The day. */
    LocalDate on() {
        return on;
    }

    /** The acts up to it. */
    CaseCourse course() {
        return course;
    }

    /** What is suspected on that day. */
    IdleVerdict verdict() {
        return verdict;
    }

    /** The same, for the phase of the case. */
    CaseReading reading() {
        return reading;
    }

    /** The act that leads the case on; null when there is none. */
    @Nullable
    CaseAct nextAct() {
        NextAct known = next;
        if (known == null) {
            known = new NextAct(WayForward.next(this));
            next = known;
        }
        return known.act();
    }

    private static IdleVerdict verdict(CaseFile file, CaseCourse course, LocalDate on) {
        IdleFacts facts = file.facts();
        List<LegalState> legal = new ArrayList<>(facts.legal());
        legal.addAll(CaseRecord.legalStates(file, course));
        return IdleRule.judge(
                new IdleFacts(
                        facts.parcelCode(),
                        facts.contracts(),
                        facts.siteStates(),
                        facts.excludedPeriods(),
                        legal,
                        facts.ruleSet()),
                on);
    }

    CaseworkRuleSet rules() {
        return file.ruleSet();
    }

    String clause(CaseAct act) {
        return act.clause(rules());
    }

    String clause(String article) {
        return rules().clause(article);
    }

    DeadlineRule rule(DeadlineCode code) {
        return rules().rule(code);
    }

    /** The last day of a period that began on this day. */
    DueDay due(DeadlineCode code, LocalDate from) {
        return rule(code).period().dueDay(from, file.calendar());
    }

    /** True if the period that began on this day is over on the day of the situation. */
    boolean isOver(DeadlineCode code, LocalDate from) {
        return on.isAfter(due(code, from).dueOn());
    }

    /** Where the case stands; before it is opened, whether the facts suspect the land. */
    CaseStage stage() {
        return course.isOpened() || !reading.suspects() ? course.stage : CaseStage.SUSPECTED;
    }

    boolean hasBegunWorks() {
        return course.startedOn != null;
    }

    /** True if inspections saw works that no act of the case has recorded. A stopped site with both limbs met is not at work. */
    boolean hasUnrecordedWorks() {
        return !hasBegunWorks() && reading.inDevelopment() && verdict.stoppedOn() == null;
    }

    /** What the facts said on the day before the works began or were taken up again. */
    Optional<CaseReading> readingBeforeWorks() {
        LocalDate started = course.startedOn;
        if (started == null) {
            return Optional.empty();
        }
        CaseReading known = beforeWorks;
        if (known == null) {
            known = CaseReading.of(IdleRule.judge(file.facts(), started.minusDays(1)), course.phase);
            beforeWorks = known;
        }
        return Optional.of(known);
    }

    /** The terms the case is about: of its phase, or of the phase that speaks for the parcel; empty when nothing was signed. */
    Optional<LandTerms> terms() {
        List<LandTerms> all = terms;
        if (all == null) {
            all = LandTerms.list(file.facts(), on);
            terms = all;
        }
        Integer phase = course.phase;
        if (phase != null) {
            return all.stream().filter(one -> one.phase() == phase).findFirst();
        }
        Optional<LandTerms> speaking = all.stream()
                .filter(one -> Objects.equals(one.baseStartOn(), reading.baseStartOn()))
                .findFirst();
        return speaking.isPresent() ? speaking : all.stream().findFirst();
    }

    List<String> inForce(Encumbrance.Kind kind) {
        return file.encumbrances().stream()
                .filter(right -> right.kind() == kind && right.inForce(on))
                .map(Encumbrance::holder)
                .distinct()
                .sorted()
                .toList();
    }

    /** Creditors who have not been told since the plan was drafted, or the reclaim decided. */
    List<String> mortgageesToTell() {
        return inForce(Encumbrance.Kind.MORTGAGE).stream()
                .filter(creditor -> !course.mortgageesTold.contains(creditor))
                .toList();
    }

    @Nullable
    LocalDate secondYearOn() {
        return reading.fullOn().size() < 2 ? null : reading.fullOn().get(1);
    }
}
