package org.mumap.rules.progress.life;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The dated facts of a project's life. A date speaks before the stage that somebody entered; the stage speaks where the date is missing.
 *
 * @param code its code
 * @param stage stage entered
 * @param signedOn signed
 * @param plannedStartOn start of works as planned
 * @param startedOn first formal excavation (统计意义的开工)
 * @param completedOn completed
 * @param productionOn first saleable output
 * @param inStatisticsOn entered in the project base of the statistics
 * @param fundsPlannedWan funds to be paid in, 万元
 * @param fundsPaidWan funds paid in, 万元
 */
public record ProjectLife(
        String code,
        Stage stage,
        @Nullable LocalDate signedOn,
        @Nullable LocalDate plannedStartOn,
        @Nullable LocalDate startedOn,
        @Nullable LocalDate completedOn,
        @Nullable LocalDate productionOn,
        @Nullable LocalDate inStatisticsOn,
        @Nullable BigDecimal fundsPlannedWan,
        @Nullable BigDecimal fundsPaidWan) {

    /** Whether it has been given up; such a project counts nowhere. */
    public boolean terminated() {
        return stage == Stage.TERMINATED;
    }

    /** Whether it was signed by the day. */
    public boolean signed(LocalDate day) {
        return !terminated() && (isBy(signedOn, day, Stage.SIGNED) || started(day));
    }

    /** Whether works had begun by the day. */
    public boolean started(LocalDate day) {
        return !terminated() && (isBy(startedOn, day, Stage.STARTED) || completed(day));
    }

    /** Whether it was completed by the day. */
    public boolean completed(LocalDate day) {
        return !terminated() && (isBy(completedOn, day, Stage.COMPLETED) || producing(day));
    }

    /** Whether it was producing by the day. */
    public boolean producing(LocalDate day) {
        return !terminated() && isBy(productionOn, day, Stage.PRODUCING);
    }

    /** Whether it had reached full capacity, which has no date of its own: the entered stage says so. */
    public boolean full(LocalDate day) {
        return stage == Stage.FULL && producing(day);
    }

    /** Whether it was in the statistics by the day. */
    public boolean inStatistics(LocalDate day) {
        return !terminated() && inStatisticsOn != null && !inStatisticsOn.isAfter(day);
    }

    /** Whether funds have come or works have begun, which is what performing a signed contract means here (履约). */
    public boolean performed(LocalDate day) {
        return signed(day) && (started(day) || fundsPaidWan != null && fundsPaidWan.signum() > 0);
    }

    /** Whether it was signed and had not begun. */
    public boolean signedNotStarted(LocalDate day) {
        return signed(day) && !started(day);
    }

    private boolean isBy(@Nullable LocalDate date, LocalDate day, Stage step) {
        return date == null ? stage.hasReached(step) : !date.isAfter(day);
    }
}
