package org.mumap.rules.idle;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contract that rules one phase of a parcel on a day.
 *
 * @param phase number of the phase
 * @param contract the original contract or allocation decision; its price is the one a fee is taken of
 * @param baseStartOn the start agreed by now, supplements and the delivery rule of art. 22 included; null when there is none
 */
public record LandTerms(
        int phase, IdleContract contract, @Nullable LocalDate baseStartOn) {

    /** The terms of each phase signed by this day, ascending by phase; empty when nothing was signed. */
    public static List<LandTerms> list(IdleFacts facts, LocalDate asOf) {
        return ContractReader.read(facts, asOf).stream()
                .map(terms -> new LandTerms(terms.phase(), terms.contract(), terms.baseStartOn()))
                .toList();
    }
}
