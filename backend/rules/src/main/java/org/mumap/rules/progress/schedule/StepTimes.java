package org.mumap.rules.progress.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The times of a node.
 *
 * @param name its name
 * @param latestStart last day on which it may begin
 * @param latestFinish last day on which it may end
 * @param forecastStart begin as it now looks, the actual one when begun
 * @param forecastFinish end as it now looks, the actual one when ended
 * @param slackDays calendar days to spare, negative when too late; null when it has ended
 * @param critical whether nothing is to spare
 * @param state where it stands
 * @param blockedBy the unfinished predecessor that holds it up longest; null when none does
 */
public record StepTimes(
        String name,
        LocalDate latestStart,
        LocalDate latestFinish,
        LocalDate forecastStart,
        LocalDate forecastFinish,
        @Nullable Long slackDays,
        boolean critical,
        State state,
        @Nullable String blockedBy) {

    /** Where a node stands. */
    public enum State {
        /** Ended. */
        DONE,
        /** Cannot end in time any more. */
        LATE,
        /** Must end or begin within seven days. */
        DUE_SOON,
        /** Under way in time. */
        DOING,
        /** Waits for a predecessor. */
        BLOCKED,
        /** May begin. */
        READY
    }
}
