package org.mumap.server.project;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.progress.schedule.StepTimes;
import org.mumap.server.project.photo.ProjectPhoto;
import org.mumap.server.project.ticket.Ticket;

/**
 * What the battle map of a project shows beside its card (作战图).
 *
 * @param projectCode the project
 * @param asOf day asked about
 * @param knownAt instant of the ledger
 * @param starts the three days that are called its start
 * @param permits its permits, which run side by side
 * @param schedule back-scheduling from its target
 * @param lamps the lamps beside that of progress
 * @param history the lamps of the months that have ended
 * @param curve planned and done by month, cumulative
 * @param claim what it claims against what can be seen
 * @param seen what can be seen, the newest first
 * @param photos its photos, the newest first
 * @param tickets its tickets, the most urgent first
 */
public record ProjectDetail(
        String projectCode,
        LocalDate asOf,
        Instant knownAt,
        List<Start> starts,
        List<Permit> permits,
        Schedule schedule,
        List<SideLamp> lamps,
        List<Month> history,
        List<Point> curve,
        Claim claim,
        List<Seen> seen,
        List<ProjectPhoto> photos,
        List<Ticket> tickets) {

    /**
     * A day that is called the start.
     *
     * @param kind {@code STATISTICS} first formal excavation, {@code PERMIT} building permit, {@code LAND} start of development by
     *     令第53号 art. 30
     * @param on the day; null when it has not come or is not known
     * @param source where it is read
     */
    public record Start(String kind, @Nullable LocalDate on, String source) {}

    /**
     * A permit.
     *
     * @param type what it permits
     * @param appliedOn applied for
     * @param acceptedOn taken in
     * @param approvedOn given
     * @param dueOn day by which it is to be given
     * @param overdueDays days after that day, 0 when in time
     */
    public record Permit(
            String type,
            @Nullable LocalDate appliedOn,
            @Nullable LocalDate acceptedOn,
            @Nullable LocalDate approvedOn,
            @Nullable LocalDate dueOn,
            long overdueDays) {}

    /**
     * Back-scheduling.
     *
     * @param target day on which the last node is to end; null without one
     * @param forecast day on which it will end as it now looks; null when there is no network
     * @param lateDays days after the target, negative before it
     * @param criticalPath names of the nodes that carry the forecast
     * @param steps the nodes
     * @param refused why there are no times, in words; empty when there are
     */
    public record Schedule(
            @Nullable LocalDate target,
            @Nullable LocalDate forecast,
            @Nullable Long lateDays,
            List<String> criticalPath,
            List<StepTimes> steps,
            List<String> refused) {}

    /**
     * A lamp.
     *
     * @param measure what it looks at
     * @param title the same in words
     * @param lamp the lamp
     * @param shortfall how far short, in the unit of the measure
     */
    public record SideLamp(String measure, String title, String lamp, BigDecimal shortfall) {}

    /**
     * A month that has ended.
     *
     * @param month {@code 2025-06}
     * @param lagPoints points ahead or behind
     * @param computed lamp of that month
     * @param shown lamp shown, yellow when red has just been made good
     * @param madeGood whether that is so
     */
    public record Month(
            String month, @Nullable BigDecimal lagPoints, String computed, String shown, boolean madeGood) {}

    /**
     * A month of the curve.
     *
     * @param month 1 to 12
     * @param plannedWan planned up to its end, 万元; null without a plan
     * @param doneWan done up to its end, 万元; null when it has not ended
     */
    public record Point(
            int month,
            @Nullable BigDecimal plannedWan,
            @Nullable BigDecimal doneWan) {}

    /**
     * The claim.
     *
     * @param claimedShare everything reported ÷ total investment; null without a total
     * @param seenShare share implied by the newest sign; null without one
     * @param abovePoints points above it
     * @param limitPoints points allowed
     * @param flagged whether it lies more than that above
     * @param text in words; null when there is nothing to compare
     */
    public record Claim(
            @Nullable BigDecimal claimedShare,
            @Nullable BigDecimal seenShare,
            @Nullable BigDecimal abovePoints,
            BigDecimal limitPoints,
            boolean flagged,
            @Nullable String text) {}

    /**
     * A photograph or a reading.
     *
     * @param kind {@code PHOTO} or {@code ELECTRICITY}
     * @param on the day
     * @param node node shown
     * @param share share of the works it implies; null when it implies none
     * @param file photo file
     * @param note note
     */
    public record Seen(
            String kind,
            LocalDate on,
            @Nullable String node,
            @Nullable BigDecimal share,
            @Nullable String file,
            @Nullable String note) {}
}
