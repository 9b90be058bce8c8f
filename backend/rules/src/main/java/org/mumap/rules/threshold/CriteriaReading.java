package org.mumap.rules.threshold;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One of the seven criteria, read. Where no law sets a number the median of the firms of the same industry is the measure; nothing
 * is weighed and no total is made.
 *
 * @param code which
 * @param met whether it is met; null when the project does not state it or there is nothing to hold it against
 * @param value what the project states; null when it is declared or not stated
 * @param reference what it is held against
 * @param n firms behind the reference, 0 when it is a threshold or a declaration
 */
public record CriteriaReading(
        Criterion code,
        @Nullable Boolean met,
        @Nullable BigDecimal value,
        @Nullable BigDecimal reference,
        int n) {

    private static final int SCALE = 6;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /**
     * All seven, in the order of the speech.
     *
     * @param test the project against its thresholds
     * @param sample firms of the same industry
     */
    public static List<CriteriaReading> of(ProjectOffer project, AdmissionTest test, List<SampleFirm> sample) {
        BigDecimal jobsPerMu = over(project.jobs(), project.areaMu());
        BigDecimal outputPerTce = over(project.outputWan(), project.energyTce());
        return List.of(
                against(Criterion.TECHNOLOGY, project.rdShare(), sample, SampleFirm::rdShare),
                threshold(Criterion.INVESTMENT, test, ThresholdIndicator.INVESTMENT_PER_MU),
                threshold(Criterion.TAX, test, ThresholdIndicator.TAX_PER_MU),
                against(Criterion.JOBS, jobsPerMu, sample, firm -> over(firm.jobs(), firm.mu())),
                new CriteriaReading(Criterion.ENVIRONMENT, project.environmentCleared(), null, null, 0),
                against(Criterion.ENERGY, outputPerTce, sample, SampleFirm::outputPerTce),
                new CriteriaReading(Criterion.SUSTAINABILITY, project.notRestricted(), null, null, 0));
    }

    private static CriteriaReading against(
            Criterion code,
            @Nullable BigDecimal value,
            List<SampleFirm> sample,
            Function<SampleFirm, @Nullable BigDecimal> field) {
        List<BigDecimal> known = sample.stream()
                .map(field)
                .flatMap(each -> Stream.ofNullable(each))
                .map(Objects::requireNonNull)
                .toList();
        BigDecimal median = known.isEmpty() ? null : Quantile.of(known, HALF);
        Boolean met = (value == null || median == null) ? null : Boolean.valueOf(value.compareTo(median) >= 0);
        return new CriteriaReading(code, met, value, median, known.size());
    }

    private static CriteriaReading threshold(Criterion code, AdmissionTest test, ThresholdIndicator indicator) {
        return test.indicators().stream()
                .filter(one -> one.code() == indicator)
                .map(one -> new CriteriaReading(code, one.pass(), one.value(), one.threshold(), 0))
                .findFirst()
                .orElse(new CriteriaReading(code, null, null, null, 0));
    }

    private static @Nullable BigDecimal over(@Nullable BigDecimal value, @Nullable BigDecimal by) {
        return value == null || by == null || by.signum() <= 0 ? null : value.divide(by, SCALE, RoundingMode.HALF_UP);
    }
}
