package org.mumap.server.ingest.format;

import org.locationtech.jts.geom.Coordinate;

/**
 * One boundary point of a boundary-point text.
 *
 * @param name 点号, {@code J1} or {@code 1}; blank when there is none
 * @param ring 地块圈号; blank when there is none
 * @param northing X of the surveyor, metres
 * @param easting Y of the surveyor, metres, with or without zone number
 * @param line line of the file
 */
record BoundaryPoint(String name, String ring, double northing, double easting, int line) {

    /** Nearer than this (m) is the same place. */
    private static final double SAME = 0.001;

    boolean samePlace(BoundaryPoint other) {
        return Math.hypot(northing - other.northing, easting - other.easting) < SAME;
    }

    boolean sameName(BoundaryPoint other) {
        return !name.isEmpty() && name.equals(other.name);
    }

    boolean sameRing(BoundaryPoint other) {
        return ring.equals(other.ring);
    }

    Coordinate inPlane() {
        return new Coordinate(easting, northing);
    }
}
