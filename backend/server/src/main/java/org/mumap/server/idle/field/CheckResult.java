package org.mumap.server.idle.field;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.problem.Problem;

/**
 * What an inspector saw.
 *
 * @param observedOn day of the visit
 * @param started whether 动工开发 (53号令 art. 30) was seen to have begun; null = not looked at
 * @param startedOn day it began; needed with {@code started} the first time
 * @param stoppedOn last day of construction when the site lies still, null = working
 * @param developedM2 area developed, m²
 * @param shouldDevelopM2 area that should be developed, m²
 * @param investedWan invested without land price and taxes, 万元
 * @param completedOn 竣工, or null
 * @param note in words
 * @param lon where the inspector stood (EPSG:4490), or null
 * @param lat the same
 * @param evidence numbers of the photos
 */
public record CheckResult(
        LocalDate observedOn,
        @Nullable Boolean started,
        @Nullable LocalDate startedOn,
        @Nullable LocalDate stoppedOn,
        @Nullable BigDecimal developedM2,
        @Nullable BigDecimal shouldDevelopM2,
        @Nullable BigDecimal investedWan,
        @Nullable LocalDate completedOn,
        @Nullable String note,
        @Nullable Double lon,
        @Nullable Double lat,
        List<Long> evidence) {

    /** Refuses what cannot have been seen. */
    void check(LocalDate today) {
        if (observedOn.isAfter(today)) {
            throw Problem.badRequest("day-in-future", observedOn);
        }
        for (LocalDate day : new LocalDate[] {startedOn, stoppedOn, completedOn}) {
            if (day != null && day.isAfter(observedOn)) {
                throw Problem.badRequest("check-after-visit", day, observedOn);
            }
        }
        if (Boolean.FALSE.equals(started) && (startedOn != null || stoppedOn != null || completedOn != null)) {
            throw Problem.badRequest("check-not-started");
        }
        for (BigDecimal number : new BigDecimal[] {developedM2, shouldDevelopM2, investedWan}) {
            if (number != null && number.signum() < 0) {
                throw Problem.badRequest("check-negative", number.toPlainString());
            }
        }
    }

    /** The row of {@code site_states} it becomes. */
    Map<String, Object> siteState(String parcelCode) {
        Map<String, Object> row = new HashMap<>();
        row.put("parcel_code", parcelCode);
        row.put("observed_on", observedOn);
        put(row, "started_on", startedOn);
        put(row, "stopped_on", stoppedOn);
        put(row, "developed_m2", developedM2);
        put(row, "should_develop_m2", shouldDevelopM2);
        put(row, "invested_wan", investedWan);
        put(row, "completed_on", completedOn);
        if (!evidence.isEmpty()) {
            row.put(
                    "evidence",
                    String.join(", ", evidence.stream().map(String::valueOf).toList()));
        }
        return row;
    }

    private static void put(Map<String, Object> row, String column, @Nullable Object value) {
        if (value != null) {
            row.put(column, value);
        }
    }
}
