package org.mumap.server.project.tour;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tour as it is planned; kept word for word in the act that states it, so that it reads the same when roads have changed.
 *
 * @param title what it is called
 * @param heldOn the day
 * @param startsAt when it begins
 * @param start where it begins; null where it begins at its first stop
 * @param end where it ends; null where it ends at its last stop
 * @param stops its stops in order
 * @param wayToEnd the way from the last stop to {@code end}; null without one
 * @param order how the order came about
 * @param invited accounts of leaders invited; empty for all leaders
 */
public record TourPlan(
        String title,
        LocalDate heldOn,
        LocalTime startsAt,
        @Nullable Place start,
        @Nullable Place end,
        List<Stop> stops,
        @Nullable Way wayToEnd,
        Order order,
        List<String> invited) {

    public TourPlan {
        stops = List.copyOf(stops);
        invited = List.copyOf(invited);
    }

    /** How an order came about. */
    public enum Order {
        /** The shortest of all orders. */
        EXACT,
        /** A short one; too many stops to weigh every order. */
        HEURISTIC,
        /** As somebody put it. */
        BY_HAND
    }

    /** How a way was reckoned. */
    public enum Basis {
        /** Along the roads loaded. */
        NETWORK,
        /** Along the roads loaded, where they do not meet across the gap by a straight line times the factor. */
        GAPS,
        /** Straight line times the factor of the rules: no road network, or gaps longer than that. */
        STRAIGHT_LINE
    }

    /** Where the place to get off comes from. */
    public enum GateSource {
        /** The entrance that the register of projects gives. */
        ENTRANCE,
        /** The point of the site's edge that is nearest to a road. */
        NEAREST_ROAD,
        /** A point on the site; no road is near. */
        SITE_POINT
    }

    /**
     * Where a tour begins or ends.
     *
     * @param name its name
     * @param lon longitude (EPSG:4490)
     * @param lat latitude
     */
    public record Place(String name, double lon, double lat) {}

    /**
     * Where one gets off.
     *
     * @param source where it comes from
     * @param name its name, for example 东门岗亭; null when it has none
     * @param lon longitude (EPSG:4490)
     * @param lat latitude
     */
    public record Gate(GateSource source, @Nullable String name, double lon, double lat) {}

    /**
     * A way.
     *
     * @param metres its length, m
     * @param minutes minutes to drive it
     * @param basis how it was reckoned
     * @param line longitude and latitude of its points
     */
    public record Way(double metres, int minutes, Basis basis, List<List<Double>> line) {}

    /**
     * A stop.
     *
     * @param projectCode the project
     * @param name its name when the tour was planned
     * @param gate where one gets off
     * @param way the way to it; null for the first where the tour begins there
     * @param arrive arrival
     * @param leave departure
     * @param stayMinutes minutes at the stop
     * @param purpose what to look at
     * @param question what to ask
     * @param explainer who explains and receives; null when nobody is named
     */
    public record Stop(
            String projectCode,
            String name,
            Gate gate,
            @Nullable Way way,
            LocalTime arrive,
            LocalTime leave,
            int stayMinutes,
            String purpose,
            String question,
            @Nullable String explainer) {}
}
