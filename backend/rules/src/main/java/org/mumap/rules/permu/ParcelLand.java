package org.mumap.rules.permu;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a parcel.
 *
 * @param parcelCode its code
 * @param name its name
 * @param registeredM2 registered area, m²
 * @param plotRatio 容积率, floor space ÷ land
 * @param parkCode the park it lies in, null outside
 * @param parkName the park's name
 * @param town the town it lies in
 */
public record ParcelLand(
        String parcelCode,
        @Nullable String name,
        @Nullable BigDecimal registeredM2,
        @Nullable BigDecimal plotRatio,
        @Nullable String parkCode,
        @Nullable String parkName,
        @Nullable String town) {}
