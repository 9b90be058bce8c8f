package org.mumap.rules.idle;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** What all phases of a parcel share on the day judged. */
record ParcelReading(IdleFacts facts, LocalDate asOf, SiteReading site, Limbs limbs, LegalState legal) {

    /** Excluded periods that had begun, in order of time. */
    static List<ExcludedPeriod> visible(IdleFacts facts, LocalDate asOf) {
        return facts.excludedPeriods().stream()
                .filter(period -> !period.fromOn().isAfter(asOf))
                .sorted(Comparator.comparing(ExcludedPeriod::fromOn).thenComparing(ExcludedPeriod::toOn))
                .toList();
    }

    List<ExcludedPeriod> periods() {
        return visible(facts, asOf);
    }

    List<ExcludedPeriod> verifiedPeriods() {
        return periods().stream().filter(ExcludedPeriod::verified).toList();
    }

    IdleRuleSet rules() {
        return facts.ruleSet();
    }
}
