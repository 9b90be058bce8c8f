package org.mumap.rules.idle.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Art. 17–19: the decision is obeyed, contested or enforced. Enforcement needs that neither review nor suit is possible any more, that
 * the holder was reminded in writing ten days before, and that no more than three months have passed since the decision became final.
 */
final class PerformanceLaw {

    private PerformanceLaw() {}

    static Map<CaseAct, ActLaw> laws() {
        return Map.of(
                CaseAct.PAY_FEE,
                        ActLaw.free()
                                .unless(PerformanceLaw::nothingOwed)
                                .with(PerformanceLaw::payment)
                                .weighed(PerformanceLaw::amount),
                CaseAct.DEMAND_PERFORMANCE,
                        ActLaw.free()
                                .unless(PerformanceLaw::performed)
                                .unless(now -> PublicationLaw.done(
                                        now,
                                        CaseAct.DEMAND_PERFORMANCE,
                                        now.course().round().demandServedOn))
                                .unless(PerformanceLaw::performanceRuns)
                                .with(PerformanceLaw::demand),
                CaseAct.APPLY_ENFORCEMENT,
                        ActLaw.free()
                                .unless(PerformanceLaw::performed)
                                .unless(PerformanceLaw::performanceRuns)
                                .unless(PerformanceLaw::contestable)
                                .unless(PerformanceLaw::tooLate)
                                .unless(PerformanceLaw::notDemanded)
                                .unless(PerformanceLaw::mortgageesNotTold)
                                .with(on -> List.of(
                                        ActField.text(CaseField.COURT).must(), ActField.text(CaseField.DOCUMENT_NO))),
                CaseAct.DEREGISTER,
                        ActLaw.free()
                                .unless(now -> DecisionLaw.otherDecision(now, DecisionKind.RECLAIM))
                                .unless(PerformanceLaw::pending)
                                .unless(PerformanceLaw::mortgageesNotTold)
                                .unless(PerformanceLaw::seized)
                                .with(on -> List.of(ActField.text(CaseField.DOCUMENT_NO))),
                CaseAct.ANNOUNCE_CANCELLATION,
                        ActLaw.free()
                                .unless(now -> DecisionLaw.otherDecision(now, DecisionKind.RECLAIM))
                                .unless(PerformanceLaw::performanceRuns)
                                .unless(PerformanceLaw::contestable)
                                .unless(PerformanceLaw::mortgageesNotTold)
                                .unless(PerformanceLaw::seized),
                CaseAct.TAKE_INTO_RESERVE,
                        ActLaw.free()
                                .unless(PerformanceLaw::notReturned)
                                .unless(PerformanceLaw::seized)
                                .with(on -> List.of(ActField.code(CaseField.USE, Choice.all(ReclaimedUse.values()))
                                        .must())));
    }

    private static @Nullable Refusal nothingOwed(CaseSituation now) {
        return now.course().feeOwed() == null ? Refusal.of(Obstacle.NOTHING_OWED, now.clause("art. 17")) : null;
    }

    private static List<ActField> payment(CaseSituation now) {
        DecisionRound fee = now.course().feeOwed();
        return List.of(
                ActField.money(CaseField.AMOUNT_WAN).must().from(fee == null ? null : fee.owedWan()),
                ActField.text(CaseField.RECEIPT_NO).must());
    }

    private static @Nullable Refusal amount(CaseSituation now, ActFact fact) {
        DecisionRound fee = now.course().feeOwed();
        BigDecimal paid = fact.decimal(CaseField.AMOUNT_WAN);
        if (fee == null || paid == null) {
            return null;
        }
        return paid.signum() > 0 && paid.compareTo(fee.owedWan()) <= 0
                ? null
                : Refusal.at(CaseField.AMOUNT_WAN, Obstacle.TOO_MUCH_PAID, now.clause("art. 17"), paid, fee.owedWan());
    }

    private static @Nullable Refusal performed(CaseSituation now) {
        LocalDate day = now.course().round().performedOn();
        return day == null ? null : Refusal.of(Obstacle.PERFORMED, now.clause("art. 17"), day);
    }

    private static @Nullable Refusal performanceRuns(CaseSituation now) {
        LocalDate served = now.course().round().servedOn;
        return served == null || now.isOver(DeadlineCode.PERFORM, served)
                ? null
                : Refusal.of(
                        Obstacle.PERFORMANCE_RUNS,
                        now.rule(DeadlineCode.PERFORM).clause(),
                        now.due(DeadlineCode.PERFORM, served).dueOn());
    }

    private static List<ActField> demand(CaseSituation now) {
        LocalDate served = now.course().round().servedOn;
        LocalDate first = served == null
                ? null
                : now.due(DeadlineCode.PERFORM, served).dueOn().plusDays(1);
        return List.of(
                ActField.date(CaseField.SERVED_ON, first, now.on()).must().from(now.on()),
                ActField.text(CaseField.DOCUMENT_NO));
    }

    private static @Nullable Refusal pending(CaseSituation now) {
        return now.course().round().contested() ? Refusal.of(Obstacle.CONTEST_PENDING, now.clause("art. 18")) : null;
    }

    private static @Nullable Refusal contestable(CaseSituation now) {
        LocalDate last = ContestLaw.finalAfter(now);
        if (last == null) {
            return pending(now);
        }
        return now.on().isAfter(last)
                ? null
                : Refusal.of(
                        Obstacle.CONTEST_RUNS,
                        now.clause("art. 18") + "; "
                                + now.rule(DeadlineCode.SUIT).clause(),
                        last);
    }

    private static @Nullable Refusal tooLate(CaseSituation now) {
        LocalDate last = ContestLaw.finalAfter(now);
        if (last == null || !now.isOver(DeadlineCode.ENFORCEMENT, last)) {
            return null;
        }
        return Refusal.of(
                Obstacle.ENFORCEMENT_TOO_LATE,
                now.rule(DeadlineCode.ENFORCEMENT).clause(),
                now.due(DeadlineCode.ENFORCEMENT, last).dueOn());
    }

    private static @Nullable Refusal notDemanded(CaseSituation now) {
        LocalDate served = now.course().round().demandServedOn;
        DeadlineRule rule = now.rule(DeadlineCode.DEMAND);
        if (served == null) {
            return Refusal.of(Obstacle.NO_DEMAND, rule.clause());
        }
        return now.isOver(DeadlineCode.DEMAND, served)
                ? null
                : Refusal.of(
                        Obstacle.DEMAND_RUNS,
                        rule.clause(),
                        now.due(DeadlineCode.DEMAND, served).dueOn());
    }

    /** A reclaim is copied to the creditors before it touches their right. */
    private static @Nullable Refusal mortgageesNotTold(CaseSituation now) {
        return now.course().round().kind == DecisionKind.RECLAIM ? AgreementLaw.mortgageesNotTold(now) : null;
    }

    private static @Nullable Refusal seized(CaseSituation now) {
        List<String> courts = now.inForce(Encumbrance.Kind.SEIZURE);
        return courts.isEmpty() ? null : Refusal.of(Obstacle.SEIZED, "法发〔2004〕5号 art. 22", String.join("、", courts));
    }

    private static @Nullable Refusal notReturned(CaseSituation now) {
        PlanTerms plan = now.course().plan;
        boolean agreed = plan != null && plan.returnsLand() && now.course().executedOn != null;
        return now.stage() != CaseStage.EXECUTING || agreed
                ? null
                : Refusal.of(Obstacle.LAND_NOT_RETURNED, now.clause("art. 19"));
    }
}
