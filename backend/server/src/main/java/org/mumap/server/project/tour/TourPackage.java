package org.mumap.server.project.tour;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.progress.Lamp;

/**
 * What a phone keeps of a tour, so that it opens without a signal. It has no field for money, tax or telephone numbers, and amounts of
 * money that people wrote are taken out of its texts (decision 0053).
 *
 * @param tourId the tour
 * @param tourNo its number
 * @param version number of its acts
 * @param title what it is called
 * @param heldOn the day
 * @param startsAt when it begins
 * @param packedAt when this was packed
 * @param expiresAt when the phone throws it away
 * @param standsOn day on which the projects stood so
 * @param start where it begins
 * @param end where it ends
 * @param order how the order came about
 * @param straight whether some way is a straight line times a factor
 * @param metres length of the whole way, m
 * @param stops its stops
 * @param wayToEnd the way from the last stop to the end
 */
public record TourPackage(
        long tourId,
        String tourNo,
        int version,
        String title,
        LocalDate heldOn,
        LocalTime startsAt,
        Instant packedAt,
        Instant expiresAt,
        LocalDate standsOn,
        TourPlan.@Nullable Place start,
        TourPlan.@Nullable Place end,
        TourPlan.Order order,
        boolean straight,
        double metres,
        List<Stop> stops,
        TourPlan.@Nullable Way wayToEnd) {

    /**
     * A stop.
     *
     * @param projectCode the project
     * @param name its name
     * @param town its town
     * @param stage code of its stage
     * @param lamp its lamp
     * @param arrive arrival
     * @param leave departure
     * @param stayMinutes minutes at the stop
     * @param gate where one gets off
     * @param way the way to it
     * @param purpose what to look at
     * @param question what to ask
     * @param explainer who explains
     * @param doneShare done ÷ annual plan
     * @param timeShare share of the year that has passed by its plan
     * @param lagPoints points ahead or behind
     * @param landMu its land, mu
     * @param blocking what blocks it longest
     */
    public record Stop(
            String projectCode,
            String name,
            @Nullable String town,
            String stage,
            Lamp lamp,
            LocalTime arrive,
            LocalTime leave,
            int stayMinutes,
            TourPlan.Gate gate,
            TourPlan.@Nullable Way way,
            String purpose,
            String question,
            @Nullable String explainer,
            @Nullable BigDecimal doneShare,
            @Nullable BigDecimal timeShare,
            @Nullable BigDecimal lagPoints,
            @Nullable BigDecimal landMu,
            @Nullable String blocking) {}
}
