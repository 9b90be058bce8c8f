package org.mumap.rules.permu;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/**
 * A year's land and money of all firms, split over parcels.
 *
 * @param year the year
 * @param shares one per firm and parcel, then the money that lies on no land
 * @param parcels the parcels by code
 * @param notes what was odd in the facts: negative net land, floor space without plot ratio
 */
public record PerMuTable(int year, List<PerMuShare> shares, Map<String, ParcelLand> parcels, List<Message> notes) {

    /** Key of shares whose parcel has no park or town, or whose firm has no industry. */
    public static final String NONE = "NONE";

    /**
     * The rows of a grouping and their total. Money that lies on no land stands in the row {@link PerMu#UNPLACED} whatever the grouping.
     *
     * @param firms names and industries of the firms; a firm that is not among them has neither
     */
    public PerMuRows by(Grouping grouping, Collection<Firm> firms) {
        Map<String, Firm> byCode = firms.stream()
                .collect(Collectors.toMap(Firm::creditCode, Function.identity(), (first, second) -> first));
        RowSums sums = new RowSums();
        RowSums total = new RowSums();
        for (PerMuShare share : shares) {
            Heading heading = share.placed() ? heading(grouping, share, byCode) : new Heading(PerMu.UNPLACED, null);
            sums.add(heading.key(), heading.name(), share);
            total.add("TOTAL", null, share);
        }
        return new PerMuRows(sums.rows(), total.only("TOTAL"));
    }

    /** This table with only the shares of which this holds, for a part of the county; what is unplaced stays out unless it holds of it. */
    public PerMuTable only(Predicate<PerMuShare> kept) {
        return new PerMuTable(year, shares.stream().filter(kept).toList(), parcels, notes);
    }

    private Heading heading(Grouping grouping, PerMuShare share, Map<String, Firm> firms) {
        ParcelLand parcel = parcels.get(share.parcelCode());
        Firm firm = share.creditCode() == null ? null : firms.get(share.creditCode());
        return switch (grouping) {
            case COUNTY -> new Heading("COUNTY", null);
            case PARK -> parcel == null ? Heading.none() : Heading.of(parcel.parkCode(), parcel.parkName());
            case TOWN -> parcel == null ? Heading.none() : Heading.of(parcel.town(), parcel.town());
            case INDUSTRY -> firm == null ? Heading.none() : Heading.of(firm.industryKey(), firm.industryName());
            case ENTERPRISE -> Heading.of(share.creditCode(), firm == null ? null : firm.name());
            case PARCEL -> new Heading(share.parcelCode(), parcel == null ? null : parcel.name());
        };
    }

    private record Heading(String key, @Nullable String name) {

        static Heading of(@Nullable String key, @Nullable String name) {
            return key == null || key.isBlank() ? none() : new Heading(key, name);
        }

        static Heading none() {
            return new Heading(NONE, null);
        }
    }
}
