package org.mumap.server.desk.meeting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the meeting room.
 *
 * @param question what is asked
 * @param asOf day of the answer
 * @param measures what the bars show, the first one drawn largest
 * @param rowMeasures what the rows show
 * @param bars towns, the one to talk about first
 * @param total over all bars
 */
public record MeetingPage(
        Question question,
        LocalDate asOf,
        List<Measure> measures,
        List<Measure> rowMeasures,
        List<Bar> bars,
        List<@Nullable BigDecimal> total) {

    /** The three questions (issue/product 3.3). */
    public enum Question {
        /** 谁落后? */
        BEHIND,
        /** 哪块地闲? */
        IDLE,
        /** 钱在哪? */
        MONEY
    }

    /** A measure; its unit is part of its name on screens and sheets. */
    public enum Measure {
        /** Points ahead or behind the plan. */
        LAG_POINTS,
        /** Number of projects. */
        PROJECTS,
        /** Number of projects with a red lamp. */
        RED,
        /** 亩. */
        AREA_MU,
        /** Number of parcels. */
        PARCELS,
        /** Net idle days. */
        NET_DAYS,
        /** Annual plan, 万元. */
        PLAN_WAN,
        /** Done this year, 万元. */
        DONE_WAN,
        /** What should have been done by the day, 万元. */
        DUE_WAN,
        /** Planned and not done yet, 万元. */
        OPEN_WAN
    }

    /**
     * A bar with its rows.
     *
     * @param town the town; empty where none is known
     * @param values one per measure
     * @param rows what it sums
     */
    public record Bar(String town, List<@Nullable BigDecimal> values, List<Row> rows) {}

    /**
     * A project or a parcel.
     *
     * @param code its code
     * @param name its name
     * @param values one per row measure
     */
    public record Row(String code, @Nullable String name, List<@Nullable BigDecimal> values) {}
}
