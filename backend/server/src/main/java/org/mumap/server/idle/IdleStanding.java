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
    static final Comparator<IdleStanding> MOST_URGENT_FIRST =
            Comparator.comparing(IdleStanding::urgency).thenComparing(IdleStanding::parcelCode);

    /** Whether the facts alone suspect idleness of either sort. */
    boolean suspected() {
        return finding == IdleFinding.SUSPECTED_NOT_STARTED || finding == IdleFinding.SUSPECTED_STOPPED;
    }

    /** Whether it stands in the list when nothing else is asked for: one of the counters that do not overlap holds it. */
    boolean candidate() {
        return IdleCounter.SUSPECTED.holds(this, LocalDate.MIN)
                || IdleCounter.INVESTIGATING.holds(this, LocalDate.MIN)
                || IdleCounter.FOUND_IDLE.holds(this, LocalDate.MIN)
                || IdleCounter.LATE.holds(this, LocalDate.MIN);
    }

    private LocalDate urgency() {
        return dueOn == null ? LocalDate.MAX : dueOn;
    }

    /** The place in the list, from which the next page goes on. */
    String key() {
        return urgency() + "~" + parcelCode;
    }

    /** Whether it comes after that place. */
    boolean isAfter(Place place) {
        int byUrgency = urgency().compareTo(place.urgency());
        return byUrgency > 0 || (byUrgency == 0 && parcelCode.compareTo(place.parcelCode()) > 0);
    }

    /** A place in the list. */
    record Place(LocalDate urgency, String parcelCode) {

        /**
         * Reads a {@link IdleStanding#key()}.
         *
         * @throws java.time.format.DateTimeParseException if it is none
         */
        static Place parse(String key) {
            int tilde = key.indexOf('~');
            return new Place(LocalDate.parse(key.substring(0, Math.max(0, tilde))), key.substring(tilde + 1));
        }
    }
}
