package org.mumap.rules.siting;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A parcel with the columns a search asks about; a null column was never measured.
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
 * @param roadM distance to the nearest road, m
 * @param powerM distance to the nearest power line or substation, m
 * @param waterM distance to the nearest water main, m
 * @param sewageM distance to the nearest sewer, m
 * @param gasM distance to the nearest gas main, m
 * @param slopeDeg mean slope, degrees
 * @param shape area ÷ area of its smallest rectangle, 0 to 1
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
        @Nullable Double roadM,
        @Nullable Double powerM,
        @Nullable Double waterM,
        @Nullable Double sewageM,
        @Nullable Double gasM,
        @Nullable Double slopeDeg,
        @Nullable Double shape,
        @Nullable Double parkFit,
        @Nullable Double taxWanPerMu,
        boolean encumbered) {}
