package org.mumap.server.project.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it stands on a day.
 *
 * @param ticketId its key
 * @param ticketNo its number, {@code 卡〔2026〕7}
 * @param projectCode the project; null when it was raised from the map
 * @param projectName its name
 * @param town its town
 * @param type code of what is lacking
 * @param typeTitle the same in words
 * @param title in a sentence
 * @param text more words, null when there are none
 * @param instruction whether a leader gave it on the spot
 * @param stage code of its stage
 * @param stageTitle the same in words
 * @param level code of its step of the ladder
 * @param levelTitle the same in words
 * @param unit the unit it was given to
 * @param raisedOn raised
 * @param raisedBy name of who raised it
 * @param dueOn day by which the unit is to answer
 * @param acceptedOn signed for
 * @param answeredOn last answer
 * @param closedOn closed
 * @param withdrawn whether it was withdrawn
 * @param overdueDays days after the due day without an answer
 * @param inTime whether the last answer came in time
 * @param supervisionNos numbers of its supervisions
 * @param place what was drawn on the map, GeoJSON in EPSG:4490
 * @param version number of acts so far: an act says which it has seen
 * @param acts the acts, first to last
 */
public record Ticket(
        long ticketId,
        String ticketNo,
        @Nullable String projectCode,
        @Nullable String projectName,
        @Nullable String town,
        String type,
        String typeTitle,
        String title,
        @Nullable String text,
        boolean instruction,
        String stage,
        String stageTitle,
        String level,
        String levelTitle,
        @Nullable String unit,
        LocalDate raisedOn,
        String raisedBy,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate acceptedOn,
        @Nullable LocalDate answeredOn,
        @Nullable LocalDate closedOn,
        boolean withdrawn,
        long overdueDays,
        @Nullable Boolean inTime,
        List<String> supervisionNos,
        @Nullable Map<String, Object> place,
        int version,
        List<Act> acts) {

    /**
     * An act.
     *
     * @param no its number within the ticket
     * @param act code
     * @param title in words
     * @param on day
     * @param by name of who acted
     * @param fields what it states
     * @param reason why
     * @param recordedAt instant it was recorded
     */
    public record Act(
            int no,
            String act,
            String title,
            LocalDate on,
            String by,
            Map<String, String> fields,
            @Nullable String reason,
            Instant recordedAt) {}

    /** Whether something is still to be done. */
    public boolean open() {
        return !stage.equals("CLOSED");
    }

    /** What is lacking, as a list names it. */
    public String words() {
        return typeTitle + " · " + title;
    }
}
