package org.mumap.server.published;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.mumap.server.Settings;
import org.mumap.server.published.crs.CountyCrs;
import org.mumap.server.published.crs.ServedCrs;
import org.springframework.stereotype.Component;

/** What reading a question needs to know of the county: its reference systems, its calendar, which layers tell of other days. */
@Component
public class County {

    private final Features features;
    private final Catalogue catalogue;
    private final Settings settings;
    private final Clock clock;

    County(Features features, Catalogue catalogue, Settings settings, Clock clock) {
        this.features = features;
        this.catalogue = catalogue;
        this.settings = settings;
        this.clock = clock;
    }

    /** The reference systems that features are given in, CRS84 first; the zones are those in which areas lie. */
    public List<ServedCrs> crs() {
        return features.extent()
                .map(box -> CountyCrs.list(box.west(), box.east()))
                .orElse(ServedCrs.EVERYWHERE);
    }

    /**
     * The system of that name.
     *
     * @throws org.mumap.server.problem.Problem 400 when features are not given in it
     */
    public ServedCrs crs(String parameter, String uri) {
        // most ask for one of these, and they need no look at the county
        return ServedCrs.EVERYWHERE.stream()
                .filter(crs -> crs.uri().equals(uri))
                .findFirst()
                .orElseGet(() -> CountyCrs.get(crs(), parameter, uri));
    }

    /** The day of an instant, in the county's time. */
    public LocalDate dayOf(Instant instant) {
        return instant.atZone(settings.zone()).toLocalDate();
    }

    /** Today. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The view that shows the collection on other days; the same one when the ledger does not tell of them. */
    public PublishedView onOtherDays(PublishedView view) {
        return catalogue.findPast(view.id()).orElse(view);
    }
}
