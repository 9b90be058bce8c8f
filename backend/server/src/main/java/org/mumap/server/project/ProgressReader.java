package org.mumap.server.project;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.progress.AnnualPlan;
import org.mumap.rules.progress.MonthlyReport;
import org.mumap.rules.progress.ProgressFacts;
import org.mumap.rules.progress.ProjectNode;
import org.mumap.server.ledger.Fact;
import org.mumap.server.ledger.Facts;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads plans, reports and steps of projects from the ledger, with the rights of the {@link JdbcClient} handed in. */
@Component
class ProgressReader {

    /** Steps as they follow each other in the plan. */
    private static final Comparator<ProjectNode> IN_TIME = Comparator.comparing(
                    ProjectNode::plannedTo, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(ProjectNode::plannedFrom, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(ProjectNode::node);

    private final Facts facts;

    ProgressReader(Facts facts) {
        this.facts = facts;
    }

    /** What the rule needs of these projects; one entry per code, empty where nothing is recorded. */
    Map<String, ProgressFacts> read(JdbcClient jdbc, Collection<String> codes, Times times) {
        Map<String, List<AnnualPlan>> plans = read(jdbc, "project_plans", codes, times, ProgressReader::plan);
        Map<String, List<MonthlyReport>> reports = read(jdbc, "progress_reports", codes, times, ProgressReader::report);
        Map<String, List<ProjectNode>> nodes = read(jdbc, "project_nodes", codes, times, ProgressReader::node);
        Map<String, ProgressFacts> byCode = new HashMap<>();
        for (String code : codes) {
            byCode.put(
                    code,
                    new ProgressFacts(
                            code,
                            plans.getOrDefault(code, List.of()),
                            reports.getOrDefault(code, List.of()),
                            nodes.getOrDefault(code, List.of()).stream()
                                    .sorted(IN_TIME)
                                    .toList()));
        }
        return byCode;
    }

    private <T> Map<String, List<T>> read(
            JdbcClient jdbc, String kind, Collection<String> codes, Times times, Function<Fact, T> read) {
        return facts.list(jdbc, Kinds.get(kind), "project_code", codes, times).stream()
                .collect(Collectors.groupingBy(
                        fact -> fact.requiredText("project_code"), Collectors.mapping(read, Collectors.toList())));
    }

    private static AnnualPlan plan(Fact fact) {
        BigDecimal annual = fact.number("annual_plan_wan");
        return new AnnualPlan(
                Integer.parseInt(fact.requiredText("year")),
                annual,
                month(fact.text("month")),
                fact.number("planned_wan"));
    }

    /** {@code 6}, {@code 06} or {@code 2025-06}; null on the row of the year. */
    private static @Nullable Integer month(@Nullable String text) {
        return text == null || text.isBlank() ? null : Integer.valueOf(text.substring(text.indexOf('-') + 1));
    }

    private static MonthlyReport report(Fact fact) {
        return new MonthlyReport(YearMonth.parse(fact.requiredText("month")), fact.number("done_wan"));
    }

    private static ProjectNode node(Fact fact) {
        return new ProjectNode(
                fact.requiredText("node"),
                fact.date("planned_from"),
                fact.date("planned_to"),
                fact.date("actual_from"),
                fact.date("actual_to"),
                fact.text("unit"),
                fact.text("person"));
    }
}
