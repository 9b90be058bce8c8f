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
 * A case on a day: its course so far and what the facts of the parcel say on that day.
 *
 * @param file everything known
 * @param on the day
 * @param course the acts up to it
 * @param verdict what is suspected on that day
 * @param reading the same, for the phase of the case
 */
record CaseSituation(CaseFile file, LocalDate on, CaseCourse course, IdleVerdict verdict, CaseReading reading) {

    static CaseSituation of(CaseFile file, LocalDate on) {
        CaseCourse course = CaseCourse.of(file.acts(), on);
        IdleVerdict verdict = verdict(file, course, on);
        return new CaseSituation(file, on, course, verdict, CaseReading.of(verdict, course.phase));
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
        return Optional.ofNullable(started)
                .map(day -> CaseReading.of(IdleRule.judge(file.facts(), day.minusDays(1)), course.phase));
    }

    /** The terms the case is about; empty when nothing was signed. */
    Optional<LandTerms> terms() {
        List<LandTerms> all = LandTerms.list(file.facts(), on);
        Integer phase = course.phase;
        if (phase != null) {
            return all.stream().filter(terms -> terms.phase() == phase).findFirst();
        }
        return all.stream()
                .filter(terms -> Objects.equals(terms.baseStartOn(), reading.baseStartOn()))
                .findFirst()
                .or(() -> all.stream().findFirst());
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
