package org.mumap.rules.threshold;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.threshold.IndicatorAdvice.Basis;
import org.mumap.rules.threshold.IndicatorAdvice.PassedOver;

/** Works out the threshold of an industry and park from what its firms yield. */
public final class Thresholds {

    private static final int SCALE = 6;

    private final Question question;
    private final List<SampleFirm> standing;

    private Thresholds(Question question, List<SampleFirm> firms) {
        this.question = question;
        this.standing = firms.stream()
                .filter(firm -> DropReason.of(firm, question.year).isEmpty())
                .toList();
    }

    /**
     * What is asked.
     *
     * @param year year of the returns
     * @param division two digits or a section letter, null = every industry
     * @param parks the park with its sub-parks, empty = wherever
     * @param rules how
     * @param floors policy floors, 万元 per mu
     * @param previous approved thresholds of the year before, 万元 per mu
     */
    public record Question(
            int year,
            @Nullable String division,
            List<String> parks,
            ThresholdRules rules,
            Map<ThresholdIndicator, BigDecimal> floors,
            Map<ThresholdIndicator, BigDecimal> previous) {}

    /** The advice for each indicator, in their order. */
    public static List<IndicatorAdvice> advise(Question question, List<SampleFirm> firms) {
        Thresholds thresholds = new Thresholds(question, firms);
        return Stream.of(ThresholdIndicator.values()).map(thresholds::advise).toList();
    }

    /** The firms of a level, whose money of the indicator is known. */
    public static List<SampleFirm> sample(
            Question question, List<SampleFirm> firms, ThresholdIndicator indicator, SampleLevel level) {
        return new Thresholds(question, firms).at(level, indicator);
    }

    /**
     * Whether a firm lies within a level of the question, whatever else keeps it out of the sample.
     *
     * @param level how wide; {@link SampleLevel#ALL} holds every firm
     */
    public static boolean within(Question question, SampleFirm firm, SampleLevel level) {
        return new Thresholds(question, List.of()).level(level).test(firm);
    }

    /** The narrowest level of a question: what was asked for, before anything is widened. */
    public static SampleLevel narrowest(Question question) {
        return new Thresholds(question, List.of()).levels().get(0);
    }

    private IndicatorAdvice advise(ThresholdIndicator indicator) {
        List<PassedOver> passed = new ArrayList<>();
        List<SampleFirm> sample = List.of();
        SampleLevel level = null;
        for (SampleLevel wider : levels()) {
            List<SampleFirm> there = at(wider, indicator);
            if (!there.isEmpty()) {
                sample = there;
                level = wider;
            }
            if (there.size() >= question.rules.fewest()) {
                break;
            }
            passed.add(new PassedOver(wider, there.size()));
        }
        SampleLevel found = level;
        passed.removeIf(one -> one.level() == found);
        return advice(indicator, level, sample, passed);
    }

    private IndicatorAdvice advice(
            ThresholdIndicator indicator,
            @Nullable SampleLevel level,
            List<SampleFirm> sample,
            List<PassedOver> passed) {
        BigDecimal mu = sample.stream().map(SampleFirm::mu).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> ratios =
                sample.stream().map(firm -> ratio(firm, indicator)).toList();
        BigDecimal chosen = quantile(ratios, question.rules.percentile());
        BigDecimal floor = question.floors.get(indicator);
        BigDecimal previous = question.previous.get(indicator);
        BigDecimal kept =
                previous == null ? null : previous.multiply(BigDecimal.ONE.subtract(question.rules.tolerance()));
        Basis basis = largest(floor, chosen, kept);
        return new IndicatorAdvice(
                indicator,
                level,
                sample.size(),
                mu,
                mean(sample, indicator, mu),
                quantile(ratios, new BigDecimal("0.25")),
                quantile(ratios, new BigDecimal("0.50")),
                quantile(ratios, new BigDecimal("0.75")),
                chosen,
                floor,
                previous,
                kept,
                basis,
                rounded(indicator, value(basis, floor, chosen, kept), floor),
                sample.size() < question.rules.fewest(),
                passed);
    }

    private List<SampleLevel> levels() {
        EnumSet<SampleLevel> levels = EnumSet.allOf(SampleLevel.class);
        if (question.parks.isEmpty()) {
            levels.removeAll(EnumSet.range(SampleLevel.DIVISION_IN_PARK, SampleLevel.PARK));
        } else {
            // a park falls back to its own firms first, and to the county's only when it has hardly any
            levels.remove(SampleLevel.DIVISION);
            levels.remove(SampleLevel.SECTION);
        }
        if (question.division == null) {
            levels.removeAll(EnumSet.of(
                    SampleLevel.DIVISION_IN_PARK,
                    SampleLevel.SECTION_IN_PARK,
                    SampleLevel.DIVISION,
                    SampleLevel.SECTION));
        } else if (Character.isLetter(question.division.charAt(0))) {
            levels.removeAll(EnumSet.of(SampleLevel.DIVISION_IN_PARK, SampleLevel.DIVISION));
        }
        return List.copyOf(levels);
    }

    private List<SampleFirm> at(SampleLevel level, ThresholdIndicator indicator) {
        return standing.stream()
                .filter(level(level))
                .filter(firm -> firm.money(indicator) != null)
                .toList();
    }

    private Predicate<SampleFirm> level(SampleLevel level) {
        return switch (level) {
            case DIVISION_IN_PARK -> firm -> inPark(firm) && sameDivision(firm);
            case SECTION_IN_PARK -> firm -> inPark(firm) && sameSection(firm);
            case PARK -> this::inPark;
            case DIVISION -> this::sameDivision;
            case SECTION -> this::sameSection;
            case ALL -> firm -> true;
        };
    }

    private boolean inPark(SampleFirm firm) {
        return firm.parkCode() != null && question.parks.contains(firm.parkCode());
    }

    private boolean sameDivision(SampleFirm firm) {
        return question.division != null && question.division.equals(firm.division());
    }

    private boolean sameSection(SampleFirm firm) {
        return IndustrySection.find(question.division)
                .equals(IndustrySection.find(firm.division()).or(() -> java.util.Optional.of("?")));
    }

    private static BigDecimal ratio(SampleFirm firm, ThresholdIndicator indicator) {
        BigDecimal money = firm.money(indicator);
        if (money == null) {
            throw new IllegalStateException("no " + indicator + " of " + firm.creditCode());
        }
        return money.divide(firm.mu(), SCALE, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal mean(List<SampleFirm> sample, ThresholdIndicator indicator, BigDecimal mu) {
        BigDecimal sum = BigDecimal.ZERO;
        for (SampleFirm firm : sample) {
            BigDecimal money = firm.money(indicator);
            sum = money == null ? sum : sum.add(money);
        }
        return mu.signum() == 0 ? null : sum.divide(mu, SCALE, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal quantile(List<BigDecimal> ratios, BigDecimal share) {
        return ratios.isEmpty() ? null : Quantile.of(ratios, share);
    }

    private static @Nullable Basis largest(
            @Nullable BigDecimal floor, @Nullable BigDecimal chosen, @Nullable BigDecimal kept) {
        Basis basis = floor == null ? null : Basis.FLOOR;
        BigDecimal best = floor;
        if (chosen != null && (best == null || chosen.compareTo(best) > 0)) {
            basis = Basis.PERCENTILE;
            best = chosen;
        }
        return kept != null && (best == null || kept.compareTo(best) > 0) ? Basis.PREVIOUS : basis;
    }

    private static @Nullable BigDecimal value(
            @Nullable Basis basis, @Nullable BigDecimal floor, @Nullable BigDecimal chosen, @Nullable BigDecimal kept) {
        return basis == null
                ? null
                : switch (basis) {
                    case FLOOR -> floor;
                    case PERCENTILE -> chosen;
                    case PREVIOUS -> kept;
                };
    }

    /** To the nearest step, but never below the policy floor. */
    private @Nullable BigDecimal rounded(
            ThresholdIndicator indicator, @Nullable BigDecimal value, @Nullable BigDecimal floor) {
        BigDecimal step = question.rules.steps().get(indicator);
        if (value == null || step == null) {
            return value;
        }
        BigDecimal nearest = value.divide(step, 0, RoundingMode.HALF_UP).multiply(step);
        return floor != null && nearest.compareTo(floor) < 0
                ? floor.divide(step, 0, RoundingMode.CEILING).multiply(step)
                : nearest;
    }
}
