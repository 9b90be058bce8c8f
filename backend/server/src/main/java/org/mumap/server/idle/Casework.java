package org.mumap.server.idle;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What casework means for the list: which parcels have an open case, where one of its days has passed, and which findings people
 * looked into and found wrong.
 *
 * @param open open cases by parcel
 * @param late parcels whose case has a day that has passed
 * @param cleared findings found wrong
 */
record Casework(Map<String, OpenCase> open, Set<String> late, ClearedFindings cleared) {

    /** No cases, and nothing cleared. */
    static final Casework NONE = new Casework(Map.of(), Set.of(), ClearedFindings.NONE);

    static Casework of(Map<String, OpenCase> open, ClearedFindings cleared, LocalDate asOf) {
        Set<String> late = open.values().stream()
                .filter(one -> one.nextDueOn() != null && one.nextDueOn().isBefore(asOf))
                .map(OpenCase::parcelCode)
                .collect(Collectors.toUnmodifiableSet());
        return new Casework(open, late, cleared);
    }

    /** Whether a parcel is asked about at all: a suspicion found wrong is not, unless people have found something on paper. */
    boolean keeps(IdleStanding standing) {
        return standing.legal() != org.mumap.rules.idle.LegalStatus.NONE || !cleared.contains(standing);
    }

    /** What the counters look at: an act of the authority is overdue when a day of the case is, or the opening itself. */
    IdleGroup group(IdleStanding standing, LocalDate asOf) {
        boolean overdue = open.containsKey(standing.parcelCode())
                ? late.contains(standing.parcelCode())
                : standing.isOpeningOverdue(asOf);
        return new IdleGroup(standing.finding(), standing.legal(), overdue);
    }
}
