package org.mumap.rules.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.mumap.rules.CaseFile;
import org.mumap.rules.CaseFile.Row;
import org.mumap.rules.Message;
import org.mumap.rules.progress.ClaimRule.Claim;
import org.mumap.rules.progress.ClaimRule.Sign;
import org.mumap.rules.progress.SideLamps.Milestones;
import org.mumap.rules.progress.SideLamps.SideLamp;

/** FEATURE UNDER TEST: the lamps beside progress, the lamps' history, and claims against what can be seen; see {@code cases/lamps}. */
class LampCases {

    private static final Map<String, LampRuleSet> SETS = Stream.of(LampRuleSet.YINCHUAN_2025, LampRuleSet.TIANJIN_2022)
            .collect(Collectors.toMap(LampRuleSet::id, Function.identity()));

    @TestFactory
    Stream<DynamicContainer> lamps() {
        return CaseFile.chapters("lamps", LampCases::check);
    }

    private static void check(Row one) {
        LampRuleSet rules = SETS.get(one.text("ruleSet", "yinchuan-2025"));
        one.rows("on").forEach(day -> project(one, day, rules));
        one.rows("districts").forEach(row -> district(row, rules));
        one.rows("bonds").forEach(row -> bond(row, rules));
        one.rows("claims").forEach(row -> claim(one, row));
        if (one.has("history")) {
            ProgressFacts facts = new ProgressFacts(
                    "QX-001",
                    one.rows("plans").stream()
                            .map(plan -> new AnnualPlan(2025, plan.decimal("annual_plan_wan"), null, null))
                            .toList(),
                    one.rows("reports").stream()
                            .map(row -> new MonthlyReport(YearMonth.parse(row.text("month")), row.decimal("done_wan")))
                            .toList(),
                    List.of());
            CaseFile.assertHolds(one.text("id"), one.list("history"), LampHistory.of(facts, one.date("asOf"), rules));
        }
    }

    private static void project(Row one, Row day, LampRuleSet rules) {
        day.knows("asOf", "START", "FUNDS", "REGISTRATION", "months");
        Milestones project = new Milestones(
                one.date("planned_start_on"),
                one.date("started_on"),
                one.date("in_statistics_on"),
                one.decimal("funds_planned_wan"),
                one.decimal("funds_paid_wan"));
        LocalDate asOf = day.date("asOf");
        Map<LampMeasure, SideLamp> lamps = SideLamps.of(project, asOf, rules).stream()
                .collect(Collectors.toMap(SideLamp::measure, Function.identity()));
        for (LampMeasure measure : List.of(LampMeasure.START, LampMeasure.FUNDS, LampMeasure.REGISTRATION)) {
            if (day.has(measure.name())) {
                String shown = Optional.ofNullable(lamps.get(measure))
                        .map(lamp -> lamp.lamp().name())
                        .orElse("none");
                assertThat(shown).as("on " + asOf + " " + measure).isEqualTo(day.text(measure.name()));
            }
        }
        if (day.has("months")) {
            assertThat(lamps.get(LampMeasure.START).shortfall()).isEqualByComparingTo(day.decimal("months"));
        }
    }

    private static void district(Row row, LampRuleSet rules) {
        row.knows("growth", "plan", "mean", "lamp");
        assertThat(SideLamps.districtGrowth(row.decimal("growth"), row.decimal("plan"), row.decimal("mean"), rules))
                .as(row.values().toString())
                .isEqualTo(row.constant("lamp", Lamp.class));
    }

    private static void bond(Row row, LampRuleSet rules) {
        row.knows("issued", "ended", "issued_wan", "used_wan", "lamp", "shortfall");
        Optional<SideLamp> lamp = SideLamps.bondUse(
                row.decimal("issued_wan"),
                row.decimal("used_wan"),
                YearMonth.parse(row.text("issued")),
                YearMonth.parse(row.text("ended")),
                rules);
        assertThat(lamp.map(one -> one.lamp().name()).orElse("none"))
                .as(row.values().toString())
                .isEqualTo(row.text("lamp"));
        if (row.has("shortfall")) {
            assertThat(lamp.orElseThrow().shortfall()).isEqualByComparingTo(row.decimal("shortfall"));
        }
    }

    private static void claim(Row one, Row row) {
        List<Sign> signs = one.rows("signs").stream()
                .map(sign -> new Sign(
                        sign.constant("seen", ClaimRule.Seen.class),
                        sign.date("on"),
                        sign.decimal("share"),
                        sign.text("what")))
                .toList();
        BigDecimal total = one.decimal("total_wan");
        Claim claim = ClaimRule.judge(row.decimal("claimed_wan"), total, signs, row.date("asOf"), one.decimal("limit"));
        row.values().forEach((key, expected) -> {
            if ("says".equals(key)) {
                assertThat(claim.explanation()).extracting(Message::key).containsExactly((String) expected);
            } else if (!List.of("claimed_wan", "asOf").contains(key)) {
                CaseFile.assertHolds(
                        row.values() + " " + key, java.util.Collections.singletonMap(key, expected), claim);
            }
        });
        CaseFile.assertSayable(claim.explanation());
    }
}
