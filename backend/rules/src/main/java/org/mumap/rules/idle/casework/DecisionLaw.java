package org.mumap.rules.idle.casework;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Art. 14: the fee of 20 % of the price after one year, the reclaim without compensation after two. */
final class DecisionLaw {

    private DecisionLaw() {}

    static Map<CaseAct, ActLaw> laws() {
        return Map.of(
                CaseAct.DECIDE_FEE,
                        ActLaw.free()
                                .unless(now -> otherDecision(now, DecisionKind.FEE))
                                .unless(DecisionLaw::noBase)
                                .with(now -> List.of(ActField.money(CaseField.AMOUNT_WAN)
                                        .must()
                                        .from(FeeSheet.of(now).feeWan())))
                                .weighed(DecisionLaw::amount),
                CaseAct.DECIDE_RECLAIM,
                        ActLaw.free()
                                .unless(now -> otherDecision(now, DecisionKind.RECLAIM))
                                .unless(InvestigationLaw::unrecordedWorks)
                                .unless(HearingLaw::reclaimRefused));
    }

    static @Nullable Refusal otherDecision(CaseSituation now, DecisionKind kind) {
        DecisionKind prepared = now.course().round().kind;
        return prepared == kind ? null : Refusal.of(Obstacle.OTHER_DECISION, now.clause("art. 15"), prepared);
    }

    private static @Nullable Refusal noBase(CaseSituation now) {
        FeeSheet sheet = FeeSheet.of(now);
        return sheet.feeWan() == null
                ? Refusal.of(
                        Obstacle.NO_FEE_BASE,
                        now.clause("art. 14(1)"),
                        sheet.missing().get(0))
                : null;
    }

    private static @Nullable Refusal amount(CaseSituation now, ActFact fact) {
        BigDecimal right = FeeSheet.of(now).feeWan();
        BigDecimal given = fact.decimal(CaseField.AMOUNT_WAN);
        return right == null || given == null || given.compareTo(right) == 0
                ? null
                : Refusal.at(CaseField.AMOUNT_WAN, Obstacle.WRONG_NUMBER, now.clause("art. 14(1)"), given, right);
    }
}
