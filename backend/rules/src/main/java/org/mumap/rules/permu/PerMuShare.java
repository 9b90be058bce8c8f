package org.mumap.rules.permu;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of a firm's land and money that lies on one parcel; or, with parcel {@link PerMu#UNPLACED}, the money that lies on none.
 *
 * @param creditCode the firm; null when a return named none
 * @param parcelCode the parcel, or {@link PerMu#UNPLACED}
 * @param netLandM2 net land, m²: own + leased in + occupied − leased out, never below 0
 * @param registeredM2 the firm's part of the parcel's registered area, by net land, so that parts of a parcel add up to it; m²
 * @param outputFen output in fen
 * @param valueAddedFen value added in fen
 * @param taxFen tax in fen
 * @param fromBuilding true if any of the land was derived from floor space
 * @param known which of the money the firm declared; what is not in it stands as 0 here and is not known
 */
public record PerMuShare(
        @Nullable String creditCode,
        String parcelCode,
        BigDecimal netLandM2,
        BigDecimal registeredM2,
        long outputFen,
        long valueAddedFen,
        long taxFen,
        boolean fromBuilding,
        Set<Figure> known) {

    /** What a return may declare or leave blank. */
    public enum Figure {
        /** 工业总产值. */
        OUTPUT,
        /** 工业增加值. */
        VALUE_ADDED,
        /** 实缴税收. */
        TAX
    }

    public PerMuShare {
        known = Set.copyOf(known);
    }

    /** True if the share lies on a parcel. */
    public boolean placed() {
        return !PerMu.UNPLACED.equals(parcelCode);
    }
}
