package org.mumap.rules.idle.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One round towards a decision of art. 14: the notice of the right to a hearing, the hearing, the approval, the decision, and what the
 * holder does about it. A case has one round for the fee and, after the second year, one for the reclaim.
 */
final class DecisionRound {

    final DecisionKind kind;
    final CaseStage begunIn;

    @Nullable
    LocalDate noticeServedOn;

    @Nullable
    LocalDate requestedOn;

    @Nullable
    LocalDate heldOn;

    @Nullable
    LocalDate waivedOn;

    @Nullable
    LocalDate approvedOn;

    @Nullable
    LocalDate decidedOn;

    @Nullable
    LocalDate servedOn;

    @Nullable
    LocalDate demandServedOn;

    @Nullable
    LocalDate appliedOn;

    @Nullable
    LocalDate deregisteredOn;

    @Nullable
    LocalDate paidOn;

    @Nullable
    Contest contest;

    BigDecimal amountWan = BigDecimal.ZERO;
    BigDecimal paidWan = BigDecimal.ZERO;

    DecisionRound(DecisionKind kind, CaseStage begunIn) {
        this.kind = kind;
        this.begunIn = begunIn;
    }

    boolean paidInFull() {
        return paidWan.compareTo(amountWan) >= 0;
    }

    BigDecimal owedWan() {
        return amountWan.subtract(paidWan);
    }

    boolean contested() {
        Contest fight = contest;
        return fight != null && fight.pending();
    }

    boolean revoked() {
        Contest fight = contest;
        return fight != null && fight.ruling() == ContestRuling.REVOKED;
    }

    /** The day the decision was obeyed. */
    @Nullable
    LocalDate performedOn() {
        return kind == DecisionKind.FEE ? paidOn : deregisteredOn;
    }
}
