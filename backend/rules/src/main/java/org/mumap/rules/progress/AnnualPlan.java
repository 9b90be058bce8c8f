package org.mumap.rules.progress;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One row of a project's plan: a year's total, a month's part, or both in one row.
 *
 * @param year the year
 * @param annualPlanWan the year's planned investment, 万元; null in a row that only speaks of a month
 * @param month 1–12, null in a row that only speaks of the year
 * @param plannedWan planned for this month alone, 万元
 */
public record AnnualPlan(
        int year,
        @Nullable BigDecimal annualPlanWan,
        @Nullable Integer month,
        @Nullable BigDecimal plannedWan) {}
