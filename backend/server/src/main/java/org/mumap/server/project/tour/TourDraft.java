package org.mumap.server.project.tour;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for: the planner makes a plan of it.
 *
 * @param title what it is to be called; null proposes one
 * @param heldOn the day; null proposes one
 * @param startsAt when it begins; null proposes a time
 * @param start where it begins
 * @param end where it ends
 * @param stops its stops
 * @param keepOrder whether the order is to stay; otherwise the shortest is looked for
 * @param order how the order that is to stay came about; null for by hand
 * @param invited accounts of leaders invited; empty for all
 */
public record TourDraft(
        @Nullable String title,
        @Nullable LocalDate heldOn,
        @Nullable LocalTime startsAt,
        TourPlan.@Nullable Place start,
        TourPlan.@Nullable Place end,
        List<Stop> stops,
        boolean keepOrder,
        TourPlan.@Nullable Order order,
        List<String> invited) {

    /**
     * A stop; what is null is proposed.
     *
     * @param projectCode the project
     * @param stayMinutes minutes at the stop
     * @param purpose what to look at
     * @param question what to ask
     * @param explainer who explains
     */
    public record Stop(
            String projectCode,
            @Nullable Integer stayMinutes,
            @Nullable String purpose,
            @Nullable String question,
            @Nullable String explainer) {}
}
