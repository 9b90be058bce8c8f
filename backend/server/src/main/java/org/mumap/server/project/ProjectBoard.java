package org.mumap.server.project;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The funnel and the rates on a day, each number with the projects it was counted from.
 *
 * @param asOf day asked about
 * @param before day a month earlier, with which the rates are compared
 * @param knownAt instant of the ledger
 * @param funnel the steps from the first lead to full capacity
 * @param rates the rates
 */
public record ProjectBoard(LocalDate asOf, LocalDate before, Instant knownAt, List<Step> funnel, List<Rate> rates) {

    /**
     * A step of the funnel.
     *
     * @param stage code of the stage
     * @param title the stage in words
     * @param count projects that have reached it
     * @param investmentWan their total investment, 万元
     * @param projects their codes
     * @param here codes of those that have not reached the next step
     */
    public record Step(
            String stage,
            String title,
            int count,
            BigDecimal investmentWan,
            List<String> projects,
            List<String> here) {}

    /**
     * A rate.
     *
     * @param code code of the rate
     * @param formula how it is counted, in words
     * @param above what stands above the line: projects, or 万元 for funds
     * @param below what stands below it
     * @param share above ÷ below; null when nothing stands below
     * @param shareBefore the same a month earlier
     * @param changePoints percentage points of change on the month, 4 decimals; null when either is missing
     * @param counted codes of the projects above the line
     * @param lacking codes of the projects below the line only
     */
    public record Rate(
            String code,
            String formula,
            BigDecimal above,
            BigDecimal below,
            @Nullable BigDecimal share,
            @Nullable BigDecimal shareBefore,
            @Nullable BigDecimal changePoints,
            List<String> counted,
            List<String> lacking) {}
}
