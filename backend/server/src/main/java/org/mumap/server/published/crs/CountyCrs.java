package org.mumap.server.published.crs;

import java.util.ArrayList;
import java.util.List;
import org.mumap.rules.measure.GaussZone;
import org.mumap.server.problem.Problem;

/** The reference systems of a county: those for everywhere, and the 3° zones that it lies in. */
public final class CountyCrs {

    private static final int ZONE_DEGREES = 3;

    private CountyCrs() {}

    /**
     * All of them, CRS84 first.
     *
     * @param west least longitude of the county
     * @param east greatest longitude
     */
    public static List<ServedCrs> list(double west, double east) {
        List<ServedCrs> all = new ArrayList<>(ServedCrs.EVERYWHERE);
        GaussZone.find3Degree(west).ifPresent(first -> {
            int last = GaussZone.find3Degree(east).map(GaussZone::number).orElse(first.number());
            for (int number = first.number(); number <= last; number++) {
                all.addAll(ServedCrs.ofZone(new GaussZone(ZONE_DEGREES, number)));
            }
        });
        return List.copyOf(all);
    }

    /**
     * The one of that name.
     *
     * @param parameter parameter that names it, for the complaint
     * @throws Problem 400 when the county is not served in it
     */
    public static ServedCrs get(List<ServedCrs> served, String parameter, String uri) {
        return served.stream()
                .filter(crs -> crs.uri().equals(uri))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest("crs-not-supported", parameter, uri));
    }
}
