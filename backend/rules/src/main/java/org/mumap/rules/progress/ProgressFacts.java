package org.mumap.rules.progress;

import java.util.List;

/**
 * What the ledger knows of a project's plans and reports. Rows later than the day judged may be among them.
 *
 * @param projectCode its code
 * @param plans plans of any year; the year judged is that of the day
 * @param reports monthly reports
 * @param nodes steps
 */
public record ProgressFacts(
        String projectCode, List<AnnualPlan> plans, List<MonthlyReport> reports, List<ProjectNode> nodes) {

    public ProgressFacts {
        plans = List.copyOf(plans);
        reports = List.copyOf(reports);
        nodes = List.copyOf(nodes);
    }
}
