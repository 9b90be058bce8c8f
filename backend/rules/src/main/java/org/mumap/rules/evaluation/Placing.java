package org.mumap.rules.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.evaluation.Evaluation.Change;
import org.mumap.rules.evaluation.Evaluation.Ranked;

/** Adds terms and marks up, and puts everybody in a place. */
final class Placing {

    /** Group of firms without park or industry. */
    static final String NONE = "NONE";

    private static final Comparator<Sum> BEST_FIRST = Comparator.comparing(Sum::score)
            .reversed()
            .thenComparing(sum -> sum.candidate().creditCode());

    private final Scheme scheme;
    private final List<Ranked> ranked = new ArrayList<>();
    private final List<Evaluation.Group> groups = new ArrayList<>();

    private Placing(Scheme scheme) {
        this.scheme = scheme;
    }

    private record Sum(
            Candidate candidate, List<ScoreTerm> terms, List<Change> changes, BigDecimal sum, BigDecimal score) {}

    static Placing of(Scheme scheme, Scoring scoring) {
        Placing placing = new Placing(scheme);
        Map<String, List<Sum>> groups = new TreeMap<>();
        for (int i = 0; i < scoring.candidates().size(); i++) {
            Sum sum = placing.sum(scoring.candidates().get(i), scoring.terms(i));
            groups.computeIfAbsent(placing.group(sum.candidate()), key -> new ArrayList<>())
                    .add(sum);
        }
        groups.forEach(placing::place);
        placing.ranked.sort(Comparator.comparing(Ranked::score)
                .reversed()
                .thenComparing(each -> each.candidate().creditCode()));
        return placing;
    }

    List<Ranked> ranked() {
        return List.copyOf(ranked);
    }

    List<Evaluation.Group> groups() {
        return List.copyOf(groups);
    }

    private String group(Candidate candidate) {
        String key = switch (scheme.ranking().within()) {
            case COUNTY -> "COUNTY";
            case PARK -> candidate.mainPark();
            case INDUSTRY -> candidate.industry();
        };
        return key == null ? NONE : key;
    }

    // (Σ single scores) × factor + bonus − deduction (龙政发〔2021〕52号)
    private Sum sum(Candidate candidate, List<ScoreTerm> terms) {
        BigDecimal sum = terms.stream().map(ScoreTerm::score).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Change> changes = new ArrayList<>();
        BigDecimal factor = BigDecimal.ONE;
        BigDecimal points = BigDecimal.ZERO;
        for (Candidate.Mark mark : candidate.marks()) {
            Adjustment rule = scheme.adjustment(mark.code());
            if (rule == null) {
                continue;
            }
            BigDecimal own = mark.points() != null ? mark.points() : rule.points();
            changes.add(new Change(rule.code(), rule.kind(), own, mark.document()));
            BigDecimal amount = own == null ? BigDecimal.ZERO : own;
            switch (rule.kind()) {
                case FACTOR -> factor = factor.multiply(own == null ? BigDecimal.ONE : own);
                case BONUS -> points = points.add(amount);
                case DEDUCTION -> points = points.subtract(amount);
                case VETO -> {}
            }
        }
        BigDecimal score = sum.multiply(factor).add(points).setScale(IndicatorValue.SCALE, RoundingMode.HALF_UP);
        return new Sum(candidate, terms, List.copyOf(changes), sum, score);
    }

    private void place(String key, List<Sum> sums) {
        sums.sort(BEST_FIRST);
        int n = sums.size();
        int[] ranks = ranks(sums);
        Ranking ranking = scheme.ranking();
        int[] counts = new int[ranking.grades().size()];
        for (int i = 0; i < n; i++) {
            Sum sum = sums.get(i);
            int grade = ranking.gradeOf(ranks[i], n);
            counts[grade]++;
            ranked.add(new Ranked(
                    sum.candidate(),
                    sum.terms(),
                    sum.changes(),
                    sum.sum(),
                    sum.score(),
                    key,
                    ranks[i],
                    ranking.grades().get(grade).grade(),
                    ranking.grades().get(Math.max(grade, veto(sum.changes()))).grade()));
        }
        List<Evaluation.Cut> cuts = new ArrayList<>();
        for (int g = 0; g < counts.length; g++) {
            int last = ranking.lastRank(g, n);
            cuts.add(
                    new Evaluation.Cut(ranking.grades().get(g).grade(), last, lastScore(sums, ranks, last), counts[g]));
        }
        groups.add(new Evaluation.Group(key, n, List.copyOf(cuts)));
    }

    /** The best grade that vetoes leave, as an index. */
    private int veto(List<Change> changes) {
        return changes.stream()
                .map(change -> scheme.adjustment(change.code()))
                .filter(rule -> rule != null && rule.kind() == Adjustment.Kind.VETO && rule.best() != null)
                .mapToInt(rule -> scheme.ranking().indexOf(String.valueOf(rule.best())))
                .max()
                .orElse(0);
    }

    private int[] ranks(List<Sum> sums) {
        int n = sums.size();
        int[] ranks = new int[n];
        int from = 0;
        while (from < n) {
            int to = from;
            while (to + 1 < n
                    && sums.get(to + 1).score().compareTo(sums.get(from).score()) == 0) {
                to++;
            }
            int rank = scheme.ranking().ties() == Ranking.Ties.BETTER ? from + 1 : to + 1;
            for (int i = from; i <= to; i++) {
                ranks[i] = rank;
            }
            from = to + 1;
        }
        return ranks;
    }

    private static @Nullable BigDecimal lastScore(List<Sum> sums, int[] ranks, int last) {
        BigDecimal score = null;
        for (int i = 0; i < ranks.length && ranks[i] <= last; i++) {
            score = sums.get(i).score();
        }
        return score;
    }
}
