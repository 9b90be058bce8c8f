package org.mumap.server.siting.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.mumap.rules.Term;
import org.mumap.rules.siting.SiteVerdict;
import org.mumap.rules.siting.SupplyKind;
import org.mumap.server.siting.SiteChecks;
import org.mumap.server.siting.assembly.AssembledSite;

/**
 * All that is told of one site.
 *
 * @param parcels its parcels
 * @param name its name
 * @param parkCode its park
 * @param town its town
 * @param areaMu its area, mu
 * @param supply ways in which it may be had; of an assembled site those of all parts
 * @param measures what was measured at import, each with its unit; an assembled site has those of its worst part
 * @param readiness works of readiness that all parts have
 * @param terms the summands of the score; empty for an assembled site
 * @param score 0 to 1; null when nothing can be scored
 * @param rejected why it does not fit the need; null when it fits, or is assembled
 * @param assembled how it is put together; null for a single parcel
 * @param checks against each kind of control line
 * @param shape its shape, EPSG:4490
 */
public record SiteSheet(
        List<String> parcels,
        String name,
        @Nullable String parkCode,
        @Nullable String town,
        BigDecimal areaMu,
        Set<SupplyKind> supply,
        List<Measured> measures,
        List<String> readiness,
        List<Term> terms,
        @Nullable Double score,
        SiteVerdict.@Nullable Rejected rejected,
        @Nullable AssembledSite assembled,
        List<SiteChecks.Result> checks,
        Geometry shape) {

    /** A measured value; null when nobody measured. */
    public record Measured(String code, @Nullable Double value, String unit) {}
}
