package org.mumap.rules.progress;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What a project reports for a month.
 *
 * @param month the month
 * @param doneWan investment done in this month alone, 万元; null = the report names no amount, which counts as no report
 */
public record MonthlyReport(YearMonth month, @Nullable BigDecimal doneWan) {}
