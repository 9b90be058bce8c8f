package org.mumap.rules.threshold;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A project against the thresholds.
 *
 * @param outcome what the indicators say together
 * @param areaMu land asked for, mu
 * @param maxMu the largest land on which every threshold would be met, mu, cut after 6 decimals; null when nothing limits it
 * @param cutMu what would have to be cut from the land asked for, mu; null when the project does not state enough
 * @param indicators one by one
 */
public record AdmissionTest(
        Outcome outcome,
        BigDecimal areaMu,
        @Nullable BigDecimal maxMu,
        @Nullable BigDecimal cutMu,
        List<Indicator> indicators) {

    private static final int SCALE = 6;

    /** What the indicators say together. */
    public enum Outcome {
        /** Every threshold is met. */
        PASS,
        /** One is not met. */
        FAIL,
        /** None is missed, but one has no promise to go by. */
        INCOMPLETE
    }

    /**
     * One indicator.
     *
     * @param code which
     * @param threshold what is asked, 万元 per mu
     * @param amountWan what is promised, 万元; null when not stated
     * @param value promise over land, 万元 per mu, 6 decimals
     * @param pass whether promise ≥ threshold × land, compared exactly; null when not stated
     * @param gap value − threshold, 万元 per mu
     * @param lackingWan what the promise lacks on the land asked for, 万元; 0 when it suffices
     * @param maxMu land on which the promise just meets the threshold, mu, cut after 6 decimals
     */
    public record Indicator(
            ThresholdIndicator code,
            BigDecimal threshold,
            @Nullable BigDecimal amountWan,
            @Nullable BigDecimal value,
            @Nullable Boolean pass,
            @Nullable BigDecimal gap,
            @Nullable BigDecimal lackingWan,
            @Nullable BigDecimal maxMu) {}

    public AdmissionTest {
        indicators = List.copyOf(indicators);
    }

    /**
     * Tests a project.
     *
     * @param thresholds 万元 per mu; an indicator without one is not tested
     */
    public static AdmissionTest of(ProjectOffer project, Map<ThresholdIndicator, BigDecimal> thresholds) {
        if (project.areaMu().signum() <= 0) {
            throw new IllegalArgumentException("A project needs land: " + project.areaMu());
        }
        List<Indicator> indicators = new ArrayList<>();
        for (ThresholdIndicator code : ThresholdIndicator.values()) {
            BigDecimal threshold = thresholds.get(code);
            if (threshold != null) {
                indicators.add(indicator(code, threshold, project.money(code), project.areaMu()));
            }
        }
        boolean complete = indicators.stream().allMatch(one -> one.pass() != null);
        boolean failed = indicators.stream().anyMatch(one -> Boolean.FALSE.equals(one.pass()));
        BigDecimal most = null;
        for (Indicator one : indicators) {
            BigDecimal limit = one.maxMu();
            most = limit == null || (most != null && most.compareTo(limit) <= 0) ? most : limit;
        }
        return new AdmissionTest(
                failed ? Outcome.FAIL : complete && !indicators.isEmpty() ? Outcome.PASS : Outcome.INCOMPLETE,
                project.areaMu(),
                most,
                complete && most != null ? project.areaMu().subtract(most).max(BigDecimal.ZERO) : null,
                indicators);
    }

    private static Indicator indicator(
            ThresholdIndicator code, BigDecimal threshold, @Nullable BigDecimal amount, BigDecimal mu) {
        if (amount == null) {
            return new Indicator(code, threshold, null, null, null, null, null, null);
        }
        BigDecimal needed = threshold.multiply(mu);
        BigDecimal value = amount.divide(mu, SCALE, RoundingMode.HALF_UP);
        BigDecimal most = threshold.signum() <= 0
                ? null
                : amount.max(BigDecimal.ZERO).divide(threshold, SCALE, RoundingMode.FLOOR);
        return new Indicator(
                code,
                threshold,
                amount,
                value,
                amount.compareTo(needed) >= 0,
                value.subtract(threshold),
                needed.subtract(amount).max(BigDecimal.ZERO),
                most);
    }
}
