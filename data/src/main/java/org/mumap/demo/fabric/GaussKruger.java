package org.mumap.demo.fabric;

import org.locationtech.jts.geom.Coordinate;

/**
 * The Gauss-Krüger plane of one central meridian on the CGCS2000 ellipsoid (a = 6378137 m, 1/f = 298.257222101, scale factor 1):
 * Krüger's series in the third flattening n to n⁴, better than a tenth of a millimetre across a 3° zone and beyond.
 *
 * <p>Plane coordinates are (x = easting with its false easting, y = northing) in metres, geographic ones (longitude, latitude) in
 * degrees. {@link StrictMath} keeps the last digit the same on every machine.
 */
public final class GaussKruger {
    private static final double A = 6378137.0;
    private static final double F = 1 / 298.257222101;
    private static final double N = F / (2 - F);
    private static final double N2 = N * N;
    private static final double N3 = N2 * N;
    private static final double N4 = N2 * N2;
    private static final double RADIUS = A / (1 + N) * (1 + N2 / 4 + N4 / 64);
    private static final double ECCENTRICITY = 2 * StrictMath.sqrt(N) / (1 + N);

    /** From the conformal sphere to the plane. */
    private static final double[] ALPHA = {
        N / 2 - 2 * N2 / 3 + 5 * N3 / 16 + 41 * N4 / 180,
        13 * N2 / 48 - 3 * N3 / 5 + 557 * N4 / 1440,
        61 * N3 / 240 - 103 * N4 / 140,
        49561 * N4 / 161280
    };
    /** From the plane back to the conformal sphere. */
    private static final double[] BETA = {
        N / 2 - 2 * N2 / 3 + 37 * N3 / 96 - N4 / 360,
        N2 / 48 + N3 / 15 - 437 * N4 / 1440,
        17 * N3 / 480 - 37 * N4 / 840,
        4397 * N4 / 161280
    };
    /** From conformal to geographic latitude. */
    private static final double[] DELTA = {
        2 * N - 2 * N2 / 3 - 2 * N3 + 116 * N4 / 45,
        7 * N2 / 3 - 8 * N3 / 5 - 227 * N4 / 45,
        56 * N3 / 15 - 136 * N4 / 35,
        4279 * N4 / 630
    };

    private final double centralMeridian;
    private final double falseEasting;

    private GaussKruger(double centralMeridian, double falseEasting) {
        this.centralMeridian = centralMeridian;
        this.falseEasting = falseEasting;
    }

    /** The 3° zone 25 … 45 with the zone number before the easting: EPSG:4513 … 4533. */
    public static GaussKruger zone3(int zone) {
        if (zone < 25 || zone > 45) {
            throw new IllegalArgumentException("3-degree zones of CGCS2000 are 25 to 45, was " + zone);
        }
        return new GaussKruger(3.0 * zone, zone * 1e6 + 500_000);
    }

    /** Geographic to plane. */
    public Coordinate toPlane(double longitude, double latitude) {
        double lambda = StrictMath.toRadians(longitude - centralMeridian);
        double sin = StrictMath.sin(StrictMath.toRadians(latitude));
        double t = StrictMath.sinh(atanh(sin) - ECCENTRICITY * atanh(ECCENTRICITY * sin));
        double xi = StrictMath.atan2(t, StrictMath.cos(lambda));
        double eta = atanh(StrictMath.sin(lambda) / StrictMath.sqrt(1 + t * t));
        double x = eta;
        double y = xi;
        for (int j = 1; j <= ALPHA.length; j++) {
            x += ALPHA[j - 1] * StrictMath.cos(2 * j * xi) * StrictMath.sinh(2 * j * eta);
            y += ALPHA[j - 1] * StrictMath.sin(2 * j * xi) * StrictMath.cosh(2 * j * eta);
        }
        return new Coordinate(falseEasting + RADIUS * x, RADIUS * y);
    }

    /** Plane to geographic. */
    public Coordinate toGeographic(double easting, double northing) {
        double xi = northing / RADIUS;
        double eta = (easting - falseEasting) / RADIUS;
        double xiSphere = xi;
        double etaSphere = eta;
        for (int j = 1; j <= BETA.length; j++) {
            xiSphere -= BETA[j - 1] * StrictMath.sin(2 * j * xi) * StrictMath.cosh(2 * j * eta);
            etaSphere -= BETA[j - 1] * StrictMath.cos(2 * j * xi) * StrictMath.sinh(2 * j * eta);
        }
        double chi = StrictMath.asin(StrictMath.sin(xiSphere) / StrictMath.cosh(etaSphere));
        double phi = chi;
        for (int j = 1; j <= DELTA.length; j++) {
            phi += DELTA[j - 1] * StrictMath.sin(2 * j * chi);
        }
        double lambda = StrictMath.atan2(StrictMath.sinh(etaSphere), StrictMath.cos(xiSphere));
        return new Coordinate(centralMeridian + StrictMath.toDegrees(lambda), StrictMath.toDegrees(phi));
    }

    private static double atanh(double x) {
        return 0.5 * StrictMath.log((1 + x) / (1 - x));
    }
}
