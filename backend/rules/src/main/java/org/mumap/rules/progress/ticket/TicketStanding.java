package org.mumap.rules.progress.ticket;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a ticket stands on a day.
 *
 * @param stage stage
 * @param level step of the ladder
 * @param type what is lacking
 * @param title in a sentence
 * @param unit the unit it was given to, null before
 * @param raisedOn raised
 * @param dueOn day by which the unit is to answer
 * @param acceptedOn signed for
 * @param answeredOn last answer
 * @param closedOn closed or withdrawn
 * @param withdrawn whether it was withdrawn, not solved
 * @param overdueDays days after the due day without an answer, 0 when in time
 * @param inTime whether the last answer came by the due day; null without an answer
 * @param supervisionNos numbers of the supervisions, first to last
 * @param superviseFor the due day that has passed without a supervision for it; null when none is owed
 * @param acts number of acts so far
 */
public record TicketStanding(
        TicketStage stage,
        TicketLevel level,
        TicketType type,
        String title,
        @Nullable String unit,
        LocalDate raisedOn,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate acceptedOn,
        @Nullable LocalDate answeredOn,
        @Nullable LocalDate closedOn,
        boolean withdrawn,
        long overdueDays,
        @Nullable Boolean inTime,
        List<String> supervisionNos,
        @Nullable LocalDate superviseFor,
        int acts) {

    /** Whether something is still to be done. */
    public boolean open() {
        return stage != TicketStage.CLOSED;
    }
}
