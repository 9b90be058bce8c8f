package org.mumap.server.siting.assembly;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.mumap.rules.Term;
import org.mumap.rules.siting.assembly.Border;

/**
 * Neighbouring parcels put together.
 *
 * @param parts the parcels
 * @param areaMu area of the whole, mu
 * @param idleMu of which suspected or found idle
 * @param owners how many must agree; land nobody holds yet counts as one, a parcel of unknown holder as one more
 * @param roadM length along roads, m
 * @param roadSides on how many of its four sides it faces a road
 * @param shape how compact it is, 0 to 1 (1 = a square), and how much of it the plant's rectangle takes: the mean of both
 * @param longM long side of the largest rectangle found inside, m
 * @param shortM its short side, m
 * @param clearWan known cost to clear, 万元
 * @param costUnknown parcels whose cost nobody knows
 * @param terms shape, road side and cost, each 0 to 1
 * @param score their weighted mean
 * @param seams borders inside that do not fit
 * @param outline the whole as one shape, EPSG:4490
 */
public record AssembledSite(
        List<Part> parts,
        BigDecimal areaMu,
        BigDecimal idleMu,
        int owners,
        double roadM,
        int roadSides,
        double shape,
        double longM,
        double shortM,
        BigDecimal clearWan,
        int costUnknown,
        List<Term> terms,
        double score,
        List<Seam> seams,
        Geometry outline) {

    /**
     * A parcel of it.
     *
     * @param code its code
     * @param name its name
     * @param areaMu its area, mu
     * @param holder who holds it; null when nobody does or nobody knows
     * @param supplied whether somebody holds it
     * @param idle suspected or found idle
     * @param clearWan what it costs to clear, 万元; null when not known
     */
    public record Part(
            String code,
            @Nullable String name,
            BigDecimal areaMu,
            @Nullable String holder,
            boolean supplied,
            boolean idle,
            @Nullable BigDecimal clearWan) {}

    /**
     * A border whose two drawings do not fit.
     *
     * @param one parcel code
     * @param other parcel code
     * @param fit gap or sliver
     * @param gapM widest gap, m
     * @param overlapM2 overlap, m²
     */
    public record Seam(String one, String other, Border.Fit fit, double gapM, double overlapM2) {}
}
