package org.mumap.rules.supply;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The chain on a day.
 *
 * @param asOf the day
 * @param batches one row per batch approved by then, newest first
 * @param byTown the same areas by town, by name; {@link #OUTSIDE} holds what lies in no known town
 * @param total the sum of either
 * @param recent the sum of the batches of the years the rate is looked at
 * @param rateBelowWatch whether the supply rate of those years is below the watched one
 * @param quotas quotas by plan year and use
 * @param ruleSet the watch values used
 */
public record SupplyTable(
        LocalDate asOf,
        List<Batch> batches,
        Map<String, SupplyRow> byTown,
        SupplyRow total,
        SupplyRow recent,
        boolean rateBelowWatch,
        List<QuotaRow> quotas,
        SupplyRuleSet ruleSet) {

    /** Name of the row of what lies in no known town. */
    public static final String OUTSIDE = "";

    /**
     * A batch.
     *
     * @param batch the approval
     * @param row its areas
     * @param beyondM2 area of its supplied parcels beyond what was approved: a sign that shapes or figures are wrong
     * @param lapsesOn day from which the approval lapses if nothing was supplied; null once something was
     * @param parcels how many parcels were supplied in it
     */
    public record Batch(
            ApprovalBatch batch,
            SupplyRow row,
            BigDecimal beyondM2,
            @Nullable LocalDate lapsesOn,
            int parcels) {}

    /**
     * Quotas of a plan year and a use against the approvals that used them.
     *
     * @param year plan year
     * @param use use, null for quotas given for any
     * @param issuedM2 issued
     * @param usedM2 approved in that year for that use
     * @param leftM2 issued less used; negative = overdrawn
     */
    public record QuotaRow(int year, @Nullable String use, BigDecimal issuedM2, BigDecimal usedM2, BigDecimal leftM2) {}
}
