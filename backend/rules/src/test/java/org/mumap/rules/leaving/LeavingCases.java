package org.mumap.rules.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.mumap.rules.CaseFile;
import org.mumap.rules.CaseFile.Row;

/** FEATURE UNDER TEST: low efficiency and the three roads; see {@code cases/leaving}. */
class LeavingCases {

    private static final EfficiencyRules RULES = new EfficiencyRules(
            Map.of(
                    LowReason.UNFINISHED, line("1"),
                    LowReason.OVERDUE_COMPLETION, line("2"),
                    LowReason.NO_PRODUCTION, line("2"),
                    LowReason.LOW_YIELD, line("5"),
                    LowReason.BELOW_CONTRACT, line("1"),
                    LowReason.LOW_INVESTMENT, line("0.5"),
                    LowReason.LEASED_OUT, line("0.5")),
            2,
            2);

    private static EfficiencyRules.Line line(String value) {
        return new EfficiencyRules.Line(new BigDecimal(value), LocalDate.of(2025, 1, 1), null, "test");
    }

    @TestFactory
    Stream<DynamicContainer> leaving() {
        return CaseFile.chapters("leaving", one -> {
            if (one.has("land")) {
                low(one);
            } else if (one.has("promises")) {
                promises(one);
            } else if (one.has("terms")) {
                terms(one);
            } else {
                roads(one);
            }
        });
    }

    private static void low(Row one) {
        one.knows("id", "title", "as_of", "land", "road", "readings");
        LowEfficiency found = LowEfficiencyRule.judge(land(one.row("land")), RULES, one.date("as_of"));
        assertThat(found.road().name()).isEqualTo(one.text("road"));
        Map<String, Object> readings = new LinkedHashMap<>();
        found.readings().forEach(reading -> readings.put(reading.reason().name(), reading));
        one.row("readings")
                .values()
                .forEach((reason, expected) -> CaseFile.assertHolds(reason, expected, readings.get(reason)));
        if (one.has("readings") && one.row("readings").values().isEmpty()) {
            assertThat(readings).isEmpty();
        }
    }

    private static LandFacts land(Row row) {
        row.knows(
                "mu",
                "idle",
                "agreed_completion_on",
                "agreed",
                "agreed_tax",
                "observed_on",
                "stopped_on",
                "completed_on",
                "production_on",
                "should",
                "developed",
                "invested",
                "years",
                "held",
                "leased_out",
                "tenants");
        return new LandFacts(
                "L1",
                row.decimal("mu"),
                true,
                row.yes("idle"),
                row.date("agreed_completion_on"),
                row.decimal("agreed"),
                row.decimal("agreed_tax"),
                row.date("observed_on"),
                row.date("stopped_on"),
                row.date("completed_on"),
                row.date("production_on"),
                row.decimal("should"),
                row.decimal("developed"),
                row.decimal("invested"),
                row.rows("years").stream()
                        .map(year -> new LandFacts.YearOfLand(
                                year.integer("year"), year.decimal("mu"), year.decimal("tax"), year.decimal("tax")))
                        .toList(),
                row.has("held") ? row.decimal("held") : BigDecimal.ZERO,
                row.has("leased_out") ? row.decimal("leased_out") : BigDecimal.ZERO,
                row.has("tenants") ? row.integer("tenants") : 0,
                0);
    }

    private static void terms(Row one) {
        one.knows("id", "title", "as_of", "land_m2", "papers", "terms");
        ContractTerms terms = ContractTerms.of(
                one.rows("papers").stream().map(LeavingCases::paper).toList(),
                one.decimal("land_m2"),
                one.date("as_of"));
        CaseFile.assertHolds("terms", one.values().get("terms"), terms);
    }

    private static ContractTerms.Paper paper(Row row) {
        row.knows(
                "no",
                "phase",
                "supplements",
                "signed_on",
                "approved_on",
                "means",
                "m2",
                "start_on",
                "completion_on",
                "investment",
                "investment_per_mu",
                "tax",
                "output",
                "plot_ratio");
        LocalDate signed = row.date("signed_on");
        assertThat(signed).isNotNull();
        return new ContractTerms.Paper(
                row.text("no"),
                row.has("phase") ? row.integer("phase") : 1,
                row.text("supplements"),
                signed,
                row.date("approved_on"),
                row.text("means"),
                row.decimal("m2"),
                row.date("start_on"),
                row.date("completion_on"),
                row.decimal("investment"),
                row.decimal("investment_per_mu"),
                row.decimal("tax"),
                row.decimal("output"),
                row.decimal("plot_ratio"));
    }

    private static void promises(Row one) {
        one.knows("id", "title", "as_of", "completed_on", "production_on", "promised", "actual", "promises");
        Map<String, Object> answer = new LinkedHashMap<>();
        Promise.of(
                        new Promise.Facts(
                                one.date("completed_on"),
                                one.date("production_on"),
                                values(one.row("promised")),
                                values(one.row("actual"))),
                        new Promise.Rules(new BigDecimal("0.8"), 2),
                        one.date("as_of"))
                .forEach(each -> answer.put(each.code().name(), each));
        CaseFile.assertHolds("promises", one.values().get("promises"), answer);
    }

    private static Map<Promise.Code, BigDecimal> values(Row row) {
        Map<Promise.Code, BigDecimal> values = new EnumMap<>(Promise.Code.class);
        row.values().keySet().forEach(key -> values.put(Promise.Code.valueOf(key), row.decimal(key)));
        return values;
    }

    private static void roads(Row one) {
        one.knows("id", "title", "present", "signs", "suggested", "roads");
        Row p = one.row("present").knows("mu", "tax", "output", "median_tax", "median_output");
        Set<ShellRule.Sign> signs =
                one.texts("signs").stream().map(ShellRule.Sign::valueOf).collect(Collectors.toSet());
        Roads roads = Roads.of(
                new Roads.Present(
                        p.decimal("mu"),
                        p.decimal("tax"),
                        p.decimal("output"),
                        p.decimal("median_tax"),
                        p.decimal("median_output")),
                signs);
        assertThat(roads.suggested() == null ? null : roads.suggested().name()).isEqualTo(one.text("suggested"));
        CaseFile.assertHolds("roads", one.list("roads"), roads.roads());
        List<ShellRule.Reading> readings = signs.stream()
                .map(sign -> new ShellRule.Reading(sign, ShellRule.State.HIT))
                .toList();
        assertThat(ShellRule.suspected(readings, 2)).isEqualTo(signs.size() >= 2);
    }
}
