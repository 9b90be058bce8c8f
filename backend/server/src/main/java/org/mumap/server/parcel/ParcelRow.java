package org.mumap.server.parcel;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parcel in a list.
 *
 * @param areaMu registered area, else the ellipsoidal one, mu, 4 decimals
 * @param idleFinding what is suspected; null where it has not been judged
 * @param taxWanPerMu tax per mu of the newest closed year, 万元/亩; null where unknown
 * @param point a point on it: longitude, latitude (EPSG:4490)
 */
public record ParcelRow(
        String parcelCode,
        @Nullable String name,
        @Nullable String parkCode,
        @Nullable String town,
        BigDecimal areaMu,
        @Nullable String landUseCode,
        @Nullable String supplyState,
        @Nullable String idleFinding,
        @Nullable BigDecimal taxWanPerMu,
        List<Double> point) {

    /** The same with another finding. */
    public ParcelRow judged(@Nullable String finding) {
        return new ParcelRow(
                parcelCode, name, parkCode, town, areaMu, landUseCode, supplyState, finding, taxWanPerMu, point);
    }
}
