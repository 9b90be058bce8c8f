package org.mumap.rules.siting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts, in the same pass as the search, what each single step of loosening would gain. */
final class Loosenings {

    private final List<List<Ladder>> ladders;
    private final List<List<long[]>> gains = new ArrayList<>();

    Loosenings(List<SiteQuestion> questions) {
        this.ladders = questions.stream().map(SiteQuestion::ladders).toList();
        for (List<Ladder> each : ladders) {
            gains.add(
                    each.stream().map(ladder -> new long[ladder.steps().size()]).toList());
        }
    }

    /** Counts a candidate that fails this question and no other. */
    void count(int question, SiteFacts facts) {
        List<Ladder> of = ladders.get(question);
        for (int i = 0; i < of.size(); i++) {
            int step = of.get(i).first().applyAsInt(facts);
            if (step >= 0) {
                gains.get(question).get(i)[step]++;
            }
        }
    }

    /**
     * The best step of each way of loosening, the largest gain first. Of a number it is the smallest step that wins at least half of
     * what its largest step would.
     */
    List<Loosening> best(List<SiteQuestion> questions) {
        List<Loosening> best = new ArrayList<>();
        for (int q = 0; q < ladders.size(); q++) {
            for (int i = 0; i < ladders.get(q).size(); i++) {
                best(
                        questions.get(q).rule(),
                        ladders.get(q).get(i),
                        gains.get(q).get(i),
                        best);
            }
        }
        best.sort(Comparator.comparingLong(Loosening::gain).reversed());
        return List.copyOf(best);
    }

    private static void best(String rule, Ladder ladder, long[] counted, List<Loosening> into) {
        long all = 0;
        for (long count : counted) {
            all += count;
        }
        long sum = 0;
        for (int step = 0; step < counted.length; step++) {
            sum = ladder.widening() ? sum + counted[step] : counted[step];
            if (sum > 0 && (!ladder.widening() || 2 * sum >= all)) {
                into.add(new Loosening(rule, ladder.field(), ladder.steps().get(step), ladder.unit(), sum));
                if (ladder.widening()) {
                    return;
                }
            }
        }
    }
}
