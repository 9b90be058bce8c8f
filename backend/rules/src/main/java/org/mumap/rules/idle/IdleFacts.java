package org.mumap.rules.idle;

import java.util.List;

/**
 * Everything the ledger knows about one parcel that matters for idleness. Rows dated later than the day judged may be among them; the
 * rule does not look at them. The order of the lists does not matter.
 *
 * @param parcelCode code of the parcel
 * @param contracts contracts and supplements
 * @param siteStates inspections
 * @param excludedPeriods times that are not the holder's
 * @param legal acts of the case, if there is one
 * @param ruleSet the constants to judge by
 */
public record IdleFacts(
        String parcelCode,
        List<IdleContract> contracts,
        List<SiteState> siteStates,
        List<ExcludedPeriod> excludedPeriods,
        List<LegalState> legal,
        IdleRuleSet ruleSet) {

    public IdleFacts {
        contracts = List.copyOf(contracts);
        siteStates = List.copyOf(siteStates);
        excludedPeriods = List.copyOf(excludedPeriods);
        legal = List.copyOf(legal);
    }

    /** Facts judged by the national constants. */
    public static IdleFacts national(
            String parcelCode,
            List<IdleContract> contracts,
            List<SiteState> siteStates,
            List<ExcludedPeriod> excludedPeriods,
            List<LegalState> legal) {
        return new IdleFacts(parcelCode, contracts, siteStates, excludedPeriods, legal, IdleRuleSet.NATIONAL_2012);
    }
}
