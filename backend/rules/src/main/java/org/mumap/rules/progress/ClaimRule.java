package org.mumap.rules.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/**
 * Sets what a project says it has built against what can be seen: the newest dated photograph of a node, or the electricity the site has
 * drawn. A claim too far above is flagged for a look on the spot; it is no finding of a false report.
 */
public final class ClaimRule {

    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final int POINTS_SCALE = 6;

    private ClaimRule() {}

    /** What was seen. */
    public enum Seen {
        /** A dated photograph of a node that has been reached. */
        PHOTO_NODE,
        /** Electricity drawn by the site so far. */
        ELECTRICITY
    }

    /**
     * One dated sign of how far the works are.
     *
     * @param seen what was seen
     * @param on the day it was seen
     * @param share share of the works it implies, 0 to 1
     * @param what the node, or how the electricity was read
     */
    public record Sign(Seen seen, LocalDate on, BigDecimal share, String what) {}

    /**
     * What came out.
     *
     * @param claimedShare share claimed: everything reported ÷ total investment; null without a total
     * @param sign the newest sign, null when there is none
     * @param abovePoints points by which the claim lies above it, 6 decimals; null when either is missing
     * @param limitPoints points allowed
     * @param flagged whether it lies more than that above
     * @param explanation in words; empty when there is nothing to compare
     */
    public record Claim(
            @Nullable BigDecimal claimedShare,
            @Nullable Sign sign,
            @Nullable BigDecimal abovePoints,
            BigDecimal limitPoints,
            boolean flagged,
            List<Message> explanation) {}

    /**
     * Judges a claim.
     *
     * @param claimedWan everything reported as done up to the day, 万元
     * @param totalWan total investment, 万元
     * @param signs what was seen; later than {@code asOf} is not looked at
     * @param limitPoints points allowed above the newest sign; exactly as many are allowed
     */
    public static Claim judge(
            BigDecimal claimedWan,
            @Nullable BigDecimal totalWan,
            List<Sign> signs,
            LocalDate asOf,
            BigDecimal limitPoints) {
        Sign newest = newest(signs, asOf).orElse(null);
        if (totalWan == null || totalWan.signum() <= 0) {
            return new Claim(null, newest, null, limitPoints, false, List.of());
        }
        BigDecimal claimed = claimedWan.divide(totalWan, 8, RoundingMode.HALF_UP);
        if (newest == null) {
            return new Claim(claimed, null, null, limitPoints, false, List.of());
        }
        // 100 × (claimed ÷ total − share), kept over the total so that the line is met exactly
        BigDecimal above =
                claimedWan.subtract(newest.share().multiply(totalWan)).multiply(HUNDRED);
        boolean flagged = above.compareTo(limitPoints.multiply(totalWan)) > 0;
        BigDecimal points = above.divide(totalWan, POINTS_SCALE, RoundingMode.HALF_UP);
        Message said = Message.of(
                flagged ? "progress.claim.flagged" : "progress.claim.plausible",
                percent(claimed),
                newest.what(),
                newest.on(),
                percent(newest.share()),
                points.setScale(2, RoundingMode.HALF_UP),
                limitPoints);
        return new Claim(claimed, newest, points, limitPoints, flagged, List.of(said));
    }

    // of one day the sign that implies more speaks: both were seen
    private static Optional<Sign> newest(List<Sign> signs, LocalDate asOf) {
        return signs.stream()
                .filter(sign -> !sign.on().isAfter(asOf))
                .max(Comparator.comparing(Sign::on).thenComparing(Sign::share));
    }

    private static BigDecimal percent(BigDecimal share) {
        return share.movePointRight(2).setScale(2, RoundingMode.HALF_UP);
    }
}
