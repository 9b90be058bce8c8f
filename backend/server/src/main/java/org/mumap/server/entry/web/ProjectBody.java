package org.mumap.server.entry.web;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.threshold.ControlTable.Control;
import org.mumap.rules.threshold.ProjectOffer;
import org.mumap.rules.threshold.ThresholdIndicator;
import org.mumap.server.entry.Admissions;
import org.mumap.server.entry.EntryThresholds;
import org.mumap.server.problem.Problem;

/**
 * A project to be tested, as JSON; null = not stated.
 *
 * @param name name of the project
 * @param year year of the returns behind the threshold
 * @param industryScheme edition of the industry code
 * @param industry industry code
 * @param park park it wants to enter
 * @param floors set of policy floors
 * @param thresholdId kept threshold to use
 * @param thresholds thresholds to use instead, 万元 per mu by indicator
 * @param areaMu land it asks for, mu
 * @param investmentWan fixed assets with the land price, 万元
 * @param taxWan tax of a year at full production, 万元
 * @param outputWan output of a year at full production, 万元
 * @param jobs staff
 * @param rdShare research spending over revenue, 0 to 1
 * @param energyTce energy of a year, tons of coal equivalent
 * @param environmentCleared whether the environmental review lets it stand here
 * @param notRestricted whether its trade is outside the lists of restricted ones
 * @param plotRatio 容积率
 * @param buildingCoefficient 建筑系数, 0 to 1
 * @param officeLandShare 行政办公及生活服务设施用地比重, 0 to 1
 * @param officeFloorShare its share of the floor space, 0 to 1
 */
record ProjectBody(
        @Nullable String name,
        @Nullable Integer year,
        @Nullable String industryScheme,
        @Nullable String industry,
        @Nullable String park,
        @Nullable String floors,
        @Nullable String thresholdId,
        @Nullable Map<ThresholdIndicator, BigDecimal> thresholds,
        @Nullable BigDecimal areaMu,
        @Nullable BigDecimal investmentWan,
        @Nullable BigDecimal taxWan,
        @Nullable BigDecimal outputWan,
        @Nullable BigDecimal jobs,
        @Nullable BigDecimal rdShare,
        @Nullable BigDecimal energyTce,
        @Nullable Boolean environmentCleared,
        @Nullable Boolean notRestricted,
        @Nullable BigDecimal plotRatio,
        @Nullable BigDecimal buildingCoefficient,
        @Nullable BigDecimal officeLandShare,
        @Nullable BigDecimal officeFloorShare) {

    private static final BigDecimal MOST_MU = new BigDecimal("1000000");

    /** The request, for a park or everything in scope. */
    Admissions.Request request(@Nullable String inPark) {
        BigDecimal area = areaMu;
        if (area == null) {
            throw Problem.badRequest("field-needed", "areaMu");
        }
        if (area.signum() <= 0 || area.compareTo(MOST_MU) > 0) {
            throw Problem.badRequest("unreadable-parameter", "areaMu", area);
        }
        return new Admissions.Request(
                name,
                new EntryThresholds.Asked(year, industry, inPark, floors, null, null),
                industryScheme,
                industry,
                id(thresholdId),
                thresholds == null ? Map.of() : thresholds,
                new ProjectOffer(
                        area,
                        investmentWan,
                        taxWan,
                        outputWan,
                        jobs,
                        rdShare,
                        energyTce,
                        environmentCleared,
                        notRestricted),
                stated());
    }

    private Map<Control, BigDecimal> stated() {
        Map<Control, BigDecimal> stated = new EnumMap<>(Control.class);
        put(stated, Control.PLOT_RATIO, plotRatio);
        put(stated, Control.BUILDING_COEFFICIENT, buildingCoefficient);
        put(stated, Control.OFFICE_LAND_SHARE, officeLandShare);
        put(stated, Control.OFFICE_FLOOR_SHARE, officeFloorShare);
        return stated;
    }

    private static void put(Map<Control, BigDecimal> stated, Control control, @Nullable BigDecimal value) {
        if (value != null) {
            stated.put(control, value);
        }
    }

    private static @Nullable Long id(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,18}")) {
            throw Problem.notFound("no-such-threshold", text);
        }
        return Long.valueOf(text);
    }
}
