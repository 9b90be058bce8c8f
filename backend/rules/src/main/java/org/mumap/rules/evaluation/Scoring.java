package org.mumap.rules.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The terms of a ranked population. */
final class Scoring {

    private final List<Candidate> candidates;
    private final List<Evaluation.Base> bases;
    private final List<List<ScoreTerm>> terms;

    private Scoring(List<Candidate> candidates, List<Evaluation.Base> bases, List<List<ScoreTerm>> terms) {
        this.candidates = candidates;
        this.bases = bases;
        this.terms = terms;
    }

    static Scoring of(Scheme scheme, List<Candidate> candidates) {
        List<List<ScoreTerm>> terms = new ArrayList<>(candidates.size());
        candidates.forEach(
                candidate -> terms.add(new ArrayList<>(scheme.indicators().size())));
        List<Evaluation.Base> bases = new ArrayList<>();
        for (Indicator indicator : scheme.indicators()) {
            Column column = new Column(scheme, indicator, candidates);
            bases.add(column.base());
            for (int i = 0; i < candidates.size(); i++) {
                terms.get(i).add(column.term(i));
            }
        }
        return new Scoring(candidates, List.copyOf(bases), terms);
    }

    List<Candidate> candidates() {
        return candidates;
    }

    List<Evaluation.Base> bases() {
        return bases;
    }

    /** The terms of the i-th candidate. */
    List<ScoreTerm> terms(int i) {
        return List.copyOf(terms.get(i));
    }

    /** One indicator of all candidates. */
    private static final class Column {

        private final Scheme scheme;
        private final Indicator indicator;
        private final List<IndicatorValue> values;
        private final @Nullable BigDecimal average;
        private final @Nullable BigDecimal base;
        private final List<@Nullable BigDecimal> held;
        private final List<@Nullable BigDecimal> scores = new ArrayList<>();
        private @Nullable BigDecimal least;
        private @Nullable BigDecimal most;
        private @Nullable BigDecimal averageScore;
        private int computable;

        Column(Scheme scheme, Indicator indicator, List<Candidate> candidates) {
            this.scheme = scheme;
            this.indicator = indicator;
            this.values = candidates.stream()
                    .map(candidate -> indicator.code().of(candidate.figures()))
                    .toList();
            this.average = average(values);
            this.base = base(candidates);
            this.held = new ArrayList<>(values.size());
            for (IndicatorValue value : values) {
                hold(value);
            }
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = 0; i < values.size(); i++) {
                BigDecimal score = held.get(i) == null ? null : score(values.get(i), held.get(i));
                scores.add(score);
                sum = score == null ? sum : sum.add(score);
            }
            averageScore = computable == 0
                    ? null
                    : sum.divide(BigDecimal.valueOf(computable), IndicatorValue.SCALE, RoundingMode.HALF_UP);
        }

        Evaluation.Base base() {
            return new Evaluation.Base(indicator.code(), base, average, least, most, averageScore, computable);
        }

        private @Nullable BigDecimal base(List<Candidate> candidates) {
            return switch (indicator.baseRule()) {
                case FIXED -> indicator.base();
                case AVERAGE -> scaled(average);
                case PREVIOUS_AVERAGE ->
                    scaled(average(candidates.stream()
                            .map(candidate -> indicator.code().of(candidate.previous()))
                            .toList()));
            };
        }

        private @Nullable BigDecimal scaled(@Nullable BigDecimal mean) {
            return mean == null
                    ? null
                    : mean.multiply(indicator.baseFactor()).setScale(IndicatorValue.SCALE, RoundingMode.HALF_UP);
        }

        private static @Nullable BigDecimal average(List<IndicatorValue> values) {
            BigDecimal above = BigDecimal.ZERO;
            BigDecimal below = BigDecimal.ZERO;
            for (IndicatorValue value : values) {
                if (value.computable()) {
                    above = above.add(Objects.requireNonNull(value.numerator()));
                    below = below.add(Objects.requireNonNull(value.denominator()));
                }
            }
            return new IndicatorValue(above, below).value();
        }

        /** The value as cap and floor leave it, and the range of all. */
        private void hold(IndicatorValue value) {
            BigDecimal own = usable(value) ? value.value() : null;
            if (own == null) {
                held.add(null);
                return;
            }
            computable++;
            BigDecimal bound = bound(value);
            BigDecimal kept = bound == null ? own : bound.setScale(IndicatorValue.SCALE, RoundingMode.HALF_UP);
            held.add(kept);
            least = least == null ? kept : least.min(kept);
            most = most == null ? kept : most.max(kept);
        }

        // a computed base that is not above zero measures nobody
        private boolean usable(IndicatorValue value) {
            return value.computable() && (scheme.method() != Scheme.Method.BASE_RATIO || measures(base));
        }

        private static boolean measures(@Nullable BigDecimal base) {
            return base != null && base.signum() > 0;
        }

        /** Cap or floor in the indicator's own unit when the value lies beyond it, else null. Compared exactly. */
        private @Nullable BigDecimal bound(IndicatorValue value) {
            if (base == null || !measures(base)) {
                return null;
            }
            if (indicator.cap() != null && value.compareTo(indicator.cap().multiply(base)) > 0) {
                return indicator.cap().multiply(base);
            }
            if (indicator.floor() != null && value.compareTo(indicator.floor().multiply(base)) < 0) {
                return indicator.floor().multiply(base);
            }
            return null;
        }

        private BigDecimal score(IndicatorValue value, BigDecimal kept) {
            return switch (scheme.method()) {
                case BASE_RATIO -> ratio(value);
                case MIN_MAX -> minMax(kept);
                case SINGLE_KEY -> kept;
            };
        }

        private BigDecimal ratio(IndicatorValue value) {
            BigDecimal measure = Objects.requireNonNull(base);
            BigDecimal bound = bound(value);
            BigDecimal score = bound == null
                    ? Objects.requireNonNull(value.times(indicator.weight(), measure))
                    : bound.multiply(indicator.weight()).divide(measure, IndicatorValue.SCALE, RoundingMode.HALF_UP);
            return score;
        }

        private BigDecimal minMax(BigDecimal kept) {
            BigDecimal low = Objects.requireNonNull(least);
            BigDecimal range = Objects.requireNonNull(most).subtract(low);
            if (range.signum() == 0) {
                BigDecimal flat = scheme.flat() == Scheme.Flat.FULL_WEIGHT ? indicator.weight() : BigDecimal.ZERO;
                return flat.setScale(IndicatorValue.SCALE, RoundingMode.HALF_UP);
            }
            BigDecimal points = TWENTY.multiply(range).add(EIGHTY.multiply(kept.subtract(low)));
            return indicator
                    .weight()
                    .multiply(points)
                    .divide(HUNDRED.multiply(range), IndicatorValue.SCALE, RoundingMode.HALF_UP);
        }

        ScoreTerm term(int i) {
            IndicatorValue value = values.get(i);
            BigDecimal own = scores.get(i);
            return new ScoreTerm(
                    indicator.code(),
                    value.numerator(),
                    value.denominator(),
                    value.value(),
                    base,
                    indicator.weight(),
                    own == null ? substitute() : own,
                    own != null && bound(value) != null,
                    own == null);
        }

        private BigDecimal substitute() {
            BigDecimal stands = switch (indicator.missing()) {
                case AVERAGE_SCORE -> averageScore == null ? BigDecimal.ZERO : averageScore;
                case ZERO -> BigDecimal.ZERO;
                case FULL_WEIGHT -> indicator.weight();
            };
            return stands.setScale(IndicatorValue.SCALE, RoundingMode.HALF_UP);
        }
    }

    private static final BigDecimal TWENTY = BigDecimal.valueOf(20);
    private static final BigDecimal EIGHTY = BigDecimal.valueOf(80);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
}
