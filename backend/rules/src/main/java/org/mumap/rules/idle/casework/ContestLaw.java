package org.mumap.rules.idle.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Review (60 days) and suit (6 months; 15 days after a review). While one is pending the decision is not final. */
final class ContestLaw {

    private ContestLaw() {}

    static Map<CaseAct, ActLaw> laws() {
        return Map.of(
                CaseAct.RECORD_CONTEST,
                        ActLaw.free()
                                .unless(ContestLaw::notContestable)
                                .with(ContestLaw::filing)
                                .weighed(ContestLaw::inTime),
                CaseAct.RECORD_RULING,
                        ActLaw.free()
                                .unless(ContestLaw::noContest)
                                .with(on -> List.of(
                                        ActField.code(CaseField.RESULT, Choice.all(ContestRuling.values()))
                                                .must(),
                                        ActField.text(CaseField.DOCUMENT_NO).must())));
    }

    /**
     * The last day on which the decision of the running round can be contested; null while it is being contested, or when it is not
     * served.
     */
    static @Nullable LocalDate finalAfter(CaseSituation now) {
        DecisionRound round = now.course().round();
        LocalDate served = round.servedOn;
        Contest fight = round.contest;
        if (served == null || fight != null && fight.pending()) {
            return null;
        }
        LocalDate ruled = fight == null ? null : fight.ruledOn();
        if (fight == null || ruled == null) {
            LocalDate review = now.due(DeadlineCode.REVIEW, served).dueOn();
            LocalDate suit = now.due(DeadlineCode.SUIT, served).dueOn();
            return suit.isAfter(review) ? suit : review;
        }
        return fight.kind() == ContestKind.REVIEW
                ? now.due(DeadlineCode.SUIT_AFTER_REVIEW, ruled).dueOn()
                : ruled;
    }

    private static @Nullable Refusal notContestable(CaseSituation now) {
        Contest fight = now.course().round().contest;
        if (fight != null && fight.pending()) {
            return Refusal.of(Obstacle.CONTEST_PENDING, now.clause("art. 18"));
        }
        LocalDate last = lastDay(now, ContestKind.SUIT);
        return last == null
                ? Refusal.of(
                        Obstacle.CONTEST_TOO_LATE, now.rule(DeadlineCode.SUIT).clause(), "-")
                : null;
    }

    /** The last day to file; null when this way is closed. */
    private static @Nullable LocalDate lastDay(CaseSituation now, ContestKind kind) {
        DecisionRound round = now.course().round();
        LocalDate served = round.servedOn;
        Contest fight = round.contest;
        LocalDate ruled = fight == null ? null : fight.ruledOn();
        if (fight != null && ruled != null) {
            boolean suitAfterReview = fight.kind() == ContestKind.REVIEW && kind == ContestKind.SUIT;
            return suitAfterReview
                    ? now.due(DeadlineCode.SUIT_AFTER_REVIEW, ruled).dueOn()
                    : null;
        }
        DeadlineCode code = kind == ContestKind.REVIEW ? DeadlineCode.REVIEW : DeadlineCode.SUIT;
        return served == null ? null : now.due(code, served).dueOn();
    }

    private static List<ActField> filing(CaseSituation now) {
        List<Choice> kinds = new ArrayList<>();
        for (ContestKind kind : ContestKind.values()) {
            Refusal closed = lastDay(now, kind) == null ? tooLate(now, kind, "-") : null;
            kinds.add(Choice.of(kind, closed));
        }
        DecisionRound round = now.course().round();
        Contest fight = round.contest;
        LocalDate first = fight == null ? round.servedOn : fight.ruledOn();
        LocalDate last = lastDay(now, ContestKind.SUIT);
        LocalDate until = last == null || last.isAfter(now.on()) ? now.on() : last;
        return List.of(
                ActField.code(CaseField.KIND, kinds).must(),
                ActField.date(CaseField.FILED_ON, first, until).must(),
                ActField.text(CaseField.DOCUMENT_NO));
    }

    private static @Nullable Refusal inTime(CaseSituation now, ActFact fact) {
        ContestKind kind = ContestKind.valueOf(fact.get(CaseField.KIND));
        LocalDate last = lastDay(now, kind);
        return last != null && !fact.dayOrOn(CaseField.FILED_ON).isAfter(last)
                ? null
                : tooLate(now, kind, last == null ? "-" : last);
    }

    private static Refusal tooLate(CaseSituation now, ContestKind kind, Object last) {
        DeadlineCode code = kind == ContestKind.REVIEW ? DeadlineCode.REVIEW : DeadlineCode.SUIT;
        return Refusal.at(
                CaseField.FILED_ON, Obstacle.CONTEST_TOO_LATE, now.rule(code).clause(), last);
    }

    private static @Nullable Refusal noContest(CaseSituation now) {
        return now.course().round().contested() ? null : Refusal.of(Obstacle.NO_CONTEST, now.clause("art. 18"));
    }
}
