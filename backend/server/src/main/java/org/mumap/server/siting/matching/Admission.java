package org.mumap.server.siting.matching;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.threshold.AdmissionTest;
import org.mumap.rules.threshold.ProjectOffer;
import org.mumap.rules.threshold.ThresholdIndicator;
import org.mumap.server.entry.KeptThreshold;
import org.mumap.server.entry.KeptThresholds;
import org.springframework.stereotype.Component;

/**
 * Whether a project may be let onto land at all: by the approved entry threshold of its industry and park where there is one, else by
 * the line below which built land counts as of low efficiency, so that no land is low-efficient on its first day. A promise that is
 * not stated is refused for the tax only.
 */
@Component
public class Admission {

    /** {@code low-efficiency-default, tax_wan_per_mu_below} of {@code rule_value.csv}, 万元 per mu and year. */
    private static final BigDecimal LOW_EFFICIENCY = new BigDecimal("5");

    private static final String LOW_EFFICIENCY_SOURCE = "泉政办规〔2025〕13号";
    private static final int DIVISION = 2;

    private final KeptThresholds kept;

    Admission(KeptThresholds kept) {
        this.kept = kept;
    }

    /**
     * A refusal.
     *
     * @param indicator what is too low
     * @param promised the promise, 万元 per mu; null when none is known
     * @param floor the least that is let in, 万元 per mu
     * @param clause where the floor stands
     */
    public record Refusal(String indicator, @Nullable BigDecimal promised, BigDecimal floor, String clause) {}

    /** The approved thresholds applied on a day, as the caller may see them. */
    List<KeptThreshold> inForce(LocalDate day) {
        return kept.list().stream()
                .filter(one -> one.approvedAt() != null
                        && (one.validFrom() == null || !one.validFrom().isAfter(day)))
                .toList();
    }

    /** The refusal of this project, or null when it is let in. */
    @Nullable
    Refusal refuse(WaitingProject project, List<KeptThreshold> thresholds) {
        Optional<KeptThreshold> nearest = thresholds.stream()
                .filter(one -> fits(one, project))
                .max(Comparator.comparingInt(Admission::closeness)
                        .thenComparingInt(KeptThreshold::year)
                        .thenComparingLong(one -> Long.parseLong(one.id())));
        Map<ThresholdIndicator, BigDecimal> floors = new EnumMap<>(ThresholdIndicator.class);
        nearest.ifPresent(one -> floors.putAll(one.thresholds()));
        String clause = nearest.map(one -> Objects.requireNonNullElse(one.documentNo(), "No. " + one.id()))
                .orElse(LOW_EFFICIENCY_SOURCE);
        floors.putIfAbsent(ThresholdIndicator.TAX_PER_MU, LOW_EFFICIENCY);
        for (AdmissionTest.Indicator one :
                AdmissionTest.of(offer(project), floors).indicators()) {
            boolean silent = one.pass() == null && one.code() == ThresholdIndicator.TAX_PER_MU;
            if (silent || Boolean.FALSE.equals(one.pass())) {
                return new Refusal(one.code().name(), one.value(), one.threshold(), clause);
            }
        }
        return null;
    }

    private static ProjectOffer offer(WaitingProject project) {
        return new ProjectOffer(
                project.needMu(),
                project.investmentWan(),
                money(project, project.taxWanPerMu()),
                money(project, project.outputWanPerMu()),
                null,
                null,
                null,
                null,
                null);
    }

    private static @Nullable BigDecimal money(WaitingProject project, @Nullable BigDecimal perMu) {
        return perMu == null ? null : perMu.multiply(project.needMu());
    }

    private static boolean fits(KeptThreshold threshold, WaitingProject project) {
        String code = project.industryCode();
        boolean industry = threshold.industry() == null
                || code != null
                        && code.length() >= DIVISION
                        && threshold.industry().equals(code.substring(0, DIVISION));
        return industry && (threshold.park() == null || threshold.park().equals(project.parkCode()));
    }

    private static int closeness(KeptThreshold threshold) {
        return (threshold.park() == null ? 0 : 2) + (threshold.industry() == null ? 0 : 1);
    }
}
