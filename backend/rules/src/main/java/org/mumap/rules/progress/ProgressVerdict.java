package org.mumap.rules.progress;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/**
 * A project ahead or behind on a day.
 *
 * @param projectCode the project
 * @param asOf the day judged
 * @param annualPlanWan planned for the year, 万元; null without a plan
 * @param doneWan done in the months that count, 万元
 * @param doneShare done ÷ annual plan, 8 decimals HALF_UP; null without a plan
 * @param timeShare share of the year, 8 decimals HALF_UP; null without a plan
 * @param lagPoints 100 × (done − time) of the unrounded shares, 6 decimals HALF_UP, positive = ahead; null without a plan
 * @param lamp the lamp
 * @param rule id of the rule set that set it
 * @param basis how time was counted
 * @param missing months that count and have no report
 * @param warnings what is odd in the plan
 * @param explanation the conclusion first, then the numbers
 * @param nodes the steps, in the order given
 */
public record ProgressVerdict(
        String projectCode,
        LocalDate asOf,
        @Nullable BigDecimal annualPlanWan,
        BigDecimal doneWan,
        @Nullable BigDecimal doneShare,
        @Nullable BigDecimal timeShare,
        @Nullable BigDecimal lagPoints,
        Lamp lamp,
        String rule,
        ProgressBasis basis,
        List<YearMonth> missing,
        List<Message> warnings,
        List<Message> explanation,
        List<NodeProgress> nodes) {}
