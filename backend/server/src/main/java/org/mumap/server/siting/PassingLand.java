package org.mumap.server.siting;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.siting.ControlKind;
import org.mumap.rules.siting.SiteFacts;
import org.mumap.rules.siting.SiteNeed;
import org.mumap.rules.siting.SiteRule;
import org.mumap.rules.siting.SiteVerdict;
import org.mumap.rules.siting.SupplyKind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Land that passes a need, for those that go on from there: assembly, matching, comparison. Works inside the caller's transaction. */
@Component
public class PassingLand {

    private final SiteCandidates candidates;

    PassingLand(SiteCandidates candidates) {
        this.candidates = candidates;
    }

    /**
     * Codes of the parcels that pass all of the need but its smallest area and the plant's rectangle, which only the whole must reach;
     * at most so many.
     */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public List<String> butForArea(SiteNeed need, int most) {
        SiteNeed part = new SiteNeed(
                null,
                need.maxMu(),
                need.supply(),
                need.industryCode(),
                need.pollutionClass(),
                need.require(),
                need.ready(),
                null,
                Map.of(),
                candidates.insideKinds(),
                most);
        return candidates.read(part.measures(), rows -> SiteRule.pass(part, rows, 0, null)).shown().stream()
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
        List<SiteFacts> land = candidates.read(Set.of(), rows -> {
            List<SiteFacts> kept = new ArrayList<>();
            rows.forEach(row -> {
                if (row.supply().stream().anyMatch(wanted::contains)) {
                    kept.add(row);
                }
            });
            return kept;
        });
        return asks.stream()
                .map(ask -> SiteRule.pass(need(ask, inside, most), land, 1, null))
                .map(pass -> pass.verdict(candidates.full(pass.shown())))
                .toList();
    }

    private static SiteNeed need(Ask ask, Set<ControlKind> inside, int most) {
        return new SiteNeed(
                ask.minMu(),
                ask.maxMu(),
                ask.supply(),
                ask.industryCode(),
                null,
                List.of(),
                Set.of(),
                null,
                Map.of(),
                inside,
                most);
    }

    /**
     * What a need says to one parcel.
     *
     * @param supply ways in which it may be had
     * @param ranked its terms, when it fits
     * @param rejected why it does not fit; null when it does
     */
    public record Judged(
            Set<SupplyKind> supply, SiteVerdict.@Nullable Ranked ranked, SiteVerdict.@Nullable Rejected rejected) {}

    /** What a need says to each of these parcels; one that is not in scope is not among the answers. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public Map<String, Judged> judge(SiteNeed need, Set<String> codes) {
        SiteNeed asked = new SiteNeed(
                need.minMu(),
                need.maxMu(),
                need.supply(),
                need.industryCode(),
                need.pollutionClass(),
                need.require(),
                need.ready(),
                need.plant(),
                need.weights(),
                candidates.insideKinds(),
                codes.size());
        SiteVerdict verdict = SiteRule.search(asked, candidates.full(codes).values());
        Map<String, Judged> judged = new HashMap<>();
        for (SiteVerdict.Ranked site : verdict.ranked()) {
            judged.put(site.parcels().get(0), new Judged(site.candidate().supply(), site, null));
        }
        for (SiteVerdict.Rejected site : verdict.rejected()) {
            judged.put(site.parcel(), new Judged(site.candidate().supply(), null, site));
        }
        return judged;
    }
}
