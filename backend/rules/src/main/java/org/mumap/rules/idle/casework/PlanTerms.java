package org.mumap.rules.idle.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.DisposalMeans;

/**
 * What a disposal plan agrees.
 *
 * @param means the means of art. 12
 * @param extendFromOn D1: day from which the extension is counted
 * @param startOn newly agreed start
 * @param completionOn newly agreed completion
 * @param useFromOn D3: first day of the temporary use
 * @param useToOn D3: its last day
 */
public record PlanTerms(
        DisposalMeans means,
        @Nullable LocalDate extendFromOn,
        @Nullable LocalDate startOn,
        @Nullable LocalDate completionOn,
        @Nullable LocalDate useFromOn,
        @Nullable LocalDate useToOn) {

    static PlanTerms of(ActFact fact) {
        return new PlanTerms(
                DisposalMeans.valueOf(fact.get(CaseField.MEANS)),
                fact.day(CaseField.EXTEND_FROM_ON),
                fact.day(CaseField.START_ON),
                fact.day(CaseField.COMPLETION_ON),
                fact.day(CaseField.USE_FROM_ON),
                fact.day(CaseField.USE_TO_ON));
    }

    /** True if the means is carried out by an agreement that supplements the contract; D4 ends the contract instead, D6 may be anything. */
    boolean needsSupplement() {
        return means != DisposalMeans.D4 && means != DisposalMeans.D6;
    }

    /** True if the land goes back to the government. */
    boolean returnsLand() {
        return means == DisposalMeans.D4;
    }
}
