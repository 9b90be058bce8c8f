package org.mumap.rules.measure;

import java.util.Optional;

/**
 * A Gauss–Krüger zone of CGCS2000 as Chinese cadastral maps use it, with its EPSG codes.
 *
 * <p>3° zones 25–45: EPSG 4488 + zone with the zone number before the easting, 4509 + zone without. 6° zones 13–23: 4478 + zone and
 * 4489 + zone. EPSG defines northing before easting for all of them; PostGIS and our files keep easting first.
 *
 * @param width 3 or 6 degrees
 * @param number 25–45 for 3°, 13–23 for 6°
 */
public record GaussZone(int width, int number) {

    public GaussZone {
        if (!(width == 3 && number >= 25 && number <= 45) && !(width == 6 && number >= 13 && number <= 23)) {
            throw new IllegalArgumentException(
                    "No CGCS2000 zone " + number + " of " + width + "°: 3° zones are 25–45, 6° zones 13–23");
        }
    }

    /** The 3° zone that holds this longitude (degrees east), if it is one of China's (73.5°–136.5°). */
    public static Optional<GaussZone> find3Degree(double longitude) {
        return find(3, Math.floor((longitude + 1.5) / 3));
    }

    /** The 6° zone that holds this longitude (degrees east), if it is one of China's (72°–138°). */
    public static Optional<GaussZone> find6Degree(double longitude) {
        return find(6, Math.floor(longitude / 6) + 1);
    }

    /** The zone an EPSG code stands for, with or without zone prefix, if it is one of CGCS2000. */
    public static Optional<GaussZone> findByEpsg(int epsg) {
        if (epsg >= 4491 && epsg <= 4501) {
            return Optional.of(new GaussZone(6, epsg - 4478));
        }
        if (epsg >= 4502 && epsg <= 4512) {
            return Optional.of(new GaussZone(6, epsg - 4489));
        }
        if (epsg >= 4513 && epsg <= 4533) {
            return Optional.of(new GaussZone(3, epsg - 4488));
        }
        if (epsg >= 4534 && epsg <= 4554) {
            return Optional.of(new GaussZone(3, epsg - 4509));
        }
        return Optional.empty();
    }

    /** EPSG code of the system whose eastings begin with the zone number (8 digits before the point). */
    public int epsgWithPrefix() {
        return (width == 3 ? 4488 : 4478) + number;
    }

    /** EPSG code of the system whose eastings have no zone number (6 digits before the point). */
    public int epsgWithoutPrefix() {
        return (width == 3 ? 4509 : 4489) + number;
    }

    /** Degrees east. */
    public int centralMeridian() {
        return width == 3 ? 3 * number : 6 * number - 3;
    }

    /** False easting in metres of the system with zone prefix: zone × 10⁶ + 500,000. */
    public int falseEastingWithPrefix() {
        return number * 1_000_000 + 500_000;
    }

    private static Optional<GaussZone> find(int width, double number) {
        int low = width == 3 ? 25 : 13;
        int high = width == 3 ? 45 : 23;
        // A longitude that is not a number fails both comparisons and finds nothing.
        return number >= low && number <= high ? Optional.of(new GaussZone(width, (int) number)) : Optional.empty();
    }
}
