package org.mumap.server.redline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A redline as its reader sees it.
 *
 * @param id number of the row
 * @param no its number, {@code 圈〔2026〕12}
 * @param kind how it was drawn
 * @param geometry what was drawn, EPSG:4490
 * @param words what it says
 * @param by account that drew it
 * @param byName its name then
 * @param office its office then
 * @param addressee account that is asked to answer, null when nobody in particular
 * @param addresseeName its name then
 * @param dueOn day until which an answer is wanted
 * @param drawnAt when it was drawn
 * @param parkCode park it lies in
 * @param town town it lies in
 * @param state where it stands
 * @param version number of acts: what an act must name so that two do not cross
 * @param history its acts in order
 */
public record Redline(
        long id,
        String no,
        Kind kind,
        Geometry geometry,
        String words,
        String by,
        String byName,
        String office,
        @Nullable String addressee,
        @Nullable String addresseeName,
        @Nullable LocalDate dueOn,
        Instant drawnAt,
        @Nullable String parkCode,
        @Nullable String town,
        State state,
        int version,
        List<Step> history) {

    /** How a redline is drawn. */
    public enum Kind {
        /** A line. */
        LINE,
        /** A closed area. */
        POLYGON,
        /** A line with a head at its last point. */
        ARROW,
        /** Words at a point. */
        TEXT
    }

    /** Where a redline stands. */
    public enum State {
        OPEN,
        ANSWERED,
        CLOSED,
        WITHDRAWN
    }

    /** What can be done with a redline. */
    public enum Act {
        DRAW,
        ANSWER,
        CLOSE,
        REOPEN,
        WITHDRAW,
        UNDO
    }

    /**
     * An act.
     *
     * @param no number within the redline
     * @param undoes number of the act that this one undoes
     * @param undone whether a later one undid it
     */
    public record Step(
            int no,
            Act act,
            String by,
            String byName,
            Instant at,
            @Nullable String words,
            @Nullable Integer undoes,
            boolean undone) {}

    /** The last act that was not undone. */
    Step last() {
        return history.stream()
                .filter(step -> step.act() != Act.UNDO && !step.undone())
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** Whether an answer is wanted and the day has passed. */
    public boolean overdue(LocalDate today) {
        return state == State.OPEN && dueOn != null && dueOn.isBefore(today);
    }
}
