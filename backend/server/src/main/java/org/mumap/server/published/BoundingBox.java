package org.mumap.server.published;

import java.util.List;
import java.util.regex.Pattern;
import org.mumap.server.problem.Problem;

/**
 * A box in degrees (CRS84 order; CGCS2000 and WGS 84 coincide at this precision).
 *
 * @param west least longitude
 * @param south least latitude
 * @param east greatest longitude
 * @param north greatest latitude
 */
public record BoundingBox(double west, double south, double east, double north) {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}(\\.\\d{1,20})?([eE][+-]?\\d)?");

    /**
     * Reads {@code west,south,east,north}, or six numbers with heights, which do not matter here.
     *
     * @return one box; two when the box crosses the antimeridian (west > east)
     * @throws Problem 400 when it is no box
     */
    public static List<BoundingBox> parse(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 4 && parts.length != 6) {
            throw bad(text);
        }
        int half = parts.length / 2;
        double west = degrees(parts[0], 180, text);
        double south = degrees(parts[1], 90, text);
        double east = degrees(parts[half], 180, text);
        double north = degrees(parts[half + 1], 90, text);
        if (south > north) {
            throw bad(text);
        }
        return west <= east
                ? List.of(new BoundingBox(west, south, east, north))
                : List.of(new BoundingBox(west, south, 180, north), new BoundingBox(-180, south, east, north));
    }

    private static double degrees(String part, int limit, String text) {
        String trimmed = part.trim();
        if (!NUMBER.matcher(trimmed).matches()) {
            throw bad(text);
        }
        double value = Double.parseDouble(trimmed);
        if (Math.abs(value) > limit) {
            throw bad(text);
        }
        return value;
    }

    private static Problem bad(String text) {
        return Problem.badRequest("bad-bbox", text);
    }
}
