package org.mumap.server.desk;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parcels that share land with a drawn shape; parcels that only touch its edge do not belong.
 *
 * @param total sums over all of them
 * @param rows a page of them
 * @param next code to go on after, null on the last page
 */
public record Selection(
        Total total, List<Row> rows, @Nullable String next) {

    /**
     * One parcel.
     *
     * @param idleFinding what is suspected; null where it has not been judged
     * @param legalState state of its case
     * @param areaMu registered area, else the ellipsoidal one, mu, 4 decimals
     * @param taxWan tax of the year placed on it, 万元; null without return
     * @param outputWan likewise its output
     * @param taxWanPerMu per mu of the land that firms use on it, 万元/亩
     * @param outputWanPerMu likewise
     * @param point a point on it: longitude, latitude (EPSG:4490)
     */
    public record Row(
            String parcelCode,
            @Nullable String name,
            @Nullable String parkCode,
            @Nullable String town,
            @Nullable String holderName,
            @Nullable String landUseCode,
            @Nullable String supplyState,
            @Nullable String idleFinding,
            @Nullable String legalState,
            BigDecimal areaMu,
            @Nullable BigDecimal taxWan,
            @Nullable BigDecimal outputWan,
            @Nullable BigDecimal taxWanPerMu,
            @Nullable BigDecimal outputWanPerMu,
            List<Double> point) {}

    /**
     * The parcels that are alike; the parts add up to the total.
     *
     * @param parcels how many
     * @param withReturns how many of them have money of the year
     * @param areaMu mu, the exact sum of the rows
     * @param taxWan 万元, the exact sum of the rows
     * @param outputWan 万元, the exact sum of the rows
     */
    public record Part(
            @Nullable String idleFinding,
            @Nullable String legalState,
            @Nullable String supplyState,
            @Nullable String landUseCode,
            long parcels,
            long withReturns,
            BigDecimal areaMu,
            BigDecimal taxWan,
            BigDecimal outputWan) {}

    /** The whole, and what it is made of: by finding, legal state, supply and land use. */
    public record Total(
            long parcels,
            long withReturns,
            BigDecimal areaMu,
            BigDecimal taxWan,
            BigDecimal outputWan,
            List<Part> parts) {

        static Total of(List<Part> parts) {
            return new Total(
                    parts.stream().mapToLong(Part::parcels).sum(),
                    parts.stream().mapToLong(Part::withReturns).sum(),
                    parts.stream().map(Part::areaMu).reduce(BigDecimal.ZERO, BigDecimal::add),
                    parts.stream().map(Part::taxWan).reduce(BigDecimal.ZERO, BigDecimal::add),
                    parts.stream().map(Part::outputWan).reduce(BigDecimal.ZERO, BigDecimal::add),
                    parts);
        }
    }
}
