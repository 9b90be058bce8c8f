package org.mumap.rules.siting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Term;

/**
 * How firmly a site stands on its place: each weight in turn is left out, halved and doubled, the others kept, and the first sites
 * (at most {@link #SITES}) are ranked anew among themselves.
 *
 * @param bestRank its best place under all these weights
 * @param worstRank its worst place
 * @param term the term whose weight brings it to its worst place; null where it never falls
 */
public record Sensitivity(
        int bestRank, int worstRank, @Nullable String term) {

    /** How many of the first sites are ranked anew. */
    public static final int SITES = 200;

    private static final double[] FACTORS = {0, 0.5, 2};

    /** The sensitivity of each site, in the order given, which is the ranking; equal scores keep that order. */
    static List<Sensitivity> of(List<List<Term>> ranking) {
        int[] best = IntStream.rangeClosed(1, ranking.size()).toArray();
        int[] worst = best.clone();
        String[] by = new String[ranking.size()];
        List<String> codes = ranking.stream()
                .flatMap(List::stream)
                .map(Term::code)
                .distinct()
                .toList();
        for (String code : codes) {
            for (double factor : FACTORS) {
                int[] places = places(ranking, code, factor);
                for (int site = 0; site < places.length; site++) {
                    best[site] = Math.min(best[site], places[site]);
                    if (places[site] > worst[site]) {
                        worst[site] = places[site];
                        by[site] = code;
                    }
                }
            }
        }
        List<Sensitivity> result = new ArrayList<>();
        for (int site = 0; site < best.length; site++) {
            result.add(new Sensitivity(best[site], worst[site], by[site]));
        }
        return result;
    }

    private static int[] places(List<List<Term>> ranking, String code, double factor) {
        double[] scores = ranking.stream()
                .mapToDouble(terms -> Term.total(
                        terms.stream().map(term -> weighted(term, code, factor)).toList()))
                .toArray();
        List<Integer> order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer site) -> -scores[site]))
                .toList();
        int[] places = new int[scores.length];
        for (int place = 0; place < places.length; place++) {
            places[order.get(place)] = place + 1;
        }
        return places;
    }

    private static Term weighted(Term term, String code, double factor) {
        return term.code().equals(code)
                ? new Term(term.code(), term.value(), term.unit(), term.score(), term.weight() * factor)
                : term;
    }
}
