package org.mumap.rules.evaluation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;
import org.mumap.rules.measure.Mu;

/** Whom a scheme covers, and who of them is not ranked (class T). */
final class PopulationRule {

    private final Scheme scheme;
    private final LocalDate lastDay;

    PopulationRule(Scheme scheme, int year) {
        this.scheme = scheme;
        this.lastDay = LocalDate.of(year, 12, 31);
    }

    /** Whether the firm belongs to the population. A size that nobody knows belongs to ALL only. */
    boolean covers(Candidate candidate) {
        Scheme.Population population = scheme.population();
        boolean rightScale = switch (population.scale()) {
            case ALL -> true;
            case ABOVE_SCALE -> Boolean.TRUE.equals(candidate.aboveScale());
            case BELOW_SCALE -> Boolean.FALSE.equals(candidate.aboveScale());
        };
        boolean rightHolding = switch (population.holding()) {
            case ANY -> true;
            case OWNER -> candidate.ownsLand();
            case TENANT -> !candidate.ownsLand() && mu(candidate).signum() > 0;
        };
        return rightScale
                && rightHolding
                && atLeast(candidate, population.minMu())
                && !(population.belowMu() != null && atLeast(candidate, population.belowMu()))
                && (Boolean.TRUE.equals(candidate.aboveScale()) || atLeast(candidate, population.belowScaleMinMu()));
    }

    private static boolean atLeast(Candidate candidate, @Nullable BigDecimal mu) {
        return mu == null || mu(candidate).compareTo(mu) >= 0;
    }

    private static BigDecimal mu(Candidate candidate) {
        BigDecimal land = candidate.figures().landM2();
        return land == null ? BigDecimal.ZERO : Mu.ofSquareMetres(land);
    }

    /** Why the firm is not ranked; empty when it is. */
    List<Message> exclusions(Candidate candidate) {
        List<Message> reasons = new ArrayList<>();
        if (!candidate.declared()) {
            reasons.add(Message.of("evaluation.excluded.NO_RETURN", String.valueOf(lastDay.getYear())));
        }
        for (Exclusion rule : scheme.exclusions()) {
            Message reason = reason(rule, candidate);
            if (reason != null) {
                reasons.add(reason);
            }
        }
        return List.copyOf(reasons);
    }

    private @Nullable Message reason(Exclusion rule, Candidate candidate) {
        String words = rule.reason() == null ? "" : rule.reason();
        return switch (rule.kind()) {
            case INDUSTRY ->
                candidate.industry() != null && rule.codes().contains(candidate.industry())
                        ? Message.of("evaluation.excluded.INDUSTRY", candidate.industry(), words)
                        : null;
            case REGISTERED_YEARS ->
                younger(candidate.registeredOn(), rule.years())
                        ? Message.of(
                                "evaluation.excluded.REGISTERED_YEARS",
                                String.valueOf(candidate.registeredOn()),
                                rule.years(),
                                words)
                        : null;
            case LAND_YEARS ->
                younger(candidate.landSince(), rule.years())
                        ? Message.of(
                                "evaluation.excluded.LAND_YEARS",
                                String.valueOf(candidate.landSince()),
                                rule.years(),
                                words)
                        : null;
            case MARKED ->
                candidate.marks().stream()
                        .filter(mark -> rule.codes().contains(mark.code()))
                        .findFirst()
                        .map(mark -> Message.of(
                                "evaluation.excluded.MARKED",
                                mark.code(),
                                words,
                                mark.document() == null ? "" : mark.document()))
                        .orElse(null);
        };
    }

    /** Whether less than so many full years have passed from the day to the end of the evaluated year. */
    private boolean younger(@Nullable LocalDate from, int years) {
        return from != null && from.plusYears(years).isAfter(lastDay);
    }
}
