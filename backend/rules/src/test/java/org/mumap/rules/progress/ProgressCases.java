package org.mumap.rules.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.mumap.rules.CaseFile;
import org.mumap.rules.CaseFile.Row;
import org.mumap.rules.Message;

/** FEATURE UNDER TEST: points ahead or behind and the lamp; see {@code cases/progress}. */
class ProgressCases {

    @TestFactory
    Stream<DynamicContainer> progress() {
        return CaseFile.chapters("progress", ProgressCases::check);
    }

    private static void check(Row one) {
        one.knows("id", "title", "why", "plans", "reports", "nodes", "on");
        ProgressFacts facts = new ProgressFacts(
                "QX-001",
                one.rows("plans").stream().map(ProgressCases::plan).toList(),
                one.rows("reports").stream().map(ProgressCases::report).toList(),
                one.rows("nodes").stream().map(ProgressCases::node).toList());
        for (Row day : one.rows("on")) {
            ProgressVerdict verdict = ProgressRule.judge(facts, day.date("asOf"), LampRuleSet.YINCHUAN_2025);
            day.values().forEach((key, expected) -> {
                String where = "on " + verdict.asOf() + " " + key;
                if ("says".equals(key)) {
                    assertThat(verdict.explanation().stream().map(Message::key))
                            .as(where)
                            .containsAll(day.texts(key));
                } else if ("published".equals(key)) {
                    assertPublished(where, day.decimal(key), verdict.lagPoints());
                } else if ("publishedShare".equals(key)) {
                    assertPublished(where, day.decimal(key), verdict.doneShare().movePointRight(2));
                } else {
                    CaseFile.assertHolds(where, Collections.singletonMap(key, expected), verdict);
                }
            });
            CaseFile.assertSayable(verdict.explanation());
            CaseFile.assertSayable(verdict.warnings());
        }
    }

    /** A figure as an office printed it: ours, rounded to as many decimals. */
    private static void assertPublished(String where, BigDecimal published, BigDecimal ours) {
        assertThat(ours.setScale(published.scale(), RoundingMode.HALF_UP))
                .as(where)
                .isEqualByComparingTo(published);
    }

    private static AnnualPlan plan(Row row) {
        row.knows("year", "annual_plan_wan", "month", "planned_wan");
        return new AnnualPlan(
                row.has("year") ? row.integer("year") : 2025,
                row.decimal("annual_plan_wan"),
                row.integer("month"),
                row.decimal("planned_wan"));
    }

    private static MonthlyReport report(Row row) {
        row.knows("month", "done_wan");
        return new MonthlyReport(YearMonth.parse(row.text("month")), row.decimal("done_wan"));
    }

    private static ProjectNode node(Row row) {
        row.knows("node", "planned_from", "planned_to", "actual_from", "actual_to", "unit", "person");
        return new ProjectNode(
                row.text("node"),
                row.date("planned_from"),
                row.date("planned_to"),
                row.date("actual_from"),
                row.date("actual_to"),
                row.text("unit"),
                row.text("person"));
    }
}
