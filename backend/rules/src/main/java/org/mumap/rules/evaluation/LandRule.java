package org.mumap.rules.evaluation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How land is counted.
 *
 * @param dateRule on which day
 * @param unit who is evaluated
 * @param tenantAloneFromMu with {@link Unit#PARCEL_SHARED}: a tenant with as much land is evaluated alone, mu; null = never (遂昌)
 */
public record LandRule(
        DateRule dateRule, Unit unit, @Nullable BigDecimal tenantAloneFromMu) {

    /** Net land on 31 December, each firm alone. */
    public static final LandRule YEAR_END = new LandRule(DateRule.YEAR_END, Unit.FIRM, null);

    /** On which day land counts. */
    public enum DateRule {
        /** Held on 31 December. */
        YEAR_END,
        /** Mean of what was held on the last day of each of the twelve months. */
        MONTH_WEIGHTED
    }

    /** Who is evaluated. */
    public enum Unit {
        /** Each firm. */
        FIRM,
        /** Owner and tenants of a parcel together; all share the result. */
        PARCEL_SHARED
    }
}
