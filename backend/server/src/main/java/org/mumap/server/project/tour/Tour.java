package org.mumap.server.project.tour;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tour as it stands.
 *
 * @param tourId its key
 * @param tourNo its number, {@code 观〔2026〕3}
 * @param plan the plan that holds
 * @param withdrawn whether it was withdrawn
 * @param version number of acts so far: an act says which it has seen
 * @param acts its acts, first to last
 */
public record Tour(long tourId, String tourNo, TourPlan plan, boolean withdrawn, int version, List<Act> acts) {

    /**
     * An act.
     *
     * @param no its number within the tour
     * @param act code
     * @param on day
     * @param by name of who acted
     * @param reason why
     * @param recordedAt instant it was recorded
     */
    public record Act(
            int no,
            TourAct act,
            LocalDate on,
            String by,
            @Nullable String reason,
            Instant recordedAt) {}
}
