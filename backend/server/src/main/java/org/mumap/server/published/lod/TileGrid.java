package org.mumap.server.published.lod;

/**
 * The tiles of one zoom, as numbers.
 *
 * @param z zoom
 */
record TileGrid(int z) {

    static final double HALF_WORLD_M = Math.PI * 6378137;
    private static final int PIXELS = 512;
    private static final int CELLS = 32;

    /** Width of a tile (m of the projection). */
    double width() {
        return 2 * HALF_WORLD_M / (1L << z);
    }

    /** Width of a pixel (m of the projection). */
    double pixel() {
        return width() / PIXELS;
    }

    double pixelArea() {
        return pixel() * pixel();
    }

    /** Area that a block is not merged beyond without need: four times its share of a full tile (m² of the projection). */
    double mostBlockArea() {
        return 4 * width() * width() / Levels.BLOCKS_PER_TILE;
    }

    /** Number of the tile that holds the point. */
    long tile(double x, double y) {
        return number(x, y, width());
    }

    /** Number of the cell, sixteen pixels wide, that holds the point. */
    long cell(double x, double y) {
        return number(x, y, width() / CELLS);
    }

    /** Where the point's cell stands on a curve that keeps neighbours together (Morton). */
    long curve(double x, double y) {
        double cell = width() / CELLS;
        return spread((long) Math.floor((x + HALF_WORLD_M) / cell))
                | spread((long) Math.floor((y + HALF_WORLD_M) / cell)) << 1;
    }

    /** The same curve for a tile by its column and row. */
    long curveOfTile(long column, long row) {
        return spread(column) | spread(row) << 1;
    }

    private static long number(double x, double y, double width) {
        long column = (long) Math.floor((x + HALF_WORLD_M) / width);
        long row = (long) Math.floor((y + HALF_WORLD_M) / width);
        return column << 32 | row & 0xFFFFFFFFL;
    }

    private static long spread(long value) {
        long spread = 0;
        for (int bit = 0; bit < 31; bit++) {
            spread |= (value >>> bit & 1) << 2 * bit;
        }
        return spread;
    }
}
