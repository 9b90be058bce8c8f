package org.mumap.server.siting.web;

import java.util.ArrayList;
import java.util.List;
import org.mumap.rules.Term;
import org.mumap.server.siting.report.SiteSheet;

/** How the ranks of a few sites move when one weight at a time is left out, halved or doubled. */
final class RankFirmness {

    private static final double[] FACTORS = {0, 0.5, 2};

    private RankFirmness() {}

    /** For each site its rank under each change, in the order of the sites; a site without score has none. */
    static List<List<ComparisonController.Firmness>> of(List<SiteSheet> sites) {
        List<String> codes = sites.stream()
                .flatMap(site -> site.terms().stream())
                .filter(term -> term.weight() > 0)
                .map(Term::code)
                .distinct()
                .toList();
        List<List<ComparisonController.Firmness>> all = new ArrayList<>();
        sites.forEach(site -> all.add(new ArrayList<>()));
        for (String code : codes) {
            for (double factor : FACTORS) {
                double[] scores = sites.stream()
                        .mapToDouble(site -> score(site, code, factor))
                        .toArray();
                for (int i = 0; i < scores.length; i++) {
                    if (!Double.isNaN(scores[i])) {
                        all.get(i).add(new ComparisonController.Firmness(code, factor, rank(scores, i)));
                    }
                }
            }
        }
        return all;
    }

    private static double score(SiteSheet site, String code, double factor) {
        if (site.terms().isEmpty()) {
            return Double.NaN;
        }
        return Term.total(site.terms().stream()
                .map(term -> term.code().equals(code)
                        ? new Term(term.code(), term.value(), term.unit(), term.score(), term.weight() * factor)
                        : term)
                .toList());
    }

    private static int rank(double[] scores, int of) {
        int rank = 1;
        for (double score : scores) {
            rank += score > scores[of] ? 1 : 0;
        }
        return rank;
    }
}
