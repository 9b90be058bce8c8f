package org.mumap.rules.permu;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table: land, money, and money over land.
 *
 * @param key what the row stands for: park code, town, industry, credit code, parcel code; {@code COUNTY}, {@code TOTAL},
 *     {@code UNPLACED} for what cannot be placed on land, {@code NONE} where the parcel has no park or town or the firm no industry
 * @param name its name, null where none is known
 * @param areaMu net land used by firms, mu, exact
 * @param registeredMu registered area of the parcels used, mu, exact
 * @param outputWan 万元, to the fen
 * @param taxWan 万元, to the fen
 * @param valueAddedWan 万元, to the fen
 * @param outputWanPerMu over all the land, 6 decimals, HALF_UP; null without land, or when no firm declared it
 * @param taxWanPerMu over all the land, 6 decimals, HALF_UP; null without land, or when no firm declared it
 * @param valueAddedWanPerMu over all the land, 6 decimals, HALF_UP; null without land, or when no firm declared it
 * @param enterprises number of firms
 * @param outputUnknown of them those whose output nobody declared: it adds nothing above, their land is counted below
 * @param taxUnknown of them those whose tax nobody declared
 * @param parcels number of parcels
 */
public record PerMuRow(
        String key,
        @Nullable String name,
        BigDecimal areaMu,
        BigDecimal registeredMu,
        BigDecimal outputWan,
        BigDecimal taxWan,
        BigDecimal valueAddedWan,
        @Nullable BigDecimal outputWanPerMu,
        @Nullable BigDecimal taxWanPerMu,
        @Nullable BigDecimal valueAddedWanPerMu,
        int enterprises,
        int outputUnknown,
        int taxUnknown,
        int parcels) {}
