package org.mumap.server.project;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.progress.Lamp;
import org.mumap.rules.progress.NodeProgress;
import org.mumap.rules.progress.ProgressBasis;
import org.mumap.rules.progress.ProgressVerdict;

/**
 * A project's progress as it is answered and kept: the verdict with its words in a language.
 *
 * @param annualPlanWan planned for the year, 万元; null without a plan
 * @param doneWan done in the months that count, 万元
 * @param doneShare done ÷ annual plan
 * @param timeShare share of the year
 * @param lagPoints 100 × (done − time), positive = ahead
 * @param lamp the lamp
 * @param rule rule set that set it
 * @param basis how time was counted
 * @param missing counted months without a report, {@code 2025-06}
 * @param nodes the steps
 * @param asOf day judged
 * @param warnings what is odd in the plan, in words
 * @param explanation how it was judged, in words
 */
public record ProgressAnswer(
        @Nullable BigDecimal annualPlanWan,
        BigDecimal doneWan,
        @Nullable BigDecimal doneShare,
        @Nullable BigDecimal timeShare,
        @Nullable BigDecimal lagPoints,
        Lamp lamp,
        String rule,
        ProgressBasis basis,
        List<String> missing,
        List<NodeProgress> nodes,
        LocalDate asOf,
        List<String> warnings,
        List<String> explanation) {

    /** The verdict in a language. */
    public static ProgressAnswer of(ProgressVerdict verdict, Locale language) {
        MessageTexts texts = MessageTexts.of(language);
        return new ProgressAnswer(
                verdict.annualPlanWan(),
                verdict.doneWan(),
                verdict.doneShare(),
                verdict.timeShare(),
                verdict.lagPoints(),
                verdict.lamp(),
                verdict.rule(),
                verdict.basis(),
                verdict.missing().stream().map(YearMonth::toString).toList(),
                verdict.nodes(),
                verdict.asOf(),
                texts.renderAll(verdict.warnings()),
                texts.renderAll(verdict.explanation()));
    }
}
