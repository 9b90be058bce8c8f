package org.mumap.rules.idle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/**
 * What the facts say about a parcel on a day, with every number it rests on.
 *
 * @param parcelCode the parcel
 * @param asOf the day judged
 * @param finding what is suspected
 * @param clock which time is counted; null when none runs
 * @param baseStartOn the agreed start in force, null when there is none
 * @param baseStartFrom where it comes from
 * @param stoppedOn last day of construction, when the site is stopped
 * @param grossIdleDays days on the clock, 0 before it starts
 * @param netIdleDays the same less excluded days
 * @param yearsFull how many of {@code fullOn} have come
 * @param fullOn the first days on which 1, 2 … net years are full; empty when no clock runs
 * @param shares how far the site has got
 * @param causeStatus how far the question of the cause has got
 * @param route the road the law opens
 * @param feeWan the idle-land fee when the road is FEE and a price is known, 万元, to the fen
 * @param legal what people have found on paper
 * @param clauses the clauses that carry finding and route
 * @param missing evidence that is lacking
 * @param explanation the conclusion first, then each step with its numbers
 * @param phases each phase, when there is more than one
 */
public record IdleVerdict(
        String parcelCode,
        LocalDate asOf,
        IdleFinding finding,
        @Nullable IdleClock clock,
        @Nullable LocalDate baseStartOn,
        @Nullable BaseStartFrom baseStartFrom,
        @Nullable LocalDate stoppedOn,
        long grossIdleDays,
        long netIdleDays,
        int yearsFull,
        List<LocalDate> fullOn,
        Shares shares,
        CauseStatus causeStatus,
        IdleRoute route,
        @Nullable BigDecimal feeWan,
        LegalState legal,
        List<String> clauses,
        List<Message> missing,
        List<Message> explanation,
        List<IdlePhase> phases) {

    /**
     * Shares as shown, 6 decimals HALF_UP. The rule compares the unrounded numbers.
     *
     * @param developed developed ÷ to be developed, null when not computable
     * @param invested invested ÷ agreed investment, null when not computable
     */
    public record Shares(
            @Nullable BigDecimal developed, @Nullable BigDecimal invested) {

        /** Nothing is known. */
        public static final Shares UNKNOWN = new Shares(null, null);
    }

    /** The conclusion in one sentence. */
    public Message summary() {
        return explanation.get(0);
    }
}
