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

    private static final double ROAD_OF_ZERO_SCORE_M = 2000;
    private static final double SLOPE_OF_ZERO_SCORE_DEG = 15;

    private final SiteNeed need;
    private final Map<ScoreTerm, Double> weights;

    SiteScore(SiteNeed need) {
        this.need = need;
        this.weights = new EnumMap<>(need.allWeights());
    }

    /** The weighted mean of the terms with data, 0 to 1. */
    double of(SiteCandidate candidate) {
        double sum = 0;
        double total = 0;
        for (Map.Entry<ScoreTerm, Double> weight : weights.entrySet()) {
            double score = score(weight.getKey(), candidate);
            if (!Double.isNaN(score)) {
                sum += weight.getValue() * score;
                total += weight.getValue();
            }
        }
        return total == 0 ? 0 : sum / total;
    }

    List<Term> terms(SiteCandidate candidate) {
        List<Term> terms = new ArrayList<>();
        weights.forEach((term, weight) -> {
            double score = score(term, candidate);
            if (weight > 0 && !Double.isNaN(score)) {
                terms.add(new Term(term.name(), value(term, candidate), unit(term), score, weight));
            }
        });
        return terms;
    }

    List<Message> notes(SiteCandidate candidate) {
        List<Message> notes = new ArrayList<>();
        for (ControlHit hit : candidate.controls()) {
            if (hit.effect() == ControlEffect.WARN) {
                notes.add(Message.of(
                        "siting.note.warn", hit.kind(), hit.law() == null ? "-" : hit.law(), percent(hit.share())));
            }
        }
        if (need.pollutionClass() != null && new UseClasses().of(candidate) == UseClasses.NOT_STATED) {
            notes.add(Message.of("siting.note.noClass", need.pollutionClass()));
        }
        weights.forEach((term, weight) -> {
            if (weight > 0 && Double.isNaN(score(term, candidate))) {
                notes.add(Message.of("siting.note.noTerm", term));
            }
        });
        return notes;
    }

    /** 0 to 1, or not a number where there is no data. */
    private double score(ScoreTerm term, SiteCandidate candidate) {
        return switch (term) {
            case AREA_FIT -> areaFit(candidate.areaMu());
            case ROAD_DISTANCE -> falling(candidate.roadM(), ROAD_OF_ZERO_SCORE_M);
            case SLOPE -> falling(candidate.slopeDeg(), SLOPE_OF_ZERO_SCORE_DEG);
            case SHAPE -> candidate.shape() == null ? Double.NaN : clamp(candidate.shape());
            case PARK_FIT -> clamp(parkFit(candidate));
            case EASE -> ease(candidate);
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

    private static double falling(@Nullable Double value, double zeroAt) {
        return value == null ? Double.NaN : clamp(1 - value / zeroAt);
    }

    private static double parkFit(SiteCandidate candidate) {
        if (candidate.parkFit() != null) {
            return candidate.parkFit();
        }
        return candidate.parkCode() == null ? 0 : 1;
    }

    private static double ease(SiteCandidate candidate) {
        double ease = 0;
        for (SupplyKind kind : candidate.supply()) {
            ease = Math.max(
                    ease,
                    switch (kind) {
                        case RESERVE -> 1;
                        case APPROVED_UNSUPPLIED -> 0.8;
                        case IDLE -> 0.5;
                        case LOW_EFFICIENCY -> 0.3;
                    });
        }
        return candidate.encumbered() ? ease / 2 : ease;
    }

    private static double clamp(double score) {
        return Math.min(1, Math.max(0, score));
    }

    private static @Nullable BigDecimal value(ScoreTerm term, SiteCandidate candidate) {
        Double value = switch (term) {
            case AREA_FIT -> Double.valueOf(candidate.areaMu());
            case ROAD_DISTANCE -> candidate.roadM();
            case SLOPE -> candidate.slopeDeg();
            case SHAPE -> candidate.shape();
            case PARK_FIT -> Double.valueOf(parkFit(candidate));
            case EASE -> null;
        };
        return value == null ? null : SiteQuestions.shown(value, 4);
    }

    private static String unit(ScoreTerm term) {
        return switch (term) {
            case AREA_FIT -> "mu";
            case ROAD_DISTANCE -> "m";
            case SLOPE -> "deg";
            case SHAPE, PARK_FIT -> "ratio";
            case EASE -> "";
        };
    }

    private static BigDecimal percent(double share) {
        return SiteQuestions.shown(share * 100, 2);
    }
}
