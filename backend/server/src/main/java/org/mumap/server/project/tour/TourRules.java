package org.mumap.server.project.tour;

import java.math.BigDecimal;
import org.mumap.rules.siting.RoadRank;
import org.mumap.server.ledger.StandardTable;

/** The values of the rule set {@code tour-default}: speeds, the factor for straight lines, how long one stays. */
final class TourRules {

    static final String RULE_SET = "tour-default";

    /** Minutes at a stop where nobody says otherwise. */
    static final int STAY_MINUTES = value("stay_minutes").intValueExact();

    /** How much longer a way is held to be than the straight line. */
    static final double DETOUR = value("detour").doubleValue();

    /** Speed where there is no network, km/h. */
    static final double STRAIGHT_KM_H = value("speed_straight").doubleValue();

    private static final double[] KM_H = speeds();

    private TourRules() {}

    /** Speed on a road of that rank, km/h. */
    static double kmPerHour(RoadRank rank) {
        return KM_H[rank.ordinal()];
    }

    private static double[] speeds() {
        double[] speeds = new double[RoadRank.values().length];
        for (RoadRank rank : RoadRank.values()) {
            speeds[rank.ordinal()] = value("speed_" + rank.name().toLowerCase(java.util.Locale.ROOT))
                    .doubleValue();
        }
        return speeds;
    }

    private static BigDecimal value(String key) {
        return StandardTable.rule(RULE_SET, key);
    }
}
