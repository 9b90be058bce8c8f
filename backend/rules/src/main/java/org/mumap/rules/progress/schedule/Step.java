package org.mumap.rules.progress.schedule;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of the network.
 *
 * @param name its name, unique in the project
 * @param predecessors names of the nodes that must end before it begins
 * @param durationDays its duration, days of its calendar, 0 for a mere date
 * @param lagDays days of its calendar between the end of a predecessor and its begin
 * @param days which days count
 * @param actualFrom begun on; later than the day judged is not looked at
 * @param actualTo ended on
 */
public record Step(
        String name,
        List<String> predecessors,
        int durationDays,
        int lagDays,
        Days days,
        @Nullable LocalDate actualFrom,
        @Nullable LocalDate actualTo) {

    public Step {
        predecessors = List.copyOf(predecessors);
    }

    /** Which days a duration and a lag count. */
    public enum Days {
        /** Every day. */
        CALENDAR,
        /** Working days by the holiday calendar; offices count so. */
        WORKING
    }
}
