package org.mumap.server.leaving;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mumap.rules.leaving.EfficiencyRules;
import org.mumap.rules.leaving.LowReason;
import org.mumap.server.ledger.StandardTable;
import org.springframework.stereotype.Component;

/** The lines of low efficiency and of shell firms, from {@code data/standard/rule_value.csv}. */
@Component
class LeavingStandards {

    private static final String LOW = "low-efficiency-default";
    private static final Map<LowReason, String> KEYS = Map.of(
            LowReason.UNFINISHED, "unfinished_stopped_years",
            LowReason.OVERDUE_COMPLETION, "overdue_completion_years",
            LowReason.NO_PRODUCTION, "no_production_years",
            LowReason.LOW_YIELD, "tax_wan_per_mu_below",
            LowReason.BELOW_CONTRACT, "contract_tax_share",
            LowReason.LOW_INVESTMENT, "contract_share_below",
            LowReason.LEASED_OUT, "leased_share");

    private final EfficiencyRules rules = read();
    private final int signs =
            StandardTable.rule("shell-default", "signs_at_least").intValueExact();

    EfficiencyRules efficiency() {
        return rules;
    }

    int signsAtLeast() {
        return signs;
    }

    private static EfficiencyRules read() {
        StandardTable.Row set = StandardTable.rows("rule_set.csv").stream()
                .filter(row -> row.text("rule_set").equals(LOW))
                .findFirst()
                .orElseThrow();
        LocalDate from = Objects.requireNonNull(set.day("effective_from"));
        List<StandardTable.Row> values = StandardTable.rows("rule_value.csv").stream()
                .filter(row -> row.text("rule_set").equals(LOW))
                .toList();
        Map<LowReason, EfficiencyRules.Line> lines = new EnumMap<>(LowReason.class);
        KEYS.forEach((reason, key) -> values.stream()
                .filter(row -> row.text("key").equals(key))
                .findFirst()
                .ifPresent(row -> lines.put(
                        reason,
                        new EfficiencyRules.Line(
                                Objects.requireNonNull(row.number("value")),
                                from,
                                set.day("effective_to"),
                                row.text("source")))));
        BigDecimal full = StandardTable.rule(LOW, "full_production_years");
        BigDecimal completed = StandardTable.rule(LOW, "completed_years");
        return new EfficiencyRules(lines, full.intValueExact(), completed.intValueExact());
    }
}
