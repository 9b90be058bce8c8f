package org.mumap.server.siting.web;

import java.util.List;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Point;
import org.mumap.server.siting.assembly.AssembledSite;

/** Assembled sites as rows of a search, behind the single parcels: their score has terms of its own. */
final class AssembledRows {

    private AssembledRows() {}

    static SitingController.RankedRow ranked(AssembledSite site, SiteWords words) {
        Point inside = site.outline().getInteriorPoint();
        return new SitingController.RankedRow(
                site.parts().stream().map(AssembledSite.Part::code).toList(),
                site.parts().stream()
                        .map(part -> part.name() == null ? part.code() : part.name())
                        .collect(Collectors.joining(" + ")),
                null,
                null,
                null,
                List.of(words.assembled(site.parts().size(), site.owners())),
                site.areaMu(),
                site.score(),
                site.terms(),
                site.seams().stream().map(words::seam).toList(),
                null,
                List.of(inside.getX(), inside.getY()));
    }
}
