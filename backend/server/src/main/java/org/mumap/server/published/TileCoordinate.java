package org.mumap.server.published;

import java.util.regex.Pattern;
import org.mumap.server.problem.Problem;

/**
 * A tile of the tile matrix set WebMercatorQuad (OGC 17-083r4).
 *
 * @param z tile matrix (zoom), 0 to {@value #LAST_ZOOM}
 * @param x column from the west, below 2^z
 * @param y row from the north, below 2^z
 */
public record TileCoordinate(int z, int x, int y) {

    /** Beyond it a tile is narrower than ten metres. */
    public static final int LAST_ZOOM = 22;

    private static final double WORLD_M = 2 * Math.PI * 6378137;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");

    /**
     * Reads the three parts of an address, before any SQL sees them.
     *
     * @throws Problem 400 when a part is no whole number, 404 when there is no such tile
     */
    public static TileCoordinate parse(String z, String row, String column) {
        for (String part : new String[] {z, row, column}) {
            if (!NUMBER.matcher(part).matches()) {
                throw Problem.badRequest("bad-tile", z, row, column);
            }
        }
        long zoom = Long.parseLong(z);
        long x = Long.parseLong(column);
        long y = Long.parseLong(row);
        if (zoom > LAST_ZOOM || x >= 1L << zoom || y >= 1L << zoom) {
            throw Problem.notFound("no-such-tile", z, row, column);
        }
        return new TileCoordinate((int) zoom, (int) x, (int) y);
    }

    /** Width of the tile in metres of the projection. */
    double width() {
        return WORLD_M / (1L << z);
    }
}
