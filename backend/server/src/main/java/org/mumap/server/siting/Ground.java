package org.mumap.server.siting;

/**
 * The ground under a parcel, from the cells of a grid of heights.
 *
 * @param slopeDeg mean slope, degrees; not a number where no cell has eight neighbours
 * @param heightM mean height, m: the level at which cut and fill are equal
 * @param reliefM highest less lowest, m
 * @param cutM3 soil above the mean height, m³; as much is to be filled below it
 */
record Ground(double slopeDeg, double heightM, double reliefM, double cutM3) {

    /** Cut and fill together per mu of a parcel, m³. */
    double earthworkPerMu(double areaM2) {
        return 2 * cutM3 / (areaM2 * 0.0015);
    }
}
