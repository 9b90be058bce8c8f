package org.mumap.rules.progress;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The lamps of the months of a year that have ended. A red lamp that is made good turns yellow first: for the month in which the numbers
 * are green again the project shows yellow, so that a single large report at the end of a bad spell cannot wipe it out of sight.
 */
public final class LampHistory {

    private LampHistory() {}

    /** Month by month from January of the year of {@code asOf}; empty before January has ended. */
    public static List<MonthLamp> of(ProgressFacts facts, LocalDate asOf, LampRuleSet rules) {
        List<MonthLamp> history = new ArrayList<>();
        Lamp before = Lamp.GREEN;
        for (YearMonth month = YearMonth.of(asOf.getYear(), 1);
                !month.atEndOfMonth().isAfter(asOf);
                month = month.plusMonths(1)) {
            ProgressVerdict verdict = ProgressRule.judge(facts, month.atEndOfMonth(), rules);
            boolean madeGood = before == Lamp.RED && verdict.lamp() == Lamp.GREEN;
            Lamp shown = madeGood ? Lamp.YELLOW : verdict.lamp();
            history.add(new MonthLamp(month, verdict.lagPoints(), verdict.lamp(), shown, madeGood));
            before = shown;
        }
        return List.copyOf(history);
    }
}
