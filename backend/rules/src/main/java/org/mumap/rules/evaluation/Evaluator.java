package org.mumap.rules.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.mumap.rules.Message;
import org.mumap.rules.evaluation.Evaluation.Excluded;

/** Applies a scheme to a year's candidates: who is in, what each term is worth, in which place that puts them. */
public final class Evaluator {

    private Evaluator() {}

    /**
     * The evaluation of a year.
     *
     * @param scheme a scheme without faults, see {@link SchemeCheck}
     * @param year the year; ages are counted to its last day
     * @param candidates everybody in the county, in any order
     */
    public static Evaluation evaluate(Scheme scheme, int year, Collection<Candidate> candidates) {
        PopulationRule population = new PopulationRule(scheme, year);
        List<Candidate> ranked = new ArrayList<>();
        List<Excluded> excluded = new ArrayList<>();
        int outside = 0;
        for (Candidate candidate : candidates.stream()
                .sorted(Comparator.comparing(Candidate::creditCode))
                .toList()) {
            if (!population.covers(candidate)) {
                outside++;
                continue;
            }
            List<Message> reasons = population.exclusions(candidate);
            if (reasons.isEmpty()) {
                ranked.add(candidate);
            } else {
                excluded.add(new Excluded(candidate, reasons));
            }
        }
        Scoring scoring = Scoring.of(scheme, ranked);
        Placing placing = Placing.of(scheme, scoring);
        return new Evaluation(placing.ranked(), List.copyOf(excluded), outside, scoring.bases(), placing.groups());
    }
}
