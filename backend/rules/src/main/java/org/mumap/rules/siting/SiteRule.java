package org.mumap.rules.siting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;
import org.mumap.rules.Term;

/** Searches candidates for a need in one pass; memory grows with the limits asked for, not with the candidates. */
public final class SiteRule {

    /** How many rejected parcels a search keeps unless told otherwise. */
    public static final int REJECTED_KEPT = 200;

    private static final Comparator<Passed> BEST_FIRST = Comparator.comparingDouble(Passed::score)
            .reversed()
            .thenComparing(passed -> passed.facts().parcelCode());

    private static final Comparator<Fallen> NEAREST_FIRST = Comparator.comparingDouble(Fallen::distance)
            .thenComparing(fallen -> fallen.facts().parcelCode());

    private final SiteNeed need;
    private final SiteScore score;
    private final List<SiteQuestion> questions;
    private final long[] counts;
    private final Map<SupplyKind, Long> bySupply = new EnumMap<>(SupplyKind.class);
    private final Loosenings loosenings;
    private final Best<Passed> ranked;
    private final Best<Fallen> rejected;
    private final @Nullable Fallen after;
    private long matched;
    private long rejectedTotal;
    private List<Passed> best = List.of();
    private List<Sensitivity> firmness = List.of();
    private List<Fallen> nearest = List.of();
    private List<SiteFacts> kept = List.of();

    private SiteRule(SiteNeed need, int rejectedKept, @Nullable SiteFacts after) {
        this.need = need;
        this.score = new SiteScore(need);
        this.questions = SiteQuestions.of(need);
        this.counts = new long[questions.size()];
        this.loosenings = new Loosenings(questions);
        this.ranked = new Best<>(Math.max(need.limit(), Sensitivity.SITES), BEST_FIRST);
        this.rejected = new Best<>(rejectedKept, NEAREST_FIRST);
        this.after = after == null ? null : fallen(after);
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
        Pass pass = pass(need, candidates, rejectedKept, null);
        return pass.verdict(pass.rule.kept.stream()
                .map(SiteCandidate.class::cast)
                .collect(Collectors.toMap(SiteCandidate::parcelCode, each -> each, (one, same) -> one)));
    }

    /**
     * The same over lean rows, in two steps, so that only parcels that the verdict shows are asked for in full.
     *
     * @param rejectedKept how many rejected parcels to keep, ≥ 0
     * @param after the rejected parcels kept come after this one in their order; null = from the first
     */
    public static Pass pass(
            SiteNeed need, Iterable<? extends SiteFacts> rows, int rejectedKept, @Nullable SiteFacts after) {
        SiteRule rule = new SiteRule(need, rejectedKept, after);
        rows.forEach(rule::ask);
        return new Pass(rule);
    }

    /** A pass that has ended. */
    public static final class Pass {

        private final SiteRule rule;

        private Pass(SiteRule rule) {
            this.rule = rule;
            rule.end();
        }

        /** Codes of the parcels that the verdict will show. */
        public List<String> shown() {
            return rule.kept.stream().map(SiteFacts::parcelCode).toList();
        }

        /**
         * The verdict.
         *
         * @param candidates the parcels of {@link #shown} in full, by code; one that is missing is left out of the lists
         */
        public SiteVerdict verdict(Map<String, SiteCandidate> candidates) {
            return rule.verdict(candidates);
        }
    }

    private void ask(SiteFacts facts) {
        int first = -1;
        int failed = 0;
        double distance = 0;
        for (int i = 0; i < counts.length; i++) {
            double gap = questions.get(i).gap(facts);
            if (gap > 0) {
                first = first < 0 ? i : first;
                failed++;
                distance += gap;
            }
        }
        if (first < 0) {
            matched++;
            facts.supply().forEach(kind -> bySupply.merge(kind, 1L, Long::sum));
            double scored = score.of(facts);
            Passed worst = ranked.worstWhenFull();
            if (worst == null || scored >= worst.score()) {
                ranked.offer(new Passed(facts, scored));
            }
            return;
        }
        rejectedTotal++;
        counts[first]++;
        if (failed == 1) {
            loosenings.count(first, facts);
        }
        Fallen worst = rejected.worstWhenFull();
        if (worst == null || distance <= worst.distance()) {
            Fallen fallen = new Fallen(facts, first, distance);
            if (after == null || NEAREST_FIRST.compare(fallen, after) > 0) {
                rejected.offer(fallen);
            }
        }
    }

    private Fallen fallen(SiteFacts facts) {
        double distance = 0;
        for (SiteQuestion question : questions) {
            distance += question.gap(facts);
        }
        return new Fallen(facts, 0, distance);
    }

    private void end() {
        List<Passed> passed = ranked.sorted();
        firmness = Sensitivity.of(passed.stream()
                .limit(Sensitivity.SITES)
                .map(each -> score.terms(each.facts()))
                .toList());
        best = passed.subList(0, Math.min(passed.size(), need.limit()));
        nearest = rejected.sorted();
        kept = Stream.concat(best.stream().map(Passed::facts), nearest.stream().map(Fallen::facts))
                .toList();
    }

    private SiteVerdict verdict(Map<String, SiteCandidate> candidates) {
        Map<String, Long> byRule = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                byRule.merge(questions.get(i).rule(), counts[i], Long::sum);
            }
        }
        return new SiteVerdict(
                matched,
                rejectedTotal,
                ranked(candidates),
                nearest.stream()
                        .filter(each -> candidates.containsKey(each.facts().parcelCode()))
                        .map(each -> shown(each, candidates))
                        .toList(),
                Collections.unmodifiableMap(byRule),
                Collections.unmodifiableMap(bySupply),
                loosenings.best(questions));
    }

    private List<SiteVerdict.Ranked> ranked(Map<String, SiteCandidate> candidates) {
        List<SiteVerdict.Ranked> rows = new ArrayList<>();
        for (int i = 0; i < best.size(); i++) {
            SiteCandidate candidate = candidates.get(best.get(i).facts().parcelCode());
            if (candidate != null) {
                Sensitivity firm = i < firmness.size() ? firmness.get(i) : new Sensitivity(i + 1, i + 1, null);
                BigDecimal area = SiteQuestions.shown(candidate.areaMu(), 4);
                List<Message> notes = score.notes(candidate);
                List<Term> terms = score.terms(candidate);
                rows.add(new SiteVerdict.Ranked(
                        List.of(candidate.parcelCode()),
                        candidate,
                        area,
                        best.get(i).score(),
                        terms,
                        notes,
                        firm));
            }
        }
        return List.copyOf(rows);
    }

    private SiteVerdict.Rejected shown(Fallen fallen, Map<String, SiteCandidate> candidates) {
        SiteCandidate candidate =
                Objects.requireNonNull(candidates.get(fallen.facts().parcelCode()));
        Failure failure = questions.get(fallen.first()).explain(candidate);
        return new SiteVerdict.Rejected(
                candidate.parcelCode(),
                candidate,
                failure.rule(),
                failure.value(),
                failure.limit(),
                failure.unit(),
                failure.cure(),
                fallen.distance());
    }

    private record Passed(SiteFacts facts, double score) {}

    private record Fallen(SiteFacts facts, int first, double distance) {}
}
