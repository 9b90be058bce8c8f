package org.mumap.server.ingest.format;

/** How the two numbers of a point in a boundary text are read. */
public enum BoundaryReading {
    /** X metres north, Y metres east, as the format has it. */
    NORTH_EAST,
    /** X east, Y north: whoever wrote it exchanged them, as a person found. */
    EAST_NORTH,
    /** X latitude, Y longitude in degrees, which the format does not know, as a person found. */
    DEGREES
}
