package org.mumap.server.project;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.progress.Lamp;

/**
 * A project in the list: where it is, how it stands, and whose job it is.
 *
 * @param projectCode its code
 * @param name its name
 * @param town the town it lies in
 * @param parkCode the park it lies in
 * @param stage stage (domain 6.1)
 * @param kind 新开工, 续建, 竣工 or 预备
 * @param lamp its lamp
 * @param lagPoints points ahead (positive) or behind (negative); null without a plan
 * @param doneShare done ÷ annual plan
 * @param timeShare share of the year
 * @param annualPlanWan planned for the year, 万元
 * @param doneWan done, 万元
 * @param leader 包保领导
 * @param chief 首席责任人
 * @param leadUnit lead unit
 * @param steward steward
 * @param phone phone
 * @param point longitude and latitude of the entrance, else of a point on the site
 * @param signedOn signed on
 * @param totalInvestmentWan total investment, 万元
 * @param rule rule set that set the lamp
 */
public record ProjectStanding(
        String projectCode,
        String name,
        @Nullable String town,
        @Nullable String parkCode,
        String stage,
        @Nullable String kind,
        Lamp lamp,
        @Nullable BigDecimal lagPoints,
        @Nullable BigDecimal doneShare,
        @Nullable BigDecimal timeShare,
        @Nullable BigDecimal annualPlanWan,
        @Nullable BigDecimal doneWan,
        @Nullable String leader,
        @Nullable String chief,
        @Nullable String leadUnit,
        @Nullable String steward,
        @Nullable String phone,
        @Nullable List<Double> point,
        @Nullable LocalDate signedOn,
        @Nullable BigDecimal totalInvestmentWan,
        String rule) {

    private static final List<Lamp> WORST = List.of(Lamp.RED, Lamp.YELLOW, Lamp.GREEN, Lamp.GREY);

    /** Red first, the furthest behind first; what cannot be judged comes last. */
    static final Comparator<ProjectStanding> WORST_FIRST = Comparator.comparingInt(
                    (ProjectStanding project) -> WORST.indexOf(project.lamp()))
            .thenComparing(ProjectStanding::lagPoints, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(ProjectStanding::projectCode);
}
