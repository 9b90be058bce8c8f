package org.mumap.rules.siting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;
import org.mumap.rules.Term;

/** Scores sites that have passed. A term without data is left out of the mean and named in the notes. */
final class SiteScore {

    private final SiteNeed need;
    private final Map<ScoreTerm, Double> weights;
    private final ScoreTerm[] terms;
    private final double[] weightOf;

    SiteScore(SiteNeed need) {
        this.need = need;
        this.weights = new EnumMap<>(need.allWeights());
        this.terms = weights.keySet().toArray(ScoreTerm[]::new);
        this.weightOf =
                weights.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The weighted mean of the terms with data, 0 to 1. */
    double of(SiteFacts facts) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < terms.length; i++) {
            double score = weightOf[i] == 0 ? Double.NaN : score(terms[i], facts);
            if (!Double.isNaN(score)) {
                sum += weightOf[i] * score;
                total += weightOf[i];
            }
        }
        return total == 0 ? 0 : sum / total;
    }

    List<Term> terms(SiteFacts facts) {
        List<Term> shown = new ArrayList<>();
        weights.forEach((term, weight) -> {
            double score = score(term, facts);
            if (weight > 0 && !Double.isNaN(score)) {
                shown.add(new Term(term.name(), value(term, facts), unit(term), score, weight));
            }
        });
        return shown;
    }

    List<Message> notes(SiteFacts facts) {
        List<Message> notes = new ArrayList<>();
        for (ControlHit hit : facts.controls()) {
            if (hit.effect() == ControlEffect.WARN) {
                notes.add(Message.of(
                        "siting.note.warn", hit.kind(), hit.law() == null ? "-" : hit.law(), percent(hit.share())));
            }
        }
        if (need.pollutionClass() != null && new UseClasses().of(facts) == UseClasses.NOT_STATED) {
            notes.add(Message.of("siting.note.noClass", need.pollutionClass()));
        }
        weights.forEach((term, weight) -> {
            if (weight > 0 && Double.isNaN(score(term, facts))) {
                notes.add(Message.of("siting.note.noTerm", term));
            }
        });
        return notes;
    }

    /** 0 to 1, or not a number where there is no data. */
    private double score(ScoreTerm term, SiteFacts facts) {
        Measure measure = term.measure();
        if (measure != null) {
            return term.scale(facts.measure(measure));
        }
        return switch (term) {
            case AREA_FIT -> areaFit(facts.areaMu());
            case PARK_FIT -> clamp(parkFit(facts));
            default -> ease(facts);
        };
    }

    /** 1 in the middle of the range, 0 at its ends; with one end only, the nearer to it the better. */
    private double areaFit(double area) {
        Double min = need.minMu();
        Double max = need.maxMu();
        if (min == null || max == null) {
            double end = min != null ? min : max != null ? max : area;
            return end <= 0 || area <= 0 ? 1 : clamp(Math.min(end, area) / Math.max(end, area));
        }
        double half = (max - min) / 2;
        return half == 0 ? 1 : clamp(1 - Math.abs(area - (min + half)) / half);
    }

    private static double parkFit(SiteFacts facts) {
        Double measured = facts.parkFit();
        if (measured != null) {
            return measured;
        }
        return facts.inPark() ? 1 : 0;
    }

    private static double ease(SiteFacts facts) {
        double ease = 0;
        for (SupplyKind kind : facts.supply()) {
            ease = Math.max(
                    ease,
                    switch (kind) {
                        case RESERVE -> 1;
                        case APPROVED_UNSUPPLIED -> 0.8;
                        case EMPTY_FACTORY -> 0.6;
                        case IDLE -> 0.5;
                        case LOW_EFFICIENCY -> 0.3;
                    });
        }
        return facts.encumbered() ? ease / 2 : ease;
    }

    private static double clamp(double score) {
        return Math.min(1, Math.max(0, score));
    }

    private static @Nullable BigDecimal value(ScoreTerm term, SiteFacts facts) {
        Measure measure = term.measure();
        if (measure != null) {
            return SiteQuestions.shown(facts.measure(measure), 4);
        }
        return switch (term) {
            case AREA_FIT -> SiteQuestions.shown(facts.areaMu(), 4);
            case PARK_FIT -> SiteQuestions.shown(parkFit(facts), 4);
            default -> null;
        };
    }

    private static String unit(ScoreTerm term) {
        Measure measure = term.measure();
        if (measure != null) {
            return measure.unit();
        }
        return switch (term) {
            case AREA_FIT -> "mu";
            case PARK_FIT -> "ratio";
            default -> "";
        };
    }

    private static BigDecimal percent(double share) {
        return SiteQuestions.shown(share * 100, 2);
    }
}
