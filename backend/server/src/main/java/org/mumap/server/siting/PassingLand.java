package org.mumap.server.siting;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.siting.ControlKind;
import org.mumap.rules.siting.SiteCandidate;
import org.mumap.rules.siting.SiteNeed;
import org.mumap.rules.siting.SiteRule;
import org.mumap.rules.siting.SiteVerdict;
import org.mumap.rules.siting.SupplyKind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Land that passes a need, for those that go on from there: assembly and matching. Works inside the caller's transaction. */
@Component
public class PassingLand {

    private final SiteCandidates candidates;

    PassingLand(SiteCandidates candidates) {
        this.candidates = candidates;
    }

    /** Codes of the parcels that pass all of the need but its smallest area, at most so many. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public List<String> butForArea(SiteNeed need, int most) {
        SiteNeed smaller = asked(need, null, need.maxMu(), candidates.insideKinds(), most);
        return candidates.read(all -> SiteRule.search(smaller, all, 0)).ranked().stream()
                .map(site -> site.parcels().get(0))
                .sorted()
                .toList();
    }

    /**
     * What a project asks of land.
     *
     * @param minMu smallest area, mu
     * @param maxMu largest area, mu
     * @param industryCode its industry
     * @param supply ways in which the land may be had
     */
    public record Ask(double minMu, double maxMu, @Nullable String industryCode, Set<SupplyKind> supply) {}

    /** For each of these the verdict on all land; the land is read once. At most so many sites pass each. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public List<SiteVerdict> judge(List<Ask> asks, int most) {
        Set<SupplyKind> wanted = EnumSet.noneOf(SupplyKind.class);
        asks.forEach(ask -> wanted.addAll(ask.supply()));
        Set<ControlKind> inside = candidates.insideKinds();
        List<SiteCandidate> land = candidates.read(all -> {
            List<SiteCandidate> kept = new ArrayList<>();
            all.forEach(candidate -> {
                if (candidate.supply().stream().anyMatch(wanted::contains)) {
                    kept.add(candidate);
                }
            });
            return kept;
        });
        return asks.stream()
                .map(ask -> SiteRule.search(need(ask, inside, most), land, 1))
                .toList();
    }

    /**
     * What a need says to one parcel.
     *
     * @param supply ways in which it may be had
     * @param ranked its terms, whether it fits or not; null when it is no land for a firm
     * @param rejected why it does not fit; null when it does
     */
    public record Judged(
            Set<SupplyKind> supply, SiteVerdict.@Nullable Ranked ranked, SiteVerdict.@Nullable Rejected rejected) {}

    /** What a need says to each of these parcels; one that is no land for a firm is not among the answers. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public Map<String, Judged> judge(SiteNeed need, Set<String> codes) {
        SiteNeed asked = asked(need, need.minMu(), need.maxMu(), candidates.insideKinds(), codes.size());
        List<SiteCandidate> land = candidates.read(all -> {
            List<SiteCandidate> kept = new ArrayList<>();
            all.forEach(candidate -> {
                if (codes.contains(candidate.parcelCode())) {
                    kept.add(candidate);
                }
            });
            return kept;
        });
        SiteVerdict verdict = SiteRule.search(asked, land);
        Map<String, Judged> judged = new HashMap<>();
        for (SiteVerdict.Ranked site : verdict.ranked()) {
            judged.put(site.parcels().get(0), new Judged(site.candidate().supply(), site, null));
        }
        for (SiteVerdict.Rejected site : verdict.rejected()) {
            judged.put(site.parcel(), new Judged(site.candidate().supply(), null, site));
        }
        return judged;
    }

    private static SiteNeed asked(
            SiteNeed need, @Nullable Double min, @Nullable Double max, Set<ControlKind> inside, int limit) {
        return new SiteNeed(
                min,
                max,
                need.supply(),
                need.industryCode(),
                need.pollutionClass(),
                need.require(),
                need.weights(),
                inside,
                limit);
    }

    private static SiteNeed need(Ask ask, Set<ControlKind> inside, int most) {
        return new SiteNeed(
                ask.minMu(), ask.maxMu(), ask.supply(), ask.industryCode(), null, List.of(), Map.of(), inside, most);
    }
}
