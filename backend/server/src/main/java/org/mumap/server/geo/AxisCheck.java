package org.mumap.server.geo;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.mumap.rules.measure.GaussZone;

/**
 * Sees from the numbers that axes were swapped or that the zone is another one than said. Only what is certain is said: a
 * northing in China lies between 1.8 and 6.0 million metres, an easting with zone number begins with it, a latitude never passes
 * 90°.
 *
 * @param county box around the county in EPSG:4490, or null when none is known yet; with it, coordinates that only fit
 *     into the county when swapped or in the neighbouring zone are seen too
 */
public record AxisCheck(@Nullable Envelope county) {

    /** China with its seas, longitude and latitude, generous. */
    private static final Envelope CHINA = new Envelope(72, 137, 3, 54.5);

    /**
     * The fault of a shape in the coordinates of its file, if there is one.
     *
     * @return code {@code swapped-axes}, {@code wrong-zone}, {@code zone-prefix-missing}, {@code zone-prefix-extra}, {@code
     *     zone-prefix-doubled} or {@code not-degrees} with the numbers that show it and the system they look like
     */
    public Optional<ShapeFault> find(Geometry inFile, Crs crs) {
        Envelope box = inFile.getEnvelopeInternal();
        Coordinate at = inFile.getCoordinate();
        Optional<ShapeFault> fault = crs.projected() ? findInPlane(box, at, crs) : findInDegrees(box, at);
        return fault.isPresent() ? fault : findSwappedInCounty(box, at, crs);
    }

    // in systems whose numbers are certain of nothing the county tells: the shape lies in it only with the axes
    // exchanged
    private Optional<ShapeFault> findSwappedInCounty(Envelope box, Coordinate at, Crs crs) {
        Envelope swapped = new Envelope(box.getMinY(), box.getMaxY(), box.getMinX(), box.getMaxX());
        return county != null && !inCounty(box, crs) && inCounty(swapped, crs)
                ? fault("swapped-axes", at, List.of(number(at.x), number(at.y)))
                : Optional.empty();
    }

    private Optional<ShapeFault> findInDegrees(Envelope box, Coordinate at) {
        Envelope swapped = new Envelope(box.getMinY(), box.getMaxY(), box.getMinX(), box.getMaxX());
        boolean beyondPole = Math.max(Math.abs(box.getMinY()), Math.abs(box.getMaxY())) > 90;
        double eastMost = Math.max(Math.abs(box.getMinX()), Math.abs(box.getMaxX()));
        if ((beyondPole && eastMost <= 90) || (!CHINA.contains(box) && CHINA.contains(swapped))) {
            return fault("swapped-axes", at, List.of(number(at.x), number(at.y)));
        }
        if (beyondPole || eastMost > 180) {
            return fault("not-degrees", at, List.of(number(at.x), number(at.y), guess(at)));
        }
        return Optional.empty();
    }

    private Optional<ShapeFault> findInPlane(Envelope box, Coordinate at, Crs crs) {
        Optional<GaussZone> zone = crs.zone();
        if (zone.isEmpty()) {
            return Optional.empty();
        }
        if (northing(box.getMinX()) && northing(box.getMaxX()) && !northing(box.getMinY())) {
            return fault("swapped-axes", at, List.of(number(at.x), number(at.y)));
        }
        boolean prefixed = crs.epsg().orElseThrow() == zone.get().epsgWithPrefix();
        Optional<ShapeFault> prefix = findPrefix(at, crs, zone.get(), prefixed);
        return prefix.isPresent() ? prefix : findNeighbourZone(box, at, crs, zone.get(), prefixed);
    }

    // what stands before the six digits of the easting: nothing, the zone number, another one, or the zone number twice
    private static Optional<ShapeFault> findPrefix(Coordinate at, Crs crs, GaussZone zone, boolean prefixed) {
        int digits = (int) Math.floor(at.x / 1_000_000);
        if (digits == (prefixed ? zone.number() : 0)) {
            return Optional.empty();
        }
        String with = "EPSG:" + zone.epsgWithPrefix();
        String without = "EPSG:" + zone.epsgWithoutPrefix();
        String east = number(at.x);
        if (digits == 0 && northing(at.y)) {
            return fault("zone-prefix-missing", at, List.of(east, crs.toString(), without));
        }
        if (digits == zone.number() && northing(at.y)) {
            return fault("zone-prefix-extra", at, List.of(east, crs.toString(), with));
        }
        boolean doubled = digits == zone.number() * 101 || digits == zone.number() * 2;
        return doubled && northing(at.y)
                ? fault("zone-prefix-doubled", at, List.of(east, crs.toString(), with))
                : fault("wrong-zone", at, List.of(east, crs.toString(), guess(at)));
    }

    // without zone number only the county itself tells: the same numbers fit into it in another zone
    private Optional<ShapeFault> findNeighbourZone(
            Envelope box, Coordinate at, Crs crs, GaussZone zone, boolean prefixed) {
        if (county == null || prefixed || inCounty(box, crs)) {
            return Optional.empty();
        }
        for (int step : new int[] {-1, 1}) {
            int number = zone.number() + step;
            if (zone.width() == 3 ? number < 25 || number > 45 : number < 13 || number > 23) {
                continue;
            }
            Crs other = Crs.get(new GaussZone(zone.width(), number).epsgWithoutPrefix());
            if (inCounty(box, other)) {
                return fault("wrong-zone", at, List.of(number(at.x), crs.toString(), other.toString()));
            }
        }
        return Optional.empty();
    }

    private boolean inCounty(Envelope box, Crs crs) {
        Geometry centre = ShapeFault.FACTORY.createPoint(box.centre());
        return county != null
                && crs.toCgcs2000(centre)
                        .map(p -> county.contains(p.getCoordinate()))
                        .orElse(false);
    }

    private static boolean northing(double value) {
        return value >= 1_800_000 && value <= 6_000_000;
    }

    /** The system these numbers look like, for the cure; the code of a text when they look like nothing. */
    public static String guess(Coordinate at) {
        int zone = (int) Math.floor(at.x / 1_000_000);
        if (northing(at.y) && zone >= 25 && zone <= 45) {
            return "EPSG:" + new GaussZone(3, zone).epsgWithPrefix();
        }
        if (northing(at.y) && zone >= 13 && zone <= 23) {
            return "EPSG:" + new GaussZone(6, zone).epsgWithPrefix();
        }
        return northing(at.y) && zone == 0 ? "EPSG:4534–4554" : "@guess.none";
    }

    private static Optional<ShapeFault> fault(String code, Coordinate at, List<String> args) {
        return Optional.of(new ShapeFault(code, args, ShapeFault.FACTORY.createPoint(new Coordinate(at.x, at.y))));
    }

    private static String number(double value) {
        return Math.abs(value) < 1000 ? Double.toString(value) : String.format(java.util.Locale.ROOT, "%.3f", value);
    }
}
