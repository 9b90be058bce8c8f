package org.mumap.server.desk.classes;

import java.util.Locale;
import org.mumap.server.problem.Problem;

/** What parcels can be classed by: columns of the published view that the map's tiles carry too. */
public enum ClassProperty {
    AREA_MU(Sort.NUMBER, 2),
    TAX_WAN_PER_MU(Sort.OF_YEAR, 2),
    OUTPUT_WAN_PER_MU(Sort.OF_YEAR, 1),
    NET_IDLE_DAYS(Sort.NUMBER, 0),
    SUPPLY_STATE(Sort.CATEGORY, 0),
    TOWN(Sort.CATEGORY, 0),
    PARK_CODE(Sort.CATEGORY, 0);

    /** What kind of values a property has. */
    public enum Sort {
        /** A number of today. */
        NUMBER,
        /** A number of a year. */
        OF_YEAR,
        /** One of a few words. */
        CATEGORY
    }

    private final Sort sort;
    private final int digits;

    ClassProperty(Sort sort, int digits) {
        this.sort = sort;
        this.digits = digits;
    }

    /** What kind of values it has. */
    public Sort sort() {
        return sort;
    }

    /** Decimals in which it is shown, and limits are rounded. */
    public int digits() {
        return digits;
    }

    /** Its column in the published view, and its name in tiles. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The property of that column.
     *
     * @throws Problem (400) when parcels cannot be classed by it
     */
    public static ClassProperty parse(String column) {
        for (ClassProperty property : values()) {
            if (property.column().equals(column)) {
                return property;
            }
        }
        throw Problem.badRequest("unreadable-parameter", "property", column);
    }
}
