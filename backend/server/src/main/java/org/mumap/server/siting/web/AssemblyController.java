package org.mumap.server.siting.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Point;
import org.mumap.rules.Term;
import org.mumap.rules.siting.SiteNeed;
import org.mumap.server.access.Permission;
import org.mumap.server.access.SignedIn;
import org.mumap.server.geo.GeoJson;
import org.mumap.server.siting.assembly.AssembledSite;
import org.mumap.server.siting.assembly.Assemblies;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Neighbouring parcels put together for a need. */
@RestController
@RequestMapping("/api/siting")
class AssemblyController {

    private static final int MOST = 10;

    private final Assemblies assemblies;
    private final SignedIn signedIn;

    AssemblyController(Assemblies assemblies, SignedIn signedIn) {
        this.assemblies = assemblies;
        this.signedIn = signedIn;
    }

    /** An assembled site as it goes out. */
    record Row(
            List<String> parcels,
            List<AssembledSite.Part> parts,
            BigDecimal areaMu,
            BigDecimal idleMu,
            int owners,
            double roadM,
            int roadSides,
            double shape,
            double rectangleLongM,
            double rectangleShortM,
            BigDecimal clearWan,
            int costUnknown,
            List<Term> terms,
            double score,
            List<AssembledSite.Seam> seams,
            List<Double> point,
            Map<String, Object> outline) {

        static Row of(AssembledSite site) {
            Point inside = site.outline().getInteriorPoint();
            return new Row(
                    site.parts().stream().map(AssembledSite.Part::code).toList(),
                    site.parts(),
                    site.areaMu(),
                    site.idleMu(),
                    site.owners(),
                    site.roadM(),
                    site.roadSides(),
                    site.shape(),
                    site.longM(),
                    site.shortM(),
                    site.clearWan(),
                    site.costUnknown(),
                    site.terms(),
                    site.score(),
                    site.seams(),
                    List.of(inside.getX(), inside.getY()),
                    GeoJson.toMap(site.outline()));
        }
    }

    /** The sets found, best first. */
    record Answer(List<Row> rows, int plots, int borders, boolean exact, long looked) {

        static Answer of(Assemblies.Found found) {
            return new Answer(
                    found.sites().stream().map(Row::of).toList(),
                    found.plots(),
                    found.borders(),
                    found.exact(),
                    found.looked());
        }
    }

    @PostMapping("/assemblies")
    Answer assemble(@RequestBody NeedRequest request) {
        signedIn.require(Permission.SITING);
        SiteNeed need = request.need();
        return Answer.of(assemblies.find(need, Math.min(need.limit(), MOST)));
    }
}
