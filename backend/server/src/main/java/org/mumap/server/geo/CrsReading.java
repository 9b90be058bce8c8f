package org.mumap.server.geo;

/** What came of reading the name of a coordinate reference system. */
public sealed interface CrsReading {

    /** A system we can bring to EPSG:4490. */
    record Known(Crs crs) implements CrsReading {}

    /**
     * A system we know and do not take: its parameters towards EPSG:4490 are secret, local or deliberately false.
     *
     * @param name name of the system as people know it
     * @param sort why it is refused
     */
    record Refused(String name, Sort sort) implements CrsReading {}

    /** Nothing we know, or nothing that lies on the Earth in two dimensions. */
    record Unknown(String text) implements CrsReading {}

    /** Why a system is refused. */
    enum Sort {
        /** Xian 1980: parameters are not public. */
        XIAN_80,
        /** Beijing 1954: parameters are not public. */
        BEIJING_54,
        /** A local or engineering system. */
        LOCAL,
        /** GCJ-02 or BD-09: shifted on purpose, not a survey system. */
        SHIFTED
    }
}
