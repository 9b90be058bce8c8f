package org.mumap.server.geo;

import org.locationtech.jts.geom.Coordinate;

/**
 * GCJ-02 and BD-09, the shifted longitudes and latitudes of Chinese web maps, and the way back to WGS 84. The shift is no survey
 * transformation: the way back is good to a centimetre of the published formula, and the formula itself to some metres. Good enough
 * for a point that marks a place, never for a boundary.
 *
 * <p>Source: the formula as commonly published; it has no official edition.
 */
public final class ShiftedMaps {

    private static final double HALF_AXIS = 6_378_245.0;
    private static final double ECCENTRICITY_SQUARED = 0.00669342162296594323;
    private static final double BAIDU_PI = Math.PI * 3000.0 / 180.0;
    private static final int ROUNDS = 30;
    private static final double GOOD_ENOUGH = 1e-10;

    private ShiftedMaps() {}

    /** Longitude and latitude of GCJ-02 for a place in WGS 84; outside mainland China there is no shift. */
    public static Coordinate toGcj02(Coordinate wgs84) {
        if (wgs84.x < 72.004 || wgs84.x > 137.8347 || wgs84.y < 0.8293 || wgs84.y > 55.8271) {
            return new Coordinate(wgs84.x, wgs84.y);
        }
        double x = wgs84.x - 105.0;
        double y = wgs84.y - 35.0;
        double latitude = Math.toRadians(wgs84.y);
        double w = 1 - ECCENTRICITY_SQUARED * Math.sin(latitude) * Math.sin(latitude);
        double meridian = HALF_AXIS * (1 - ECCENTRICITY_SQUARED) / (w * Math.sqrt(w));
        double parallel = HALF_AXIS / Math.sqrt(w) * Math.cos(latitude);
        return new Coordinate(
                wgs84.x + Math.toDegrees(eastShift(x, y) / parallel),
                wgs84.y + Math.toDegrees(northShift(x, y) / meridian));
    }

    /** The place in WGS 84 that GCJ-02 shows there. */
    public static Coordinate ofGcj02(Coordinate shifted) {
        Coordinate guess = new Coordinate(shifted.x, shifted.y);
        for (int i = 0; i < ROUNDS; i++) {
            Coordinate there = toGcj02(guess);
            double dx = there.x - shifted.x;
            double dy = there.y - shifted.y;
            guess = new Coordinate(guess.x - dx, guess.y - dy);
            if (Math.abs(dx) < GOOD_ENOUGH && Math.abs(dy) < GOOD_ENOUGH) {
                break;
            }
        }
        return guess;
    }

    /** Longitude and latitude of BD-09 for a place in WGS 84. */
    public static Coordinate toBd09(Coordinate wgs84) {
        Coordinate c = toGcj02(wgs84);
        double z = Math.hypot(c.x, c.y) + 0.00002 * Math.sin(c.y * BAIDU_PI);
        double angle = Math.atan2(c.y, c.x) + 0.000003 * Math.cos(c.x * BAIDU_PI);
        return new Coordinate(z * Math.cos(angle) + 0.0065, z * Math.sin(angle) + 0.006);
    }

    /** The place in WGS 84 that BD-09 shows there. */
    public static Coordinate ofBd09(Coordinate shifted) {
        Coordinate guess = new Coordinate(shifted.x - 0.0115, shifted.y - 0.004);
        for (int i = 0; i < ROUNDS; i++) {
            Coordinate there = toBd09(guess);
            double dx = there.x - shifted.x;
            double dy = there.y - shifted.y;
            guess = new Coordinate(guess.x - dx, guess.y - dy);
            if (Math.abs(dx) < GOOD_ENOUGH && Math.abs(dy) < GOOD_ENOUGH) {
                break;
            }
        }
        return guess;
    }

    private static double northShift(double x, double y) {
        return -100.0
                + 2.0 * x
                + 3.0 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * Math.sqrt(Math.abs(x))
                + (20.0 * Math.sin(6.0 * x * Math.PI) + 20.0 * Math.sin(2.0 * x * Math.PI)) * 2.0 / 3.0
                + (20.0 * Math.sin(y * Math.PI) + 40.0 * Math.sin(y / 3.0 * Math.PI)) * 2.0 / 3.0
                + (160.0 * Math.sin(y / 12.0 * Math.PI) + 320.0 * Math.sin(y * Math.PI / 30.0)) * 2.0 / 3.0;
    }

    private static double eastShift(double x, double y) {
        return 300.0
                + x
                + 2.0 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * Math.sqrt(Math.abs(x))
                + (20.0 * Math.sin(6.0 * x * Math.PI) + 20.0 * Math.sin(2.0 * x * Math.PI)) * 2.0 / 3.0
                + (20.0 * Math.sin(x * Math.PI) + 40.0 * Math.sin(x / 3.0 * Math.PI)) * 2.0 / 3.0
                + (150.0 * Math.sin(x / 12.0 * Math.PI) + 300.0 * Math.sin(x / 30.0 * Math.PI)) * 2.0 / 3.0;
    }
}
