package org.mumap.rules.progress.schedule;

import java.time.LocalDate;
import java.util.List;
import org.mumap.rules.Message;

/** What back-scheduling gives: times, or the reason why there are none. */
public sealed interface Schedule {

    /**
     * The times of every node.
     *
     * @param target the day on which the last node is to end
     * @param asOf the day judged
     * @param steps the nodes, each after its predecessors
     * @param forecast day on which the last node will end as it now looks
     * @param lateDays calendar days after the target, negative when before it
     * @param criticalPath names of the nodes that carry the forecast, first to last
     */
    record Computed(
            LocalDate target,
            LocalDate asOf,
            List<StepTimes> steps,
            LocalDate forecast,
            long lateDays,
            List<String> criticalPath)
            implements Schedule {}

    /**
     * No network.
     *
     * @param why each fault with the names at fault
     */
    record Refused(List<Message> why) implements Schedule {}
}
