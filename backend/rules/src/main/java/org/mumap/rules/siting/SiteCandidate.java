package org.mumap.rules.siting;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A parcel with all that a search asks about and an answer shows.
 *
 * @param parcelCode its code
 * @param name its name
 * @param areaMu its area, mu
 * @param supply the ways in which it could be had; empty = in none
 * @param landUseScheme scheme of its present use
 * @param landUseCode its present use
 * @param plannedUse its planned use: a code of the 2023 land-and-sea guide or of GB 50137 ({@code M2}); it goes before the present use
 * @param parkCode the park it lies in
 * @param controls control lines that meet it
 * @param measures what was measured of it
 * @param works the works of readiness that stand
 * @param parkFit how well it suits its park, 0 to 1; null = 1 inside a park, 0 outside
 * @param taxWanPerMu tax per mu of the newest closed year, 万元
 * @param encumbered true with a mortgage or seizure
 */
public record SiteCandidate(
        String parcelCode,
        @Nullable String name,
        double areaMu,
        Set<SupplyKind> supply,
        @Nullable String landUseScheme,
        @Nullable String landUseCode,
        @Nullable String plannedUse,
        @Nullable String parkCode,
        List<ControlHit> controls,
        Measures measures,
        Set<Readiness> works,
        @Nullable Double parkFit,
        @Nullable Double taxWanPerMu,
        boolean encumbered)
        implements SiteFacts {

    public SiteCandidate {
        supply = Collections.unmodifiableSet(new TreeSet<>(supply));
        works = Collections.unmodifiableSet(new TreeSet<>(works));
        controls = List.copyOf(controls);
    }

    @Override
    public boolean inPark() {
        return parkCode != null;
    }

    @Override
    public double measure(Measure measure) {
        return measures.of(measure);
    }

    @Override
    public boolean ready(Readiness work) {
        return works.contains(work);
    }
}
