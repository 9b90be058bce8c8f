package org.mumap.demo;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Polygon;

/**
 * One parcel that other files speak of.
 *
 * @param index running number, the key of its chance streams
 * @param code 19-character parcel code
 * @param name as people say it: 开发区 A1-04
 * @param park park code, null outside
 * @param town the town's name
 * @param shape outline in the plane
 * @param registeredM2 registered area
 * @param use land use code of GB/T 21010-2017
 * @param fate its story
 * @param grant the dates of its supply, null when there is no contract
 * @param plotRatio plot ratio as built or agreed
 */
record Lot(
        int index,
        String code,
        String name,
        @Nullable String park,
        String town,
        Polygon shape,
        BigDecimal registeredM2,
        String use,
        Fate fate,
        @Nullable Grant grant,
        BigDecimal plotRatio) {

    /** mu = m² × 0.0015, exact. */
    BigDecimal mu() {
        return registeredM2.multiply(new BigDecimal("0.0015"));
    }

    double areaMu() {
        return mu().doubleValue();
    }

    boolean industrial() {
        return use.startsWith("06");
    }

    /** The dates; only asked of parcels with a contract. */
    Grant granted() {
        if (grant == null) {
            throw new IllegalStateException(code + " has no contract");
        }
        return grant;
    }
}
