package org.mumap.server.idle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleFinding;
import org.mumap.rules.idle.LegalStatus;

/**
 * Where a parcel stands: as much of its verdict as sorting, filtering and counting need.
 *
 * @param parcelCode the parcel
 * @param parkCode park it is declared in
 * @param town town it lies in
 * @param areaMu area, mu, 4 decimals; the numbers that totals add up
 * @param finding what is suspected
 * @param legal what people have found
 * @param firstFullOn the day the first net year is (or will be) full; null when no clock runs
 * @param dueOn the next day on which a net year will be full, else the last that was; null when no clock runs
 */
public record IdleStanding(
        String parcelCode,
        @Nullable String parkCode,
        @Nullable String town,
        BigDecimal areaMu,
        IdleFinding finding,
        LegalStatus legal,
        @Nullable LocalDate firstFullOn,
        @Nullable LocalDate dueOn) {

    /** Fewest days left first (what has passed long ago before all), those without a clock last; then by parcel code. */
    static final Comparator<IdleStanding> MOST_URGENT_FIRST = Comparator.comparing(IdleStanding::place);

    /** Whether the investigation ought to have been opened: the suspicion could be seen 30 days ago (53号令 art. 5). */
    boolean isOpeningOverdue(LocalDate asOf) {
        boolean suspected = finding == IdleFinding.SUSPECTED_NOT_STARTED || finding == IdleFinding.SUSPECTED_STOPPED;
        return legal == LegalStatus.NONE
                && suspected
                && firstFullOn != null
                && firstFullOn.isBefore(IdleCounter.overdueBefore(asOf));
    }

    /** Its place in the list. */
    Place place() {
        return new Place(dueOn == null ? LocalDate.MAX : dueOn, parcelCode);
    }

    /** The place in the list, from which the next page goes on. */
    String key() {
        return place().urgentOn() + "~" + parcelCode;
    }

    /**
     * A place in the list.
     *
     * @param urgentOn the day that makes it urgent; {@link LocalDate#MAX} without a clock
     * @param parcelCode order within a day, as the database orders texts
     */
    record Place(LocalDate urgentOn, String parcelCode) implements Comparable<Place> {

        /** Before all others. */
        static final Place FIRST = new Place(LocalDate.MIN, "");

        /**
         * Reads a {@link IdleStanding#key()}.
         *
         * @throws java.time.format.DateTimeParseException if it is none
         */
        static Place parse(String key) {
            int tilde = key.indexOf('~');
            return new Place(LocalDate.parse(key.substring(0, Math.max(0, tilde))), key.substring(tilde + 1));
        }

        @Override
        public int compareTo(Place other) {
            int byDay = urgentOn.compareTo(other.urgentOn);
            return byDay != 0 ? byDay : parcelCode.compareTo(other.parcelCode);
        }
    }
}
