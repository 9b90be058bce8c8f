package org.mumap.rules.measure;

/**
 * The area of a figure on the CGCS2000 ellipsoid, by the formula of the national land survey (国土调查办发〔2008〕32号): a figure is
 * the signed sum of trapezoids between its edges and a meridian, each an exact piece of the ellipsoid between two parallels.
 *
 * <p>Coordinates are longitude and latitude in degrees, alternating: {@code lon, lat, lon, lat …}. A ring may repeat its first point
 * at the end or not; its direction does not matter.
 */
public final class EllipsoidArea {

    /** Semi-major axis of CGCS2000 in metres. */
    public static final double SEMI_MAJOR_AXIS = 6378137.0;
    /** Inverse flattening of CGCS2000. */
    public static final double INVERSE_FLATTENING = 298.257222101;

    private static final double SEMI_MINOR_AXIS = SEMI_MAJOR_AXIS * (1 - 1 / INVERSE_FLATTENING);
    private static final double E2 = 1 - SEMI_MINOR_AXIS * SEMI_MINOR_AXIS / (SEMI_MAJOR_AXIS * SEMI_MAJOR_AXIS);
    private static final double E4 = E2 * E2;
    private static final double E6 = E4 * E2;
    private static final double E8 = E4 * E4;

    private static final double A = 1 + 3.0 / 6 * E2 + 30.0 / 80 * E4 + 35.0 / 112 * E6 + 630.0 / 2304 * E8;
    private static final double B = 1.0 / 6 * E2 + 15.0 / 80 * E4 + 21.0 / 112 * E6 + 420.0 / 2304 * E8;
    private static final double C = 3.0 / 80 * E4 + 7.0 / 112 * E6 + 180.0 / 2304 * E8;
    private static final double D = 1.0 / 112 * E6 + 45.0 / 2304 * E8;
    private static final double E = 5.0 / 2304 * E8;

    private EllipsoidArea() {}

    /**
     * Area of a polygon in square metres: its first ring less all the others.
     *
     * @param rings the shell first, then the holes
     */
    public static double squareMetres(double[]... rings) {
        double area = 0;
        for (int i = 0; i < rings.length; i++) {
            double ring = Math.abs(signedSquareMetres(rings[i]));
            area += i == 0 ? ring : -ring;
        }
        return area;
    }

    /**
     * Signed area of one ring in square metres; positive when it runs anticlockwise.
     *
     * @throws IllegalArgumentException if the coordinates do not come in pairs
     */
    public static double signedSquareMetres(double[] ring) {
        if (ring.length % 2 != 0) {
            throw new IllegalArgumentException("A ring needs pairs of longitude and latitude, got " + ring.length);
        }
        int points = ring.length / 2;
        if (points < 3) {
            return 0;
        }
        // Longitudes relative to the first point keep the products small, and with them the rounding.
        double origin = ring[0];
        double sum = 0;
        for (int i = 0; i < points; i++) {
            int j = (i + 1) % points;
            double middle = Math.toRadians((ring[2 * i] - origin + ring[2 * j] - origin) / 2);
            sum += trapezoid(middle, Math.toRadians(ring[2 * i + 1]), Math.toRadians(ring[2 * j + 1]));
        }
        return sum;
    }

    /** The piece of the ellipsoid between two parallels (radians) over a difference of longitude (radians), in m². */
    private static double trapezoid(double deltaLongitude, double latitude1, double latitude2) {
        double delta = latitude2 - latitude1;
        double middle = (latitude1 + latitude2) / 2;
        double bracket = A * Math.sin(delta / 2) * Math.cos(middle)
                - B * Math.sin(3 * delta / 2) * Math.cos(3 * middle)
                + C * Math.sin(5 * delta / 2) * Math.cos(5 * middle)
                - D * Math.sin(7 * delta / 2) * Math.cos(7 * middle)
                + E * Math.sin(9 * delta / 2) * Math.cos(9 * middle);
        return 2 * SEMI_MINOR_AXIS * SEMI_MINOR_AXIS * deltaLongitude * bracket;
    }
}
