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
import org.mumap.server.ledger.StandardTable;
import org.springframework.stereotype.Component;

/**
 * Whether a project may be let onto land at all: by the approved entry threshold of its industry and park where there is one, else by
 * the line below which built land counts as of low efficiency, so that no land is low-efficient on its first day. A promise that is
 * not stated is refused for the tax only.
 */
@Component
public class Admission {

    private static final int DIVISION = 2;

    private final KeptThresholds kept;

    /** The least tax that is not of low efficiency, 万元 per mu and year, and where it stands. */
    private final BigDecimal leastTax;

    private final String leastTaxSource;

    Admission(KeptThresholds kept) {
        this.kept = kept;
        StandardTable.Row least = StandardTable.rows("rule_value.csv").stream()
                .filter(row -> row.text("rule_set").equals("low-efficiency-default")
                        && row.text("key").equals("tax_wan_per_mu_below"))
                .findFirst()
                .orElseThrow();
        this.leastTax = Objects.requireNonNull(least.number("value"));
        this.leastTaxSource = least.text("source");
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
        floors.putIfAbsent(ThresholdIndicator.TAX_PER_MU, leastTax);
        for (AdmissionTest.Indicator one :
                AdmissionTest.of(offer(project), floors).indicators()) {
            boolean silent = one.pass() == null && one.code() == ThresholdIndicator.TAX_PER_MU;
            if (silent || Boolean.FALSE.equals(one.pass())) {
                return new Refusal(one.code().name(), one.value(), one.threshold(), clause(one.code(), nearest));
            }
        }
        return null;
    }

    /** The document in which the floor of this indicator stands: the approved one only for what it says. */
    private String clause(ThresholdIndicator code, Optional<KeptThreshold> nearest) {
        return nearest.filter(one -> one.thresholds().containsKey(code))
                .map(one -> Objects.requireNonNullElse(one.documentNo(), "No. " + one.id()))
                .orElse(leastTaxSource);
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
