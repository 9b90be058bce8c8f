package org.mumap.rules.idle.signal;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.mumap.rules.idle.IdleFacts;
import org.mumap.rules.idle.IdleFinding;

/**
 * A suspicion of the idle rule that was looked into and found wrong.
 *
 * @param finding which
 * @param clearedOn when
 * @param reason why, in words
 */
public record FindingClearance(IdleFinding finding, LocalDate clearedOn, String reason) {

    /**
     * True while the clearance keeps the parcel off the list: the rule still says the same, and no contract, supplement, inspection or
     * excluded period dated after the clearance is known by this day. That more time has passed is no new fact.
     */
    public boolean holds(IdleFacts facts, IdleFinding now, LocalDate asOf) {
        if (now != finding || clearedOn.isAfter(asOf)) {
            return false;
        }
        Stream<LocalDate> contracts = facts.contracts().stream().flatMap(contract -> {
            LocalDate approved = contract.approvedOn();
            return approved == null ? Stream.of(contract.signedOn()) : Stream.of(contract.signedOn(), approved);
        });
        Stream<LocalDate> sites = facts.siteStates().stream().map(state -> state.observedOn());
        Stream<LocalDate> periods = facts.excludedPeriods().stream().map(period -> period.fromOn());
        return Stream.of(contracts, sites, periods)
                .flatMap(days -> days)
                .noneMatch(day -> day.isAfter(clearedOn) && !day.isAfter(asOf));
    }
}
