package org.mumap.server.project;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.progress.Lamp;

/**
 * Sums over projects. Shares of several projects are shares of their summed plans, so a large project weighs more.
 *
 * @param projects how many
 * @param annualPlanWan sum of the annual plans, 万元
 * @param doneWan sum of what the projects with a plan have done, 万元
 * @param doneShare done ÷ plan; null without any plan
 * @param lagPoints 100 × (done − time) ÷ plan, both summed, 4 decimals; null without any plan
 * @param byLamp how many projects show which lamp
 */
public record ProjectTotals(
        int projects,
        BigDecimal annualPlanWan,
        BigDecimal doneWan,
        @Nullable BigDecimal doneShare,
        @Nullable BigDecimal lagPoints,
        Map<Lamp, Integer> byLamp) {

    private static final int SHARE_SCALE = 8;
    private static final int POINTS_SCALE = 4;

    /**
     * A town's standing.
     *
     * @param town its name; empty for projects without one
     * @param projects how many
     * @param doneShare done ÷ plan
     * @param lagPoints points ahead or behind
     * @param red how many show red
     */
    public record Town(
            String town,
            int projects,
            @Nullable BigDecimal doneShare,
            @Nullable BigDecimal lagPoints,
            int red) {}

    /** The sums over these projects. */
    static ProjectTotals of(List<ProjectStanding> projects) {
        BigDecimal plan = BigDecimal.ZERO;
        BigDecimal done = BigDecimal.ZERO;
        BigDecimal due = BigDecimal.ZERO;
        Map<Lamp, Integer> byLamp = new EnumMap<>(Lamp.class);
        for (Lamp lamp : Lamp.values()) {
            byLamp.put(lamp, 0);
        }
        for (ProjectStanding project : projects) {
            byLamp.merge(project.lamp(), 1, Integer::sum);
            BigDecimal planned = project.annualPlanWan();
            BigDecimal time = project.timeShare();
            if (planned != null && time != null) {
                plan = plan.add(planned);
                due = due.add(planned.multiply(time));
                done = done.add(project.doneWan() == null ? BigDecimal.ZERO : project.doneWan());
            }
        }
        boolean planned = plan.signum() > 0;
        return new ProjectTotals(
                projects.size(),
                plan,
                done,
                planned ? done.divide(plan, SHARE_SCALE, RoundingMode.HALF_UP) : null,
                planned ? done.subtract(due).movePointRight(2).divide(plan, POINTS_SCALE, RoundingMode.HALF_UP) : null,
                byLamp);
    }

    /** The towns of these projects, the furthest behind first. */
    static List<Town> byTown(List<ProjectStanding> projects) {
        Map<String, List<ProjectStanding>> towns = new TreeMap<>();
        for (ProjectStanding project : projects) {
            String town = project.town() == null ? "" : project.town();
            towns.computeIfAbsent(town, name -> new java.util.ArrayList<>()).add(project);
        }
        return towns.entrySet().stream()
                .map(town -> {
                    ProjectTotals sums = of(town.getValue());
                    return new Town(
                            town.getKey(),
                            sums.projects(),
                            sums.doneShare(),
                            sums.lagPoints(),
                            sums.byLamp().getOrDefault(Lamp.RED, 0));
                })
                .sorted(java.util.Comparator.comparing(
                        Town::lagPoints, java.util.Comparator.nullsLast(java.util.Comparator.naturalOrder())))
                .toList();
    }
}
