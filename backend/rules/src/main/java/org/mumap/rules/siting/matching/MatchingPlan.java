package org.mumap.rules.siting.matching;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who goes where.
 *
 * @param aim what was made as large as it can be
 * @param total what it came to: a sum in the unit of the aim
 * @param taxWan tax expected a year of all placed projects, 万元
 * @param areaMu land given
 * @param placements the pairs, the greatest gain first
 * @param unplaced the projects without land
 * @param scarcity what each site given is worth to the whole, the scarcest first
 * @param free sites that nobody was given
 */
public record MatchingPlan(
        Aim aim,
        BigDecimal total,
        BigDecimal taxWan,
        BigDecimal areaMu,
        List<Placement> placements,
        List<Unplaced> unplaced,
        List<Scarcity> scarcity,
        List<String> free) {

    /**
     * A project on its land.
     *
     * @param project its code
     * @param site code of the land
     * @param gain in the unit of the aim
     * @param taxWan tax expected a year, 万元
     */
    public record Placement(String project, String site, BigDecimal gain, BigDecimal taxWan) {}

    /** Why a project has no land. */
    public enum Reason {
        /** No land passes the rules for it. */
        NO_SITE_FITS,
        /** It does not say what the aim is reckoned from. */
        NO_FIGURE,
        /** Land would pass, and is of more use to others. */
        OUTBID
    }

    /**
     * A project without land.
     *
     * @param project its code
     * @param reason why
     * @param rivals for {@link Reason#OUTBID}: the projects that have the land it could use
     */
    public record Unplaced(String project, Reason reason, List<Placement> rivals) {}

    /**
     * What a site is worth: the total with it less the total without it.
     *
     * @param site its code
     * @param loss by how much the total would fall without it, in the unit of the aim
     * @param moves what would change then
     */
    public record Scarcity(String site, BigDecimal loss, List<Move> moves) {}

    /**
     * A change of place.
     *
     * @param project its code
     * @param from land it has; null when it has none
     * @param to land it would have; null when it would have none
     */
    public record Move(
            String project, @Nullable String from, @Nullable String to) {}
}
