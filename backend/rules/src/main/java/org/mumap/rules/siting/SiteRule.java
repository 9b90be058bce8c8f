package org.mumap.rules.siting;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mumap.rules.Message;

/** Searches candidates for a need in one pass; memory grows with the limits asked for, not with the candidates. */
public final class SiteRule {

    /** How many rejected parcels a search keeps unless told otherwise. */
    public static final int REJECTED_KEPT = 200;

    private static final Comparator<Passed> BEST_FIRST = Comparator.comparingDouble(Passed::score)
            .reversed()
            .thenComparing(passed -> passed.candidate().parcelCode());

    private static final Comparator<Fallen> NEAREST_FIRST = Comparator.comparingDouble(Fallen::distance)
            .thenComparing(fallen -> fallen.candidate().parcelCode());

    private final SiteScore score;
    private final List<SiteQuestion> questions;
    private final long[] counts;
    private final Map<SupplyKind, Long> bySupply = new EnumMap<>(SupplyKind.class);
    private final Best<Passed> ranked;
    private final Best<Fallen> rejected;
    private long matched;
    private long rejectedTotal;

    private SiteRule(SiteNeed need, int rejectedKept) {
        this.score = new SiteScore(need);
        this.questions = SiteQuestions.of(need);
        this.counts = new long[questions.size()];
        this.ranked = new Best<>(need.limit(), BEST_FIRST);
        this.rejected = new Best<>(rejectedKept, NEAREST_FIRST);
    }

    /** {@link #search(SiteNeed, Iterable, int)} keeping the 200 rejected parcels nearest to passing. */
    public static SiteVerdict search(SiteNeed need, Iterable<SiteCandidate> candidates) {
        return search(need, candidates, REJECTED_KEPT);
    }

    /**
     * The ranked sites and the rejected ones, each with its reason. Equal scores and equal distances are ordered by parcel code, so
     * the same candidates in another order give the same answer.
     *
     * @param rejectedKept how many rejected parcels to keep, ≥ 0
     */
    public static SiteVerdict search(SiteNeed need, Iterable<SiteCandidate> candidates, int rejectedKept) {
        SiteRule rule = new SiteRule(need, rejectedKept);
        candidates.forEach(rule::ask);
        return rule.verdict();
    }

    private void ask(SiteCandidate candidate) {
        int first = -1;
        double distance = 0;
        for (int i = 0; i < questions.size(); i++) {
            double gap = questions.get(i).gap(candidate);
            if (gap > 0) {
                first = first < 0 ? i : first;
                distance += gap;
            }
        }
        if (first < 0) {
            matched++;
            candidate.supply().forEach(kind -> bySupply.merge(kind, 1L, Long::sum));
            ranked.offer(new Passed(candidate, score.of(candidate)));
        } else {
            rejectedTotal++;
            counts[first]++;
            Fallen worst = rejected.worstWhenFull();
            if (worst == null || distance <= worst.distance()) {
                rejected.offer(new Fallen(candidate, first, distance));
            }
        }
    }

    private SiteVerdict verdict() {
        Map<String, Long> byRule = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                byRule.merge(questions.get(i).rule(), counts[i], Long::sum);
            }
        }
        return new SiteVerdict(
                matched,
                rejectedTotal,
                ranked.sorted().stream().map(this::shown).toList(),
                rejected.sorted().stream().map(this::shown).toList(),
                Collections.unmodifiableMap(byRule),
                Collections.unmodifiableMap(bySupply));
    }

    private SiteVerdict.Ranked shown(Passed passed) {
        SiteCandidate candidate = passed.candidate();
        BigDecimal area = SiteQuestions.shown(candidate.areaMu(), 4);
        List<Message> notes = score.notes(candidate);
        return new SiteVerdict.Ranked(
                List.of(candidate.parcelCode()), candidate, area, passed.score(), score.terms(candidate), notes);
    }

    private SiteVerdict.Rejected shown(Fallen fallen) {
        Failure failure = questions.get(fallen.first()).explain(fallen.candidate());
        return new SiteVerdict.Rejected(
                fallen.candidate().parcelCode(),
                fallen.candidate(),
                failure.rule(),
                failure.value(),
                failure.limit(),
                failure.unit(),
                failure.cure(),
                fallen.distance());
    }

    private record Passed(SiteCandidate candidate, double score) {}

    private record Fallen(SiteCandidate candidate, int first, double distance) {}
}
